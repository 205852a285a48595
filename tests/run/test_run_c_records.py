"""Random structs and unions: what sffi makes of them, against what a C compiler makes of them."""

from __future__ import annotations

import ctypes
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import c_records
import pytest
from c_records import Record, random_records, scalars
from hypothesis import given, settings
from hypothesis import strategies as st
from sffi.c import layout as layouts
from sffi.c.define import by_value
from sffi_gen.pipeline import compile_spec

pytestmark = pytest.mark.skipif(shutil.which("gcc") is None, reason="needs gcc")

COUNT = 150


def compiled(records: list[Record], folder: Path, *flags: str) -> ctypes.CDLL:
    source, library = folder / "records.c", folder / "records.so"
    source.write_text(c_records.code(records))
    command = ["gcc", "-w", "-O1", "-shared", "-fPIC", *flags, "-o", library, source]
    # Notes on what GCC 4.4 changed come even with -w.
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return ctypes.CDLL(str(library))


def facts(library: ctypes.CDLL, record: Record) -> list[int]:
    numbers = (ctypes.c_int64 * (len(record.paths()) + 2))()
    library[f"{record.name}_facts"](numbers)
    return list(numbers)


def laid_out(record: Record) -> list[int]:
    return [record.layout.size, record.layout.align, *(bit for _, _, bit in record.paths())]


class Built:
    """Random records, compiled, and their classes from a generated package."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.records = random_records(seed, COUNT)
        self.library = compiled(self.records, folder)
        spec = folder / "records.sffi"
        spec.write_text(c_records.spec(self.records))
        text = compile_spec(str(spec), folder).files["structs.py"]
        self.module: dict[str, Any] = {"__name__": f"records_{seed}"}
        exec(text, self.module)

    def class_of(self, record: Record) -> Any:
        return self.module[c_records.class_name(record)]


@pytest.fixture(scope="module", params=[1, 2])
def built(request: Any, tmp_path_factory: Any) -> Built:
    return Built(request.param, tmp_path_factory.mktemp("records"))


def test_layout_is_the_compilers(built: Built) -> None:
    for record in built.records:
        assert facts(built.library, record) == laid_out(record), record.text()


def test_layout_of_windows_bit_fields(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GCC has Microsoft's rules for bit-fields too, which is the only way to see them here."""

    def as_windows(members: Any, **options: Any) -> layouts.Layout:
        return layouts.lay_out(members, rules="ms", **options)

    monkeypatch.setattr(c_records, "lay_out", as_windows)
    records = random_records(3, COUNT, plain=True)
    library = compiled(records, tmp_path, "-mms-bitfields")
    for record in records:
        assert facts(library, record) == laid_out(record), record.text()


def test_packed_bit_fields_on_windows_are_refused() -> None:
    member = layouts.Member("a", 4, 4, 3)
    with pytest.raises(NotImplementedError, match="packed bit-fields"):
        layouts.lay_out([member], packed=True, rules="ms")


def read(thing: Any, path: str) -> Any:
    return eval(f"thing.{path}", {"thing": thing})


def write(thing: Any, path: str, value: Any) -> None:
    exec(f"thing.{path} = value", {"thing": thing, "value": value})


@settings(deadline=None, max_examples=4)
@given(seed=st.integers(0, 2**32))
def test_every_value_crosses(built: Built, seed: int) -> None:
    """Written in Python and read in C, and the other way round; by pointer and by value."""
    library, records = built.library, built.records
    chance = random.Random(seed)
    refused = 0
    for record in records:
        cls, all_ = built.class_of(record), scalars(record)
        # Members of unions overwrite each other, so only one of them is looked at.
        shared = [chance.choice(all_)] if cls._has_union else all_
        values = {each: each.random(chance) for each in shared if not each.in_chars}
        thing = cls()
        for each, value in values.items():
            write(thing, each.path, value)
            assert read(thing, each.path) == value, (record.text(), each)

        integers = (ctypes.c_int64 * (len(all_) + 1))()
        reals = (ctypes.c_double * (len(all_) + 1))()

        def check(how: str, record: Any, all_: Any, values: Any, n: Any, d: Any) -> None:
            for number, each in enumerate(all_):
                if each in values:
                    got = d[number] if each.real else n[number]
                    assert got == each.crossed(values[each]), (how, record.text(), each)

        library[f"{record.name}_read"](ctypes.byref(thing), integers, reals)
        check("read", record, all_, values, integers, reals)
        try:
            by_value(cls, "echo")
        except TypeError:
            refused += 1
        else:
            echo = library[f"{record.name}_echo"]
            echo.restype = cls
            ctypes.memset(integers, 0, ctypes.sizeof(integers))
            back = echo(-7, thing, ctypes.c_double(2.5), integers, reals)
            check("by value", record, all_, values, integers, reals)
            assert (integers[len(all_)], reals[len(all_)]) == (-7, 2.5)
            for each, value in values.items():
                assert read(back, each.path) == value, (record.text(), each)
        assert bytes(thing.copy()) == bytes(thing) == bytes(cls.from_bytes(bytes(thing)))
        assert thing.copy() == thing or "nan" in repr(thing), record.text()
        assert repr(thing).startswith(cls.__name__)
        if not cls._has_union:
            for number, each in enumerate(all_):
                value = each.crossed(each.random(chance))
                (reals if each.real else integers)[number] = value
            other = cls()
            library[f"{record.name}_write"](ctypes.byref(other), integers, reals)
            for number, each in enumerate(all_):
                got, expected = read(other, each.path), (reals if each.real else integers)[number]
                if each.in_chars:
                    got = got.to_bytes(1, "little") if isinstance(got, int) else got
                assert each.crossed(got) == expected, (record.text(), each)
    assert refused < COUNT / 10
