from sffi_store._native import available as available
from sffi_store import stats as stats
from sffi_store.enums import Flags as Flags
from sffi_store.enums import Mode as Mode
from sffi_store.functions import *
from sffi_store.handles import Store as Store
from sffi_store.handles import Cursor as Cursor
from sffi_store.results import FormatResult as FormatResult
from sffi_store.results import PartsResult as PartsResult
from sffi_store.errors import Error as Error

LIMIT: int
BLOCK: int
__version__: str
