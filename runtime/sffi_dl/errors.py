"""Errors that the deep-learning layer raises on purpose.

Each message says what is wrong, where, and what to do about it, so that a
program can print it as it stands.
"""

from __future__ import annotations

__all__ = ["CheckpointError", "ConfigError", "DLError", "DeviceUnavailableError"]


class DLError(Exception):
    """Base of every error in this package."""


class ConfigError(DLError, ValueError):
    """A configuration has an unknown key, a wrong value, or cannot be read.

    Attributes:
        where: the place, as ``file:line`` or the name of a variable or argument.
        problem: what is wrong there.
        allowed: the allowed keys or values, in words; empty where that makes no sense.
    """

    def __init__(self, where: str, problem: str, allowed: str = "") -> None:
        self.where = where
        self.problem = problem
        self.allowed = allowed
        text = f"{where}: {problem}"
        if allowed:
            text += f"\n  allowed: {allowed}"
        super().__init__(text)

    def __reduce__(self) -> tuple[type[ConfigError], tuple[str, str, str]]:
        return type(self), (self.where, self.problem, self.allowed)


class DeviceUnavailableError(DLError, RuntimeError):
    """The configured device is not there, and falling back was not wanted."""


class CheckpointError(DLError, RuntimeError):
    """A checkpoint cannot be written, read, or does not fit the model."""
