from sffi_data._native import available as available
from sffi_data.enums import Color as Color
from sffi_data.functions import *
from sffi_data.handles import File as File
from sffi_data.errors import Error as Error
from sffi_data.structs import Point as Point
from sffi_data.structs import Bits as Bits
from sffi_data.structs import Packet as Packet
from sffi_data.structs import Tight as Tight
from sffi_data.structs import Value as Value
from sffi_data.structs import Node as Node
from sffi_data.structs import Blob as Blob

__version__: str
