from sffi_keywords._native import available as available
from sffi_keywords.enums import words as words
from sffi_keywords.functions import *
from sffi_keywords.handles import node as node

__version__: str
