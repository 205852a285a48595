from sffi.handle import Handle
from sffi_used.enums import Color

class Size(Handle):
    def color(self) -> Color: ...
class Shape(Handle):
    def size(self) -> Size: ...
