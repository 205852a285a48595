"""Putting a configuration together from its layers: `load_config`."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from sffi_dl.config.sdn import Block, parse_sdn, read_sdn
from sffi_dl.config.settings import KEYS, DLConfig, Settings, parse_value
from sffi_dl.errors import ConfigError

__all__ = ["ENV_PREFIX", "FILE_NAME", "LOCAL_FILE_NAME", "config_from_text", "load_config"]

FILE_NAME = "dl.config.sdn"
LOCAL_FILE_NAME = "dl.config.local.sdn"
ENV_PREFIX = "SIMPLE_DL_"

_BASE = "dl"
_MODES = ("training", "inference")
_BLOCKS = (_BASE, *_MODES)

# What one layer sets: (block, key) -> (value, where it stands).
_Layer = dict[tuple[str, str], tuple[object, str]]


def load_config(
    arguments: Mapping[str, object] | None = None,
    *,
    directory: str | os.PathLike[str] | None = None,
    home: str | os.PathLike[str] | None = None,
    environ: Mapping[str, str] | None = None,
) -> DLConfig:
    """The configuration that holds here, from these layers, the later ones first:

    1. `arguments` of the program, by key (``"device"``) or block and key
       (``"training.device"``); None as a value means that the argument was not given.
    2. Environment variables: ``SIMPLE_DL_DEVICE``, ``SIMPLE_DL_TRAINING_DEVICE`` and so on.
    3. ``dl.config.local.sdn`` in `directory`: for this machine, not for version control.
    4. ``dl.config.sdn`` in `directory`.
    5. ``~/.simple/dl.config.sdn``: for this user.
    6. The defaults of `Settings`.

    A layer overrides only the keys that it holds. A value in a layer's ``dl:`` block holds
    for training and inference too, unless the same layer's own block says otherwise; so
    ``--device cpu`` wins over every file.

    Args:
        arguments: texts or values of the right type, by key.
        directory: where the two files are looked for; default: the current directory.
        home: in place of the user's home directory.
        environ: in place of `os.environ`.

    Raises:
        ConfigError: an unknown key or block, a wrong value, an unreadable file.
    """
    folder = Path(directory) if directory is not None else Path()
    paths = [folder / FILE_NAME, folder / LOCAL_FILE_NAME]
    user_file = _user_file(home)
    if user_file is not None:
        paths.insert(0, user_file)

    layers: list[_Layer] = []
    for path in paths:
        blocks = read_sdn(path)
        if blocks is not None:
            layers.append(_file_layer(blocks, str(path)))
    layers.append(_environment_layer(os.environ if environ is None else environ))
    layers.append(_argument_layer(arguments or {}))
    return _merge(layers)


def config_from_text(text: str, name: str = "<text>") -> DLConfig:
    """The configuration that the SDN `text` alone gives; `name` stands for the file in messages.

    Raises:
        ConfigError: as `load_config`.
    """
    return _merge([_file_layer(parse_sdn(text, name), name)])


def _user_file(home: str | os.PathLike[str] | None) -> Path | None:
    try:
        base = Path(home) if home is not None else Path.home()
    except RuntimeError:  # no home directory is known: that layer is empty
        return None
    return base / ".simple" / FILE_NAME


def _file_layer(blocks: Iterable[Block], name: str) -> _Layer:
    layer: _Layer = {}
    for block in blocks:
        where = f"{name}:{block.line}"
        if block.name in KEYS:
            raise ConfigError(
                where, f"key `{block.name}` stands outside of a block", _indented_example(block)
            )
        if block.name not in _BLOCKS:
            raise _unknown(where, "block", block.name, _BLOCKS)
        if block.entries is None:
            raise ConfigError(
                where, f"block `{block.name}` must hold `key: value` lines", ", ".join(KEYS)
            )
        for entry in block.entries:
            where = f"{name}:{entry.line}"
            if entry.key not in KEYS:
                raise _unknown(where, f"key in block `{block.name}`", entry.key, KEYS)
            layer[block.name, entry.key] = (_value(where, entry.key, entry.value), where)
    return layer


def _indented_example(block: Block) -> str:
    return f"a block, such as `dl:`, with `  {block.name}: ...` in the line below"


def _environment_layer(environ: Mapping[str, str]) -> _Layer:
    names = {f"{ENV_PREFIX}{key.upper()}": (_BASE, key) for key in KEYS}
    for mode in _MODES:
        names |= {f"{ENV_PREFIX}{mode.upper()}_{key.upper()}": (mode, key) for key in KEYS}
    layer: _Layer = {}
    for variable in sorted(environ):
        if not variable.startswith(ENV_PREFIX) or not environ[variable]:
            continue  # an empty variable is as good as none
        where = f"environment variable {variable}"
        if variable not in names:
            raise _unknown(where, "variable", variable, names)
        block, key = names[variable]
        layer[block, key] = (_value(where, key, environ[variable]), where)
    return layer


def _argument_layer(arguments: Mapping[str, object]) -> _Layer:
    layer: _Layer = {}
    for name, value in arguments.items():
        where = f"argument {name}"
        block, dot, key = name.partition(".")
        if not dot:
            block, key = _BASE, name
        if block not in _BLOCKS:
            raise _unknown(where, "block", block, _BLOCKS)
        if key not in KEYS:
            raise _unknown(where, "key", key, KEYS)
        if value is not None:
            layer[block, key] = (_value(where, key, value), where)
    return layer


def _value(where: str, key: str, value: object) -> object:
    if value is None and key != "seed":
        raise _wrong_value(where, key, "", "has no value")
    try:
        return parse_value(key, value)
    except ValueError as error:
        problem, _, allowed = str(error).partition("; allowed: ")
        raise ConfigError(where, f"{key}: {problem}", allowed) from None


def _wrong_value(where: str, key: str, text: str, problem: str) -> ConfigError:
    try:
        parse_value(key, text)
    except ValueError as error:
        return ConfigError(where, f"`{key}` {problem}", str(error).partition("; allowed: ")[2])
    return ConfigError(where, f"`{key}` {problem}")


def _unknown(where: str, what: str, name: str, allowed: Iterable[str]) -> ConfigError:
    names = list(allowed)
    near = difflib.get_close_matches(name, names, n=1)
    hint = f" (did you mean `{near[0]}`?)" if near else ""
    return ConfigError(where, f"unknown {what}: `{name}`{hint}", ", ".join(names))


def _merge(layers: Iterable[_Layer]) -> DLConfig:
    settled: dict[str, dict[str, tuple[object, str]]] = {block: {} for block in _BLOCKS}
    for layer in layers:
        for key in KEYS:
            base = layer.get((_BASE, key))
            for block in _BLOCKS:
                found = layer.get((block, key), base)
                if found is not None:
                    settled[block][key] = found

    def fields(block: str) -> dict[str, object]:
        found = settled[block]
        values: dict[str, object] = {key: value for key, (value, _) in found.items()}
        return values | {"origins": {key: where for key, (_, where) in found.items()}}

    modes: dict[str, object] = {mode: _settings(fields(mode)) for mode in _MODES}
    return DLConfig(**fields(_BASE), **modes)  # type: ignore[arg-type]


def _settings(values: dict[str, object]) -> Settings:
    return Settings(**values)  # type: ignore[arg-type]
