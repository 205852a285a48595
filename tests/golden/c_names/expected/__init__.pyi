from sffi_words._native import available as available
from sffi_words.enums import kind as kind
from sffi_words.functions import *
from sffi_words.handles import handle as handle
from sffi_words.handles import result_c as result_c
from sffi_words.results import BytesResult as BytesResult

__version__: str
