"""Questions to the C compiler, answered by an object file.

Each question becomes one line of C: a constant object whose initialiser is what is asked. The file
is compiled to an object and never linked or run, so a cross compiler answers as well as the
machine's own. Answers are found in the object's bytes by a mark that stands before each of them,
whatever the object's format and byte order.

A question that does not compile is left out, with the compiler's message as its answer, and the
others are asked again: one mistake hides no other.
"""

from __future__ import annotations

import re
import struct
import tempfile
from dataclasses import dataclass
from pathlib import Path

from sffi_gen.header.model import HeaderError
from sffi_gen.header.preprocess import run_compiler

_MARK = b"\x93sffi\r\n\x1a"
_HEAD = "char mark[8]; unsigned order, index, check, about"
_ORDER = 0x01020304
#: what __builtin_classify_type says (GCC's typeclass.h)
INTEGER, POINTER, REAL = (1, 2, 3, 4), 5, 8
_FLAGS = ("-c", "-w", "-O1", "-g0", "-x", "c", "-", "-o")
_MOST_ROUNDS = 50

#: In the C texts below, `@` is the name of the object, and `@HEAD` what it begins with.
_PREAMBLE = f"""
struct sffi_int {{ {_HEAD}; unsigned long long value; }};
struct sffi_real {{ {_HEAD}; double value; }};
"""


@dataclass(frozen=True)
class Answer:
    """``value`` is None where the compiler had none to give; ``problem`` says why then."""

    value: int | float | bytes | None = None
    problem: str = ""

    @property
    def number(self) -> int | None:
        """The value of a question for an integer."""
        return self.value if isinstance(self.value, int) else None


class Probe:
    """Collects questions and asks them all at once.

    Args:
        command: the compiler with its options (``Header.command``).
        preamble: C text that comes before the questions: the includes.
    """

    def __init__(self, command: tuple[str, ...], preamble: str = "") -> None:
        self.command = command
        self.preamble = preamble + _PREAMBLE
        self._lines: list[str] = []
        self._kinds: list[str] = []
        self._known: dict[str, int] = {}
        self._answers: list[Answer] = []

    def integer(self, expression: str) -> int:
        """The value of an integer constant expression; gives the question's number."""
        value = f"(unsigned long long)({expression})"
        about = f"__builtin_classify_type({expression}) * 2 + (({expression}) < 0)"
        return self._add(
            "int", expression, f"const struct sffi_int @ = {{@HEAD, {about}, {value}}};"
        )

    def real(self, expression: str) -> int:
        """The value of a constant expression as a double."""
        about = f"__builtin_classify_type({expression}) * 2"
        return self._add(
            "real", expression, f"const struct sffi_real @ = {{@HEAD, {about}, {expression}}};"
        )

    def text(self, expression: str) -> int:
        """The bytes of a string literal, without the NUL at its end."""
        size = f"sizeof({expression})"
        is_text = f"__builtin_types_compatible_p(__typeof__({expression}), char[{size}])"
        array = f"char value[{is_text} ? {size} : -1]"
        return self._add(
            "text",
            expression,
            f"const struct {{ {_HEAD}; {array}; }} @ = {{@HEAD, {size}, {expression}}};",
        )

    def bits(self, record: str, member: str) -> int:
        """The bytes of a struct in which a bit-field has all bits set, and nothing else has."""
        start = "__builtin_offsetof(struct T_@, value)"
        return self._add(
            "bits",
            f"{record} {member}",
            f"const struct T_@ {{ {_HEAD}; unsigned size; {record} value; }} @ = "
            f"{{@HEAD, {start}, sizeof({record}), {{ .{member} = -1 }}}};",
        )

    def signed_bits(self, record: str, member: str) -> int:
        """1 if a bit-field is signed, 0 if not: no constant says so in C, but the optimiser keeps
        only one of two calls."""
        return self._add(
            "sign",
            f"{record} {member}",
            "int @(void) { extern int sffi_yes_@INDEX_(void), sffi_no_@INDEX_(void); "
            f"return (({record}){{ .{member} = -1 }}).{member} < 0 "
            "? sffi_yes_@INDEX_() : sffi_no_@INDEX_(); }",
        )

    def answer(self, number: int) -> Answer:
        """What came of a question; :meth:`ask` comes before."""
        return self._answers[number]

    def __len__(self) -> int:
        return len(self._lines)

    def _add(self, kind: str, asked: str, line: str) -> int:
        key = f"{kind} {asked}"
        if key not in self._known:
            number = len(self._lines)
            self._known[key] = number
            mark = ", ".join(f"(char){byte}" for byte in _MARK)
            head = f"{{{mark}}}, {_ORDER}u, {number}u, ~{number}u"
            line = line.replace("@HEAD", head).replace("@INDEX", str(number))
            self._lines.append(line.replace("@", f"sffi_{number}").replace("\n", " "))
            self._kinds.append(kind)
        return self._known[key]

    def ask(self) -> None:
        """Compile, as often as it takes for every question to have an answer.

        Raises:
            HeaderError: the compiler cannot be run, or refuses what comes before the questions.
        """
        problems = {
            number: "its brackets do not match"
            for number, line in enumerate(self._lines)
            if not balanced(line)
        }
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "probe.o"
            for _ in range(_MOST_ROUNDS):
                found = self._compile(path, problems)
                if not found:
                    break
                problems.update(found)
            else:
                raise HeaderError(f"{self.command[0]} finds no end of mistakes")
            data = path.read_bytes()
        for number, problem in problems.items():
            if self._kinds[number] == "text" and "array" in problem:
                problems[number] = "it is no text"
        values = self._read(data)
        nothing = Answer(problem="the compiler gave no answer")
        self._answers = [
            Answer(problem=problems[number]) if number in problems else values.get(number, nothing)
            for number in range(len(self._lines))
        ]

    def _compile(self, path: Path, problems: dict[int, str]) -> dict[int, str]:
        """The questions that do not compile, with the compiler's words; none if all do."""
        lines = ["" if n in problems else line for n, line in enumerate(self._lines)]
        text = f'{self.preamble}\n# 1 "sffi-questions"\n' + "\n".join(lines) + "\n"
        done = run_compiler(self.command, [*_FLAGS, str(path)], text)
        if done.returncode == 0:
            return {}
        found: dict[int, str] = {}
        # A mistake within a macro is reported where the macro is, with notes of where it is used.
        _, *parts = re.split(r"^(\S+): (?:fatal )?error: ", done.stderr, flags=re.M)
        for place, said in zip(parts[::2], parts[1::2], strict=True):
            match = re.search(r"^sffi-questions:(\d+):", f"{place}\n{said}", re.M)
            number = int(match.group(1)) - 1 if match else len(lines)
            if number < len(lines) and lines[number]:
                found.setdefault(number, said.partition("\n")[0])
        if not found:
            said = next((x for x in done.stderr.splitlines() if "error" in x), done.stderr.strip())
            raise HeaderError(f"{' '.join(self.command)} does not compile the header: {said}")
        return found

    def _read(self, data: bytes) -> dict[int, Answer]:
        found: dict[int, Answer] = {}
        at = data.find(_MARK)
        while at >= 0:
            order = next(
                (o for o in "<>" if data[at + 8 : at + 12] == struct.pack(o + "I", _ORDER)), ""
            )
            if order and at + 24 <= len(data):
                number, check, about = struct.unpack_from(order + "III", data, at + 12)
                if number ^ check == 0xFFFFFFFF and number < len(self._kinds):
                    found[number] = self._value(data, at, order, self._kinds[number], about)
            at = data.find(_MARK, at + 1)
        for number, kind in enumerate(self._kinds):
            if kind == "sign":
                yes = f"sffi_yes_{number}_".encode() in data
                no = f"sffi_no_{number}_".encode() in data
                if yes != no:
                    found[number] = Answer(int(yes))
        return found

    @staticmethod
    def _value(data: bytes, at: int, order: str, kind: str, about: int) -> Answer:
        value = at + 24
        if kind == "text":
            return Answer(data[value : value + about - 1])
        if kind == "real":
            if about // 2 not in (*INTEGER, REAL):
                return Answer(problem="it is no number")
            return Answer(struct.unpack_from(order + "d", data, value)[0])
        if kind == "bits":
            (size,) = struct.unpack_from(order + "I", data, value)
            return Answer(data[at + about : at + about + size])
        if about // 2 not in INTEGER:
            return Answer(problem="it is no integer")
        return Answer(struct.unpack_from(order + ("q" if about & 1 else "Q"), data, value)[0])


def balanced(text: str) -> bool:
    """Whether the brackets outside of literals match, so that a line of C stays on its line."""
    plain = re.sub(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'', "", text)
    if re.search(r"[\"'\\]|/\*|//|^\s*#", plain):
        return False
    depth: list[str] = []
    for char in plain:
        if char in "([{":
            depth.append(char)
        elif char in ")]}" and (not depth or depth.pop() + char not in ("()", "[]", "{}")):
            return False
    return not depth
