from sffi_zlib._native import available as available
from sffi_zlib.functions import *
from sffi_zlib.handles import GzFile as GzFile
from sffi_zlib.results import DeflatependingResult as DeflatependingResult
from sffi_zlib.results import GzerrorResult as GzerrorResult
from sffi_zlib.results import Uncompress2Result as Uncompress2Result
from sffi_zlib.errors import Error as Error
from sffi_zlib.errors import FileError as FileError
from sffi_zlib.structs import ZStream as ZStream
from sffi_zlib.structs import GzHeader as GzHeader

ZLIB_VERSION: str
ZLIB_VERNUM: int
ZLIB_VER_MAJOR: int
ZLIB_VER_MINOR: int
ZLIB_VER_REVISION: int
ZLIB_VER_SUBREVISION: int
NO_FLUSH: int
PARTIAL_FLUSH: int
SYNC_FLUSH: int
FULL_FLUSH: int
FINISH: int
BLOCK: int
TREES: int
OK: int
STREAM_END: int
NEED_DICT: int
ERRNO: int
STREAM_ERROR: int
DATA_ERROR: int
MEM_ERROR: int
BUF_ERROR: int
VERSION_ERROR: int
NO_COMPRESSION: int
BEST_SPEED: int
BEST_COMPRESSION: int
DEFAULT_COMPRESSION: int
FILTERED: int
HUFFMAN_ONLY: int
RLE: int
FIXED: int
DEFAULT_STRATEGY: int
BINARY: int
TEXT: int
ASCII: int
UNKNOWN: int
DEFLATED: int
NULL: int
MAX_WBITS: int
MAX_MEM_LEVEL: int
__version__: str
