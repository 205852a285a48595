"""Structs and unions of a generated package: what can be read, written and refused."""

from __future__ import annotations

import array
import copy
import ctypes
import gc
import importlib
import pickle
import subprocess
import sys
import weakref
from pathlib import Path
from typing import Any

import pytest
import sffi.c
from c_builder import HERE, generate
from sffi.c.define import by_value


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("shapes")
    generate(HERE / "shapes.sffi", folder)
    sys.path.append(str(folder))
    return importlib.import_module("sffi_shapes.structs")


# --- layout ---------------------------------------------------------------------------------------


def test_every_place_is_the_compilers(shapes: Any, tmp_path: Path) -> None:
    """Size, alignment and offsets of the hand-written header, as the compiler has them."""
    names = {
        **{"Point": "struct point", "Flags": "flags", "Packet": "packet", "Tight": "tight"},
        **{"Value": "value", "Node": "struct node", "Blob": "struct blob", "Wide": "struct wide"},
        "Fixed": "struct fixed",
    }
    lines = ['#include "shapes.h"', "#define CHECK(x) _Static_assert(x, #x);"]
    for name, c in names.items():
        record = getattr(shapes, name)
        assert record._c_name in (c, f"struct {c}", f"union {c}")
        lines.append(f"CHECK(sizeof({c}) == {ctypes.sizeof(record)})")
        lines.append(f"CHECK(_Alignof({c}) == {record._layout.align})")
        for member in record._members.values():
            if member.bits is None:
                lines.append(f"CHECK(offsetof({c}, {member.name}) == {member.offset})")
    source = tmp_path / "check.c"
    source.write_text("\n".join(lines) + "\n")
    subprocess.run(["gcc", "-fsyntax-only", f"-I{HERE}", source], check=True)
    assert sffi.c.offset_of(shapes.Packet, "size") == 1
    assert sffi.c.offset_of(shapes.Blob, "data") == 4
    with pytest.raises(AttributeError, match="Point has no member 'z'"):
        sffi.c.offset_of(shapes.Point, "z")


# --- values ---------------------------------------------------------------------------------------


def test_construction(shapes: Any) -> None:
    assert repr(shapes.Point(1, y=2)) == "Point(x=1, y=2)"
    assert shapes.Point() == shapes.Point(0, 0) != shapes.Point(1)
    for wrong, message in (
        (lambda: shapes.Point(1, 2, 3), "positional arguments"),
        (lambda: shapes.Point(1, x=2), "multiple values for argument 'x'"),
        (lambda: shapes.Point(z=1), "unexpected keyword argument 'z'"),
    ):
        with pytest.raises(TypeError, match=message):
            wrong()
    with pytest.raises(AttributeError):
        shapes.Point().z = 1  # a slip of the pen is not a new attribute


@pytest.mark.parametrize("value", [2**31, -(2**31) - 1, 2**64])
def test_an_integer_out_of_range_changes_nothing(shapes: Any, value: int) -> None:
    point = shapes.Point(7, 8)
    with pytest.raises(OverflowError, match=rf"Point\.x is out of range: {value}"):
        point.x = value
    assert (point.x, point.y) == (7, 8)


def test_wrong_kinds(shapes: Any) -> None:
    point, fixed, flags = shapes.Point(), shapes.Fixed(), shapes.Flags()
    for target, name, value, error in (
        (point, "x", 1.5, TypeError),
        (point, "x", "1", TypeError),
        (point, "x", None, TypeError),
        (fixed, "ratio", "1", TypeError),
        (fixed, "ratio", 1e300, OverflowError),
        (fixed, "letter", b"ab", ValueError),
        (fixed, "letter", 256, OverflowError),
        (fixed, "letter", "a", TypeError),
        (fixed, "name", b"x", TypeError),
        (fixed, "name", None, TypeError),
        (fixed, "name", "a\0b", ValueError),
        (fixed, "name", "\ud800", ValueError),
        (fixed, "at", None, TypeError),
        (fixed, "at", fixed, TypeError),
        (flags, "on", 2, TypeError),
        (flags, "on", "", TypeError),
    ):
        with pytest.raises(error, match=rf"{type(target).__name__}\.{name} "):
            setattr(target, name, value)
    fixed.letter, fixed.ratio, fixed.wide, point.x = b"z", 1, 0x1F600, True
    assert (fixed.letter, fixed.ratio, fixed.wide, point.x) == (b"z", 1.0, 0x1F600, 1)


def test_bit_fields(shapes: Any) -> None:
    flags = shapes.Flags(mode=5, on=True, color=shapes.Color.green, low=-16)
    assert (flags.mode, flags.on, flags.low) == (5, True, -16)
    assert flags.color is shapes.Color.green
    for name, value in (("mode", 8), ("mode", -1), ("low", 16), ("low", -17), ("color", 128)):
        with pytest.raises(OverflowError, match=rf"Flags\.{name} is out of range"):
            setattr(flags, name, value)
    flags.mode = 0
    assert (flags.mode, flags.on, flags.low) == (0, True, -16)
    tight = shapes.Tight(a=7, b=2047, c=-1)
    assert tight == shapes.Tight(7, 2047, -1)
    assert bytes(tight) == bytes([0xFF, 0x3F]) + b"\xff" * 8


def test_enums(shapes: Any) -> None:
    node = shapes.Node(kind=shapes.Color.blue, access=shapes.Access.read | shapes.Access.write)
    assert node.kind is shapes.Color.blue
    assert node.access == shapes.Access.read | shapes.Access.write
    node.kind = 77  # C has more values than the spec; none is an error
    assert (node.kind, type(node.kind)) == (77, int)
    node.access = 8
    assert int(node.access) == 8
    with pytest.raises(TypeError, match="takes a Color or an int, not str"):
        node.kind = "red"
    with pytest.raises(OverflowError, match=r"Node\.access"):
        node.access = 256


def test_unions_share_their_bytes(shapes: Any) -> None:
    value = shapes.Value(d=1.0)
    assert value.i == 0x3FF0000000000000
    value.raw[7] = 0
    assert value == shapes.Value(i=0x00F0000000000000)
    node = shapes.Node(b=1.0)
    assert node.a == 0x3F800000  # of the anonymous union
    node.inner.x, node.inner.y = 3, -4
    assert (node.inner.x, node.inner.y) == (3, -4)
    with pytest.raises(TypeError, match=r"Node\.inner takes a Node_inner, not Point"):
        node.inner = shapes.Point()


# --- arrays ---------------------------------------------------------------------------------------


def test_arrays_are_views(shapes: Any) -> None:
    node = shapes.Node(matrix=[[1, 2, 3], [4, 5, 6.5]])
    assert node.matrix.tolist() == [[1.0, 2.0, 3.0], [4.0, 5.0, 6.5]]
    node.matrix[1][2] = 7
    assert node.matrix[-1][-1] == 7.0
    node.matrix[0][::2] = (8, 9)
    assert node.matrix[0] == [8.0, 2.0, 9.0]
    assert list(node.matrix[0]) == node.matrix[0][:] == [8.0, 2.0, 9.0]
    assert 2.0 in node.matrix[0]
    node.points[1].x = 5
    assert node.points[1] == shapes.Point(5, 0)
    node.points = [shapes.Point(1, 1)] * 3
    assert repr(node.points) == "[" + ", ".join(["Point(x=1, y=1)"] * 3) + "]"
    value = shapes.Value(i=0)
    value.raw = array.array("B", range(8))
    assert bytes(memoryview(value.raw)) == bytes(range(8))
    row = node.matrix[0]
    del node
    gc.collect()
    assert row == [8.0, 2.0, 9.0]  # a view keeps its struct


def test_arrays_of_another_length_or_kind(shapes: Any) -> None:
    node = shapes.Node()
    for name, value, error, message in (
        ("points", [shapes.Point()] * 2, ValueError, r"Node\.points takes 3 values, not 2"),
        ("points", [1, 2, 3], TypeError, r"Node\.points\[0\] takes a Point, not int"),
        ("points", 3, TypeError, r"Node\.points takes a sequence of Point, not int"),
        ("matrix", [[1, 2, 3]], ValueError, r"Node\.matrix takes 2 values, not 1"),
        ("matrix", [[1, 2], [3, 4]], ValueError, r"Node\.matrix\[0\] takes 3 values, not 2"),
        ("label", "x" * 16, ValueError, r"Node\.label has room for 15 bytes and a NUL, not for 16"),
        ("label", b"x", TypeError, r"Node\.label takes a str, not bytes"),
        ("raw", b"12345", ValueError, r"Node\.raw has room for 4 bytes, not for 5"),
        ("raw", 4, TypeError, r"Node\.raw takes bytes, not int"),
    ):
        with pytest.raises(error, match=message):
            setattr(node, name, value)
    value = shapes.Value()
    with pytest.raises(OverflowError, match="item 1 is out of range: 256 does not fit u8"):
        value.raw[:2] = [1, 256]
    assert value.raw[0] == 0  # nothing is written until all is checked
    with pytest.raises(ValueError, match="2 items take 2 values, not 3"):
        value.raw[:2] = [1, 2, 3]
    with pytest.raises(IndexError, match="index 8 is out of range: the array has 8 items"):
        value.raw[8]
    node.label, node.raw = "grün", b"ab"
    assert (node.label, node.raw) == ("grün", b"ab\0\0")


def test_flexible_array_member(shapes: Any) -> None:
    blob = shapes.Blob.make(3, size=3)
    blob.data = [1, 2, 65535]
    blob.data[0] = 9
    assert (blob.size, blob.data.tolist(), len(blob.data)) == (3, [9, 2, 65535], 3)
    assert bytes(blob) == b"\3\0\0\0\x09\0\2\0\xff\xff"
    assert blob.copy() == blob == shapes.Blob.from_bytes(bytes(blob))
    assert shapes.Blob.make(3, size=3) != blob
    with pytest.raises(ValueError, match=r"Blob\.data takes 3 values, not 4"):
        blob.data = [1, 2, 3, 4]
    with pytest.raises(OverflowError, match=r"65536 does not fit u16"):
        blob.data[1] = 65536
    of_c = shapes.Blob.from_address(ctypes.addressof(blob))
    with pytest.raises(ValueError, match=r"Blob\.data: how long it is only C knows"):
        _ = of_c.data
    assert sffi.c.items(of_c, "data", 2).tolist() == [9, 2]
    with pytest.raises(TypeError, match="Point has no flexible array member"):
        shapes.Point.make(3)
    with pytest.raises(TypeError, match="Blob cannot cross by value: it ends in a flexible array"):
        by_value(shapes.Blob, "f")


# --- pointers -------------------------------------------------------------------------------------


def test_what_is_pointed_at_stays_alive(shapes: Any) -> None:
    first = shapes.Node(name="first", next=shapes.Node(name="second"), at=shapes.Point(1, 2))
    first.next.next = shapes.Node(name="third")
    first.titles = ["grün", None]
    gc.collect()
    assert first.next.next.name == "third"
    assert first.next is first.next
    assert (first.at.y, first.titles.tolist()) == (2, ["grün", None])
    assert ctypes.c_char_p.from_address(ctypes.addressof(first.titles)).value == b"gr\xfcn"
    second = first.copy()
    del first
    gc.collect()
    assert (second.name, second.next.next.name, second.titles[0]) == ("first", "third", "grün")
    second.next = None
    assert second.next is None
    outer = shapes.Fixed(name="x", at=shapes.Point(3, 4))
    assert outer.copy().at == shapes.Point(3, 4)


def test_nothing_is_kept_longer(shapes: Any) -> None:
    class Memory(bytearray):
        pass

    memory = Memory(8)
    gone = weakref.ref(memory)
    node = shapes.Node(data=memory)
    del memory
    assert node.data and gone() is not None
    with pytest.raises(BufferError):
        gone().extend(b"more")  # C has its address
    node.data = None
    assert gone() is None


def test_null_where_none_may_be(shapes: Any) -> None:
    fixed = shapes.Fixed()
    assert "name=None, at=None" in repr(fixed)
    for name in ("name", "at"):
        with pytest.raises(ValueError, match="of Fixed is NULL"):
            getattr(fixed, name)


def test_addresses(shapes: Any) -> None:
    node = shapes.Node()
    point = shapes.Point(4, 5)
    node.data = point
    assert node.data == ctypes.addressof(point)
    node.data = 4096
    assert node.data == 4096
    node.data = b"bytes"
    assert ctypes.string_at(node.data, 5) == b"bytes"
    for value, error in (
        (-1, OverflowError),
        (2**64, OverflowError),
        (1.0, TypeError),
        (memoryview(b"12345678")[::2], ValueError),
    ):
        with pytest.raises(error, match=r"Node\.data "):
            node.data = value
    node.data = memoryview(b"within bytes")[7:]  # nothing else holds them
    gc.collect()
    assert ctypes.string_at(node.data, 5) == b"bytes"
    node.count = sffi.c.Ref(sffi.c.i32, 5)
    node.count.value += 1
    assert node.count.value == 6
    node.count = sffi.c.array(sffi.c.i32, [7, 8])
    assert node.count.value == 7
    with pytest.raises(TypeError, match=r"Node\.count takes a Ref of i32 or an array of it"):
        node.count = sffi.c.Ref(sffi.c.i64, 5)
    with pytest.raises(OverflowError, match=r"Ref\(i32\)\.value is out of range"):
        sffi.c.Ref(sffi.c.i32, 2**31)


# --- copies ---------------------------------------------------------------------------------------


def test_copies_and_bytes(shapes: Any) -> None:
    point = shapes.Point(1, -2)
    assert bytes(point) == b"\1\0\0\0\xfe\xff\xff\xff"
    assert shapes.Point.from_bytes(bytes(point)) == point
    twin = copy.deepcopy(point)
    twin.x = 3
    assert (point.x, twin.x) == (1, 3)
    with pytest.raises(ValueError, match="a Point is 8 bytes, not 7"):
        shapes.Point.from_bytes(b"1234567")
    with pytest.raises(TypeError, match="unhashable"):
        hash(point)
    with pytest.raises(TypeError, match="a Node has pointers in it and cannot be pickled"):
        pickle.dumps(shapes.Node())


def test_a_larger_alignment(shapes: Any) -> None:
    wide = [shapes.Wide(1, 2) for _ in range(20)]
    wide += list(sffi.c.array(shapes.Wide, 3))
    assert all(ctypes.addressof(each) % 64 == 0 for each in wide)
    assert wide[3].copy() == wide[4] != shapes.Wide(1, 3)
    with pytest.raises(TypeError, match="Wide cannot cross by value: it is aligned to 64 bytes"):
        by_value(shapes.Wide, "f")


def test_memory_of_c_outlives_its_view(shapes: Any) -> None:
    """What memory of C's points to is held although no Python object owns that memory."""
    memory = (ctypes.c_char * ctypes.sizeof(shapes.Fixed))()
    address = ctypes.addressof(memory)
    shapes.Fixed.from_address(address).name = "kept " * 20
    gc.collect()
    assert shapes.Fixed.from_address(address).name == "kept " * 20
