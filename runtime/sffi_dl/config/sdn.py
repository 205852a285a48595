"""Reading an SDN configuration file into blocks whose entries know their line.

The SDN that a configuration uses (blocks of ``key: value`` lines and ``#``
comments) is a subset of YAML, so PyYAML reads it. Only the node tree is
composed: no YAML tag is ever turned into a Python object.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sffi_dl.errors import ConfigError

__all__ = ["Block", "Entry", "parse_sdn", "read_sdn"]

_NULL_TAG = "tag:yaml.org,2002:null"
# The tags that YAML gives a plain word by itself; any other was written there by hand.
_PLAIN_TAGS = {
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "merge", "value")
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One ``key: value`` line; `value` is the text without quotes, None for a `null`."""

    key: str
    value: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """A named block of entries; lines count from 1.

    `entries` is None where something else than ``key: value`` lines follows the name.
    """

    name: str
    line: int
    entries: tuple[Entry, ...] | None


def read_sdn(path: Path) -> list[Block] | None:
    """The blocks of the file at `path`, in order; None when there is no such file.

    Raises:
        ConfigError: the file cannot be read or is not a mapping of blocks.
    """
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise ConfigError(str(path), f"cannot be read: {error.strerror}") from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}:{line}", "is not UTF-8 text") from None
    return parse_sdn(text, str(path))


def parse_sdn(text: str, name: str) -> list[Block]:
    """The blocks of the SDN `text`; `name` stands for the file in messages.

    Raises:
        ConfigError: `text` is not a mapping of blocks of ``key: value`` lines.
    """
    try:
        import yaml
    except ImportError:
        raise ConfigError(
            name, "reading it needs PyYAML, which is not installed: pip install 'sffi[dl]'"
        ) from None

    def line_of(node: yaml.Node) -> int:
        return int(node.start_mark.line) + 1

    def scalar(node: yaml.Node, what: str) -> str:
        if not isinstance(node, yaml.ScalarNode):
            raise ConfigError(f"{name}:{line_of(node)}", f"{what} must be a single word or number")
        if node.tag not in _PLAIN_TAGS:
            raise ConfigError(
                f"{name}:{line_of(node)}", f"the tag `{node.tag}` has no meaning here"
            )
        return str(node.value)

    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{name}:{mark.line + 1}" if mark is not None else name
        problem = error.problem or error.context or "not readable as SDN"
        raise ConfigError(where, f"not readable as SDN: {problem}") from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        code = f"U+{error.character:04X}" if isinstance(error.character, int) else "a character"
        raise ConfigError(f"{name}:{line}", f"not readable as SDN: {code} in the text") from None
    except RecursionError:
        raise ConfigError(name, "not readable as SDN: nested too deeply") from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # PyYAML passes on what chr() and int() say of an escape or a directive out of range.
        raise ConfigError(name, f"not readable as SDN: {error}") from None

    if root is None:
        return []
    if not isinstance(root, yaml.MappingNode):
        raise ConfigError(f"{name}:{line_of(root)}", "expected blocks such as `dl:`")
    blocks: dict[str, Block] = {}
    for block_node, body in root.value:
        block = scalar(block_node, "a block's name")
        block_line = line_of(block_node)
        if block in blocks:
            raise ConfigError(
                f"{name}:{block_line}",
                f"block `{block}` was there already, line {blocks[block].line}",
            )
        entries: dict[str, Entry] | None = None
        if isinstance(body, yaml.MappingNode):
            entries = {}
            for key_node, value_node in body.value:
                key = scalar(key_node, "a key")
                line = line_of(key_node)
                if key in entries:
                    raise ConfigError(
                        f"{name}:{line}",
                        f"key `{key}` was there already, line {entries[key].line}",
                    )
                value = scalar(value_node, f"the value of `{key}`")
                null = value_node.tag == _NULL_TAG
                entries[key] = Entry(key, None if null else value, line)
        elif isinstance(body, yaml.ScalarNode) and body.tag == _NULL_TAG:
            entries = {}  # a block with nothing but comments in it
        blocks[block] = Block(
            block, block_line, None if entries is None else tuple(entries.values())
        )
    return list(blocks.values())
