from sffi.handle import Handle

class Box(Handle):
    ...
