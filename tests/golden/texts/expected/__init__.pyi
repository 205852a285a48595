from sffi_texts._native import available as available
from sffi_texts.functions import *

__version__: str
