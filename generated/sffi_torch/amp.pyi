from sffi_tensor.amp import *
from sffi_tensor.dtypes import dtype as dtype_type
from sffi_tensor.dtypes import dtypeLike as dtype_typeLike
from sffi_tensor.devices import device as device_type
from sffi_tensor.devices import deviceLike as device_typeLike

def is_autocast_available(device_type: device_typeLike) -> bool: ...
def _enter(
    device_type: device_typeLike, enabled: bool, dtype: dtype_typeLike, cache_enabled: bool,
) -> tuple[bool, dtype_type, bool]: ...
def _leave(
    device_type: device_typeLike, enabled: bool, dtype: dtype_typeLike, cache_enabled: bool,
) -> None: ...
