from sffi_tables.raw import ops as ops

__all__ = ["ops"]
