"""Documentation as Python source."""

from __future__ import annotations

WIDTH = 86


def escaped(line: str) -> str:
    """A line as it stands within a docstring."""
    return line.replace("\\", "\\\\").replace('"""', r"\"\"\"")


def docstring(doc: tuple[str, ...]) -> list[str]:
    """The lines of a docstring, quotes included; whatever the text, it is read back as it was."""
    lines = [escaped(line) for line in doc]
    last = lines[-1]
    # A quote before the closing ones would end the string too early.
    before = last.removesuffix('"')
    if before != last and (len(before) - len(before.rstrip("\\"))) % 2 == 0:
        lines[-1] = f'{last[:-1]}\\"'
    if len(lines) == 1 and len(lines[0]) < WIDTH:
        return [f'"""{lines[0]}"""']
    return [f'"""{lines[0]}', *lines[1:], '"""']
