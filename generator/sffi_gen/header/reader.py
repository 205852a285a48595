"""A header to its declarations: the passes in order."""

from __future__ import annotations

import contextlib
import itertools
import os
from collections import Counter
from dataclasses import replace
from fnmatch import fnmatch

from sffi_gen.header.bodies import Bodies
from sffi_gen.header.constants import Platform, Scope, evaluate
from sffi_gen.header.ctype import (
    Array,
    Basic,
    CType,
    FunctionType,
    Named,
    Pointer,
    Tagged,
    Vector,
    canonical,
)
from sffi_gen.header.declarators import Declarators, Declared, Unreadable
from sffi_gen.header.hoist import Plain, real_tag, shown
from sffi_gen.header.literals import NotConstant
from sffi_gen.header.macros import Macros
from sffi_gen.header.model import (
    Enum,
    Function,
    Global,
    Header,
    HeaderError,
    Item,
    Left,
    Place,
    Record,
    Typedef,
)
from sffi_gen.header.notes import annotate
from sffi_gen.header.preprocess import Expanded, compiler_command, is_cpp, preprocess
from sffi_gen.header.scan import TYPE_WORDS, modern, take_values, typedef_names
from sffi_gen.header.split import Chunk, split
from sffi_gen.header.tokens import Token, join, tokenize, tokens_of

_CPP_STARTS = ("namespace", "template", "using", "class", "public", "concept")


def read_header(
    header: str,
    *,
    includes: tuple[str, ...] = (),
    defines: tuple[str, ...] = (),
    also: tuple[str, ...] = (),
    before: tuple[str, ...] = (),
    compiler: str = "",
) -> Header:
    """What a header declares, as this machine's compiler sees it.

    Args:
        header: a path, or a name that the compiler finds (``zlib.h``).
        includes: further folders to look for headers in.
        defines: macros, ``NAME`` or ``NAME=VALUE``.
        also: patterns (``curl/*.h``) of included headers that count as part of this one.
        before: headers that have to be included before it.
        compiler: its command; else ``$CC``, ``cc``, ``gcc``, ``clang``. ``$CPPFLAGS`` is honoured.

    Raises:
        HeaderError: there is no compiler, or the header does not exist, does not get through the
            preprocessor, or is C++.
    """
    command = compiler_command(includes, defines, compiler)
    expanded = preprocess(header, command, before)
    return Reader(header, expanded, also).read()


class Reader:
    """Reads one header. Only what the header itself declares is read at once; of what it includes,
    only the names, and the rest when something needs it."""

    def __init__(self, header: str, expanded: Expanded, also: tuple[str, ...] = ()) -> None:
        self.header = header
        self.expanded = expanded
        self.also = also
        self.main = os.path.realpath(expanded.path)
        self.ours: dict[str, bool] = {}
        self.items: list[tuple[Item, Place, Place]] = []  # with first and last line
        self.typedefs: dict[str, Typedef] = {}
        self.functions: set[str] = set()
        self.later: dict[str, Chunk] = {}  # typedefs and bodies of included headers, unread
        self.included: Counter[str] = Counter()
        self.platform = Platform()
        self.declarators = Declarators(self.size_of_text)
        self.bodies = Bodies(self.declarators, self.integer, itertools.count(1))
        self.scope = Scope(self.platform, self.bodies.constants, self.type_of)
        self.macros = Macros()

    def is_ours(self, file: str) -> bool:
        if file not in self.ours:
            matched = any(fnmatch(file, p) or fnmatch(file, f"*/{p}") for p in self.also)
            self.ours[file] = matched or os.path.realpath(file) == self.main
        return self.ours[file]

    def read(self) -> Header:
        for part in split(tokenize(self.expanded.text, "<stdin>")):
            if isinstance(part, Token):
                self.macros.feed(part, self.is_ours(part.place.file))
                continue
            if self.platform_unknown:
                self.set_platform()
            if self.is_ours(part.place.file):
                self.own(part)
            else:
                self.foreign(part)
        if self.platform_unknown:
            self.set_platform()
        self.load_all()
        self.functions |= {i.name for i, _, _ in self.items if isinstance(i, Function)}
        for macro in self.macros.resolve(self.expanded, self.scope, self.functions):
            self.items.append((macro, macro.place, macro.place))
        return self.finished()

    platform_unknown = True

    def set_platform(self) -> None:
        """The compiler's own macros come first, and say what differs between platforms."""
        self.platform_unknown = False
        number = self.macros.number
        self.platform = Platform(
            long=number("__SIZEOF_LONG__", 8),
            pointer=number("__SIZEOF_POINTER__", 8),
            wchar=number("__SIZEOF_WCHAR_T__", 4),
            long_double=number("__SIZEOF_LONG_DOUBLE__", 16),
            char_signed=not number("__CHAR_UNSIGNED__", 0),
        )
        self.scope = Scope(self.platform, self.bodies.constants, self.type_of)
        self.declarators.pointer_size = self.platform.pointer
        self.bodies.most_aligned = number("__BIGGEST_ALIGNMENT__", 16)

    def finished(self) -> Header:
        order = {file: index for index, file in enumerate(self.files())}
        self.items.sort(key=lambda found: (order.get(found[1].file, 0), found[1].line))
        aliases: dict[str, list[str]] = {}
        for typedef in self.typedefs.values():
            if isinstance(typedef.type, Tagged):
                aliases.setdefault(typedef.type.key, []).append(typedef.name)

        def complete(item: Item) -> Item:
            if isinstance(item, Record):
                item = self.bodies.records.get(item.key, item)
                return replace(item, typedefs=tuple(aliases.get(item.key, ())))
            if isinstance(item, Enum):
                item = self.bodies.enums.get(item.key, item)
                return replace(item, typedefs=tuple(aliases.get(item.key, ())))
            return item

        items = annotate([(complete(item), a, b) for item, a, b in self.items])
        records = {k: complete(r) for k, r in self.bodies.records.items()}
        enums = {k: complete(e) for k, e in self.bodies.enums.items()}
        for item in items:
            if isinstance(item, Record):
                records[item.key] = item
            elif isinstance(item, Enum):
                enums[item.key] = item
        return Header(
            path=self.expanded.path,
            items=tuple(items),
            typedefs=self.typedefs,
            records=records,  # type: ignore[arg-type]
            enums=enums,  # type: ignore[arg-type]
            command=self.expanded.command,
            files=tuple(self.files()),
            included=dict(self.included),
        )

    def files(self) -> list[str]:
        return [file for file, own in self.ours.items() if own]

    # --- declarations ---------------------------------------------------------------------------

    def own(self, chunk: Chunk) -> None:
        """Read a declaration of the header itself."""
        first, last = chunk.place, chunk.tokens[-1].place
        if last.file != first.file:
            last = first
        start = chunk.tokens[0].text
        if start in _CPP_STARTS:
            raise HeaderError(is_cpp(self.header, f"has `{start}`", first.line))
        if start in ("_Static_assert", "static_assert"):
            return
        try:
            if chunk.problem:
                raise Unreadable(chunk.problem)
            found = self.declaration(chunk)
        except Unreadable as error:
            reason = str(error)
            if any(token.text == "::" for token in chunk.tokens):
                raise HeaderError(is_cpp(self.header, "has `::`", first.line)) from None
            found = [Left(shown(chunk.tokens), reason, first)]
        found += self.bodies.left
        self.bodies.left.clear()
        for item in found:
            self.items.append((item, first, last))

    def declaration(self, chunk: Chunk) -> list[Item]:
        tokens = chunk.tokens
        if tokens[0].text in ("asm", "__asm__", "__asm"):
            raise Unreadable("it is assembler for the file itself")
        plain = self.bodies.hoist(tokens)
        outer = [self.bodies.add(body, chunk) for body in plain.bodies]
        found: list[Item] = [*self.bodies.nested, *outer]
        self.bodies.nested.clear()
        values = take_values(plain)
        words = [t.text for t in plain.tokens if t.text not in ("const", "volatile", "typedef")]
        if len(words) == 2 and words[0] in ("struct", "union", "enum"):
            if not plain.bodies:
                found += self.announced(plain, words)
            return found
        if not plain.tokens:
            return found  # attributes alone: `__attribute__((...));`
        declared = self.declarators.read(modern(plain, self.declarators) if chunk.body else plain)
        place = tokens[0].place
        for index, one in enumerate(declared):
            found.append(self.item(one, plain, chunk, place, values.get(index, "")))
        return found

    def announced(self, plain: Plain, words: list[str]) -> list[Item]:
        """``struct tag;``"""
        kind, tag = words[0], real_tag(words[1])
        place, attributes = plain.tokens[0].place, plain.all_own(0)
        if kind == "enum":
            return [Enum(tag, None, None, attributes, place)]
        return [Record(kind, tag, None, attributes, place)]

    def item(self, one: Declared, plain: Plain, chunk: Chunk, place: Place, value: str) -> Item:
        if one.storage == ("typedef",):
            typedef = Typedef(one.name, one.type, self.bodies.measured(one.attributes), place)
            self.declarators.typedefs.add(one.name)
            self.typedefs[one.name] = typedef
            return typedef
        static, kind = "static" in one.storage, one.type
        if isinstance(kind, Named):
            behind = self.behind(kind)
            kind = behind if isinstance(behind, FunctionType) else kind
        symbol = one.label or one.name
        if isinstance(kind, FunctionType):
            inline = "inline" in plain.flags or chunk.body
            self.functions.add(one.name)
            return Function(
                one.name, kind, symbol, one.attributes, place, static=static, inline=inline
            )
        thread = "thread" in plain.flags
        return Global(
            one.name,
            kind,
            symbol,
            one.attributes,
            place,
            static=static,
            thread=thread,
            value=value,
            constant=self.constant(value) if static else None,
        )

    # --- what other headers declare -------------------------------------------------------------

    def foreign(self, chunk: Chunk) -> None:
        """Note the names of a declaration of an included header."""
        self.included[chunk.place.file] += 1
        tokens = chunk.tokens
        texts = [token.text for token in tokens]
        if "{" in texts and not chunk.body:
            if "enum" in texts:
                self.load(chunk)
                return
            for at, text in enumerate(texts[:-1]):
                if text in ("struct", "union") and tokens[at + 1].kind == "name":
                    self.later.setdefault(f"{text} {texts[at + 1]}", chunk)
        if texts[0] == "typedef" or texts[:2] == ["__extension__", "typedef"]:
            for name in typedef_names(tokens):
                self.declarators.typedefs.add(name)
                self.later[name] = chunk
        elif not chunk.body and texts[0] not in ("struct", "union", "enum") and "(" in texts:
            at = texts.index("(")
            self.functions.add(texts[at - 1] if at else "")

    def load(self, chunk: Chunk) -> None:
        """Read a declaration of an included header; what cannot be read is not known, no more."""
        with contextlib.suppress(Unreadable):
            self.declaration(chunk)
        self.bodies.left.clear()

    def need(self, key: str) -> None:
        chunk = self.later.pop(key, None)
        if chunk is not None:
            self.load(chunk)

    def behind(self, kind: CType) -> CType:
        """What is behind a typedef's name, read if it was not yet."""
        for _ in range(100):
            if not isinstance(kind, Named):
                break
            self.need(kind.name)
            if kind.name not in self.typedefs:
                break
            kind = self.typedefs[kind.name].type
        return kind

    def load_all(self) -> None:
        """Read everything of included headers that our declarations mention, however deep."""
        seen: set[str] = set()
        open_: list[CType] = []

        def mention(kind: CType) -> None:
            if isinstance(kind, Pointer):
                mention(kind.to)
            elif isinstance(kind, (Array, Vector)):
                mention(kind.of)
            elif isinstance(kind, FunctionType):
                mention(kind.result)
                for param in kind.params:
                    mention(param.type)
            elif isinstance(kind, (Named, Tagged)):
                key = kind.name if isinstance(kind, Named) else kind.key
                if key not in seen:
                    seen.add(key)
                    open_.append(kind)

        def of_record(record: Record) -> None:
            for one in record.fields or ():
                mention(one.type)

        for item, _, _ in list(self.items):
            if isinstance(item, (Function, Typedef, Global)):
                mention(item.type)
            elif isinstance(item, Record):
                of_record(item)
        while open_:
            kind = open_.pop()
            if isinstance(kind, Named):
                self.need(kind.name)
                if kind.name in self.typedefs:
                    mention(self.typedefs[kind.name].type)
            elif isinstance(kind, Tagged):
                self.need(kind.key)
                if kind.key in self.bodies.records:
                    of_record(self.bodies.records[kind.key])

    # --- constants ------------------------------------------------------------------------------

    def size_of_text(self, text: str) -> int | None:
        return self.integer(list(tokens_of(text, Place("", 0))))

    def constant(self, text: str) -> int | float | None:
        try:
            value = evaluate(list(tokens_of(text, Place("", 0))), self.scope).value
        except NotConstant:
            return None
        return None if isinstance(value, bytes) else value

    def integer(self, tokens: list[Token]) -> int | None:
        try:
            value = evaluate(tokens, self.scope).value
        except NotConstant:
            return None
        return value if isinstance(value, int) else None

    def type_of(self, tokens: list[Token]) -> str | None:
        """The canonical C type that tokens name, ``*`` for a pointer; None for no type."""
        words = [t.text for t in tokens if t.text not in ("const", "volatile", "__extension__")]
        if not words:
            return None
        first = words[0]
        if first not in TYPE_WORDS and first not in self.declarators.typedefs:
            return None
        if "*" in words or "(" in words:
            return "*"
        kind: CType
        if first in ("struct", "union"):
            raise NotConstant(f"the size of `{join(tokens)}` is known to a compiler only")
        if first == "enum":
            return "unsigned int"
        kind = (
            Named(first) if len(words) == 1 and first not in TYPE_WORDS else Basic(canonical(words))
        )
        kind = self.behind(kind)
        if isinstance(kind, Basic):
            return kind.name
        if isinstance(kind, (Pointer, FunctionType)):
            return "*"
        if isinstance(kind, Tagged) and kind.kind == "enum":
            return "unsigned int"
        raise NotConstant(f"the size of `{join(tokens)}` is known to a compiler only")
