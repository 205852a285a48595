"""Whether two libraries gave the same, and how closely."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

# Where bytes differ at all: what is still taken for the same, relative to the largest element.
TOLERANCES = {
    "float64": 1e-12, "complex128": 1e-12, "float32": 1e-5, "complex64": 1e-5,
    "float16": 2e-3, "bfloat16": 2e-2,
}  # fmt: skip

# Errors about the kind or number of arguments. PyTorch's operators raise RuntimeError for them
# where its functions raise TypeError, which is what sffi_torch raises for both.
KIND = re.compile(
    r"Expected a value of type|expected at most|is missing value for argument|Unknown keyword"
    r"|failed to match any schema|Overloaded torch operator invoked|got an unexpected keyword"
    r"|got multiple values|Expected at most|received an invalid combination|must be \w+, not"
    r"|missing \d+ required|takes \d+ positional|Could not convert|Unable to cast"
    r"|unsupported operand"
)
# Advice and places in PyTorch's source that end a message, or depend on how it was built.
TAIL = re.compile(
    r"(?:Exception raised from| \(function |\nException |'aten::\w+' is only available for|"
    r" This could be because the operator doesn't exist|If you're a Facebook|\nTo fix).*", re.DOTALL
)  # fmt: skip


# Operators of PyTorch give the numbers of dtypes and quantisation schemes, those here name them.
NUMBERS = {
    "dtype": (
        "uint8", "int8", "int16", "int32", "int64", "float16", "float32", "float64", "complex32",
        "complex64", "complex128", "bool", "qint8", "quint8", "qint32", "bfloat16",
    ),
    "qscheme": (
        "per_tensor_affine", "per_channel_affine", "per_tensor_symmetric", "per_channel_symmetric",
        "per_channel_affine_float_qparams",
    ),
}  # fmt: skip


class Comparison:
    """Differences between what was expected and what came, and the largest one between numbers."""

    def __init__(self, expected: Callable[[Any], bytes], same_objects: bool) -> None:
        self.expected = expected
        # Whether an argument that comes back has to be the object that was given.
        self.same_objects = same_objects
        self.found: list[str] = []
        self.largest = 0.0

    def outcome(self, wanted: dict[str, Any], got: dict[str, Any]) -> None:
        """Compare two outcomes of one case."""
        if "error" in wanted or "error" in got:
            self.errors(wanted, got, "")
            return
        self.value(wanted["result"], got["result"], "result")
        before, after = wanted.get("changed", {}), got.get("changed", {})
        for index in sorted({*before, *after}):
            if index not in before or index not in after:
                side = "changed" if index in after else "left as it was"
                self.found.append(f"input {index} is {side}")
            else:
                self.value(before[index], after[index], f"input {index} afterwards")
        self.gradients(wanted.get("gradients"), got.get("gradients"))

    def gradients(self, wanted: Any, got: Any) -> None:
        if isinstance(wanted, dict) and "error" in wanted:
            self.errors(wanted, got if isinstance(got, dict) else {}, "gradient: ")
        elif isinstance(got, dict) and "error" in got:
            self.errors({"list": 0}, got, "gradient: ")
        else:
            self.value(wanted, got, "gradient")

    def errors(self, wanted: dict[str, Any], got: dict[str, Any], where: str) -> None:
        """Errors must be of PyTorch's class and hold what its message says."""
        if "error" not in wanted:
            self.found.append(f"{where}raises {got['error'][0]}: {got['message'][:300]}")
            return
        if "error" not in got:
            self.found.append(f"{where}raises no {wanted['error'][0]}: {wanted['message'][:300]}")
            return
        if KIND.search(wanted["message"]):
            if "TypeError" not in got["error"] and "RuntimeError" not in got["error"]:
                self.found.append(f"{where}raises {got['error'][0]} instead of TypeError")
            return
        if wanted["error"][0] not in got["error"]:
            self.found.append(
                f"{where}raises {got['error'][0]} instead of {wanted['error'][0]}: "
                f"{got['message'][:200]} // {wanted['message'][:200]}"
            )
            return
        ours, theirs = words(got["message"]), words(wanted["message"])
        if theirs not in ours:
            self.found.append(f"{where}says {ours[:300]!r} instead of {theirs[:300]!r}")

    def value(self, wanted: Any, got: Any, where: str) -> None:
        """Compare two values of a result."""
        if isinstance(wanted, dict) and isinstance(got, dict) and wanted.keys() == got.keys():
            if "tensor" in wanted:
                self.tensor(wanted["tensor"], got["tensor"], where)
                return
            if "size" in wanted and "dtype" in wanted:
                self.tensor(wanted, got, where)
                return
            if "list" in wanted:
                self.items(wanted["list"], got["list"], where)
                if wanted.get("fields") != got.get("fields"):
                    self.found.append(f"{where}: fields {got.get('fields')} for {wanted['fields']}")
                return
            for key in wanted:
                self.value(wanted[key], got[key], f"{where}.{key}")
            return
        if (
            isinstance(wanted, dict)
            and isinstance(got, dict)
            and "list" in wanted
            and "list" in got
        ):
            # Operators of PyTorch give plain tuples; those of sffi_torch may name the fields.
            self.items(wanted["list"], got["list"], where)
            if "fields" in wanted:
                self.found.append(f"{where}: fields {wanted['fields']} are not named")
            return
        if type(wanted) is int and isinstance(got, dict):
            ((kind, name),) = got.items() if len(got) == 1 else (("", ""),)
            if name in NUMBERS.get(kind, ()) and NUMBERS[kind].index(name) == wanted:
                return
        if type(wanted) is float and type(got) is float and wanted != wanted and got != got:
            return
        if wanted != got or type(wanted) is not type(got):
            self.found.append(f"{where}: {brief(got)} instead of {brief(wanted)}")

    def items(self, wanted: list[Any], got: list[Any], where: str) -> None:
        if len(wanted) != len(got):
            self.found.append(f"{where}: {len(got)} items instead of {len(wanted)}")
            return
        for index, (one, other) in enumerate(zip(wanted, got, strict=True)):
            self.value(one, other, f"{where}[{index}]")

    def tensor(self, wanted: dict[str, Any], got: dict[str, Any], where: str) -> None:
        if "input" in wanted and "input" not in got and not self.same_objects:
            # PyTorch gives the argument itself back where there is nothing to do; here it is
            # another handle on the same tensor.
            wanted = {"shares": wanted["shares"]}
            got = {"shares": got["shares"]}
        for key in sorted({*wanted, *got} - {"data", "parts"}):
            if wanted.get(key) != got.get(key):
                self.found.append(f"{where}: {key} is {got.get(key)} instead of {wanted.get(key)}")
        if "parts" in wanted and "parts" in got:
            self.value(wanted["parts"], got["parts"], where)
        if "data" in wanted and "data" in got and wanted["size"] == got["size"]:
            ours, theirs = got["data"], self.expected(wanted["data"])
            if ours != theirs and wanted["dtype"] == got["dtype"]:
                self.numbers(theirs, ours, wanted["dtype"], where)

    def numbers(self, wanted: bytes, got: bytes, dtype: str, where: str) -> None:
        difference = distance(wanted, got, dtype)
        if difference > TOLERANCES.get(dtype, 0.0):
            self.found.append(f"{where}: values differ by {difference:.3g}")
        else:
            self.largest = max(self.largest, difference)


def distance(wanted: bytes, got: bytes, dtype: str) -> float:
    """The largest difference between two arrays, relative to the largest element (or to 1)."""
    import numpy as np

    if len(wanted) != len(got):
        return float("inf")
    if dtype == "bfloat16":
        one, other = (np.frombuffer(b, "<u2").astype("<u4") << 16 for b in (wanted, got))
        one, other = one.view("<f4"), other.view("<f4")
    elif dtype in TOLERANCES:
        one, other = np.frombuffer(wanted, dtype), np.frombuffer(got, dtype)
    else:
        return float("inf")
    wide = "complex128" if dtype.startswith("complex") else "float64"
    one, other = one.astype(wide), other.astype(wide)
    if (np.isnan(one) != np.isnan(other)).any():
        return float("inf")
    with np.errstate(all="ignore"):
        apart = np.where((one == other) | np.isnan(one), 0, np.abs(one - other))
        largest = np.max(np.abs(one), initial=1.0, where=np.isfinite(one))
    return float(np.nan_to_num(np.max(apart) / largest, nan=np.inf, posinf=np.inf))


def words(message: str) -> str:
    """What a message says, without what depends on the build."""
    message = TAIL.sub("", message)
    message = re.sub(r"0x[0-9a-f]+", "0x", message)
    # With PyTorch's Python part loaded, types have their old names.
    message = re.sub(r"torch\.(?:cuda\.)?(\w+)Tensor\b", r"CPU\1Type", message)
    return " ".join(message.split())


def brief(value: Any) -> str:
    text = str(value)
    return text if len(text) < 120 else text[:117] + "..."
