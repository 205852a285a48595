from typing import Any

from sffi.binding import Library

PROTOTYPES: dict[str, str]
library: Library

def available() -> bool: ...
def __getattr__(name: str) -> Any: ...
