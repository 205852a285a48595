from sffi.c.handle import Handle

class File(Handle):
    ...
