
__all__ = ["is_built"]

def is_built() -> bool: ...
