from typing_extensions import Self
from sffi.handle import Handle

class node(Handle):
    def self(self, cls: int) -> Self: ...
