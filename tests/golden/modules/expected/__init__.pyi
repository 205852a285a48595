from sffi_modules._native import available as available
from sffi_modules import cuda as cuda
from sffi_modules import nn as nn
from sffi_modules.functions import *
from companion.extra import *

__version__: str
