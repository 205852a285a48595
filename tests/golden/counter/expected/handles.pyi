from sffi.handle import Handle

class Counter(Handle):
    ...
