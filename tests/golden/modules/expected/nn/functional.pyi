
__all__ = ["relu"]

def relu(x: float) -> float: ...
