"""A spec's text in blocks, in the header's order."""

from __future__ import annotations

from dataclasses import dataclass, field

from sffi_gen.header.ctype import FunctionType, Pointer, Tagged, declare
from sffi_gen.header.model import (
    Enum,
    Function,
    Global,
    Header,
    Item,
    Left,
    Macro,
    Notes,
    Place,
    Record,
    Typedef,
)
from sffi_gen.importer.callbacks import Callbacks
from sffi_gen.importer.declarations import Declarations
from sffi_gen.importer.describe import describe, remarks
from sffi_gen.importer.functions import Functions
from sffi_gen.importer.plan import Opaque, Options, Plan
from sffi_gen.importer.spelling import CannotCarry, Spelling


@dataclass
class Block:
    """What the spec says about one C declaration. ``key`` names that (``function deflate``)."""

    key: str
    lines: list[str]
    place: Place
    c: str  # the declaration in C, for comparing headers
    notes: Notes = field(default_factory=Notes)
    kind: str = ""
    #: why it could not be carried; the lines then are comments
    reason: str = ""
    foreign: bool = False
    item: Item | None = None


@dataclass
class Draft:
    """A whole spec before it is text."""

    header: Header
    plan: Plan
    blocks: list[Block] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)  # by --include and --exclude

    @property
    def left(self) -> list[Block]:
        return [block for block in self.blocks if block.reason]


class Composer:
    """Writes the blocks; ``careful`` and ``dropped`` are keys of those that sffi-gen refused, with
    what it said."""

    def __init__(
        self,
        header: Header,
        options: Options,
        careful: frozenset[str] = frozenset(),
        dropped: dict[str, str] | None = None,
    ) -> None:
        self.header = header
        self.options = options
        self.careful = careful
        self.dropped = dropped or {}
        self.plan = Plan(header, options)
        self.spelling = Spelling(self.plan)
        self.plan.claim()
        self.callbacks = Callbacks(self.spelling)
        self.functions = Functions(self.spelling, self.callbacks)
        self.declarations = Declarations(self.spelling, self.callbacks)
        self.draft = Draft(header, self.plan)
        self.others = self.further_names()

    def run(self) -> Draft:
        for item in self.plan.items:
            name = item.key if isinstance(item, (Record, Enum)) else item.name
            plain = name.rpartition(" ")[2]
            named = plain and not plain.startswith("$")
            # Types are taken by what needs them.
            if named and not self.options.wants(plain) and not isinstance(item, (Record, Typedef)):
                self.draft.skipped.append(plain)
                continue
            self.item(item)
        self.foreign()
        self.handles()
        return self.draft

    def item(self, item: Item) -> None:
        if isinstance(item, Left):
            return self.leave(
                f"left {item.text}", item.text, item.reason, item.place, "declaration"
            )
        if isinstance(item, Macro):
            return self.macro(item)
        if isinstance(item, Enum):
            return self.enum(item)
        key = f"{type(item).__name__.lower()} {item.name}"
        kind = type(item).__name__.lower()
        try:
            if key in self.dropped:
                raise CannotCarry(self.dropped[key])
            if isinstance(item, (Function, Global)):
                self.check_offered(item)
            if isinstance(item, Function):
                lines, text = self.function(item, key), declare(item.type, item.name)
            elif isinstance(item, Global):
                before: list[str] = []
                line = self.declarations.variable(item, before)
                lines = [*before, *self.declarations.doc(item.notes), line]
                text, kind = declare(item.type, item.name), "variable"
            elif isinstance(item, Record):
                key, kind = item.key, item.kind
                if key in self.dropped:
                    raise CannotCarry(self.dropped[key])
                lines, text = self.record(item), describe(item)
            else:
                lines, text = self.typedef(item), f"typedef {declare(item.type, item.name)}"
        except CannotCarry as error:
            shown = item.c_name if isinstance(item, Record) else declare(item.type, item.name)
            if isinstance(item, Typedef):
                shown = f"typedef {shown}"
            return self.leave(key, shown, str(error), item.place, kind, item)
        self.add(key, lines, item.place, text, item.notes, kind, item)
        return None

    def add(
        self,
        key: str,
        lines: list[str],
        place: Place,
        c: str,
        notes: Notes,
        kind: str,
        item: Item | None = None,
    ) -> None:
        self.draft.blocks.append(Block(key, lines, place, c, notes, kind, item=item))

    def leave(
        self,
        key: str,
        text: str,
        reason: str,
        place: Place,
        kind: str,
        item: Item | None = None,
        more: tuple[str, ...] = (),
    ) -> None:
        shown = text if len(text) <= 70 else f"{text[:67]}..."
        lines = [f"# left out, line {place.line}: {shown}", f"#   {reason}", *more]
        notes = Notes() if item is None or isinstance(item, Left) else item.notes
        notes = Notes((), notes.heading, notes.introduction)
        self.draft.blocks.append(Block(key, lines, place, text, notes, kind, reason, item=item))

    def check_offered(self, item: Function | Global) -> None:
        inside = item.static or (isinstance(item, Function) and item.inline)
        installed = self.options.installed
        if not inside and installed is not None and not self.options.offers(item.symbol):
            raise CannotCarry(f"{installed.soname}, as it is installed here, does not export it")

    # --- each kind ------------------------------------------------------------------------------

    def function(self, function: Function, key: str) -> list[str]:
        if function.inline or function.static:
            word = "static" if function.static else "inline"
            raise CannotCarry(f"it is {word}: its code is in the header, not in the library")
        others = self.others.get(function.name, [])
        written = self.functions.write(function, others, careful=key in self.careful)
        lines = [*written.before, *self.declarations.doc(function.notes)]
        lines += [f"/// {line}" for line in remarks(function)]
        return [*lines, *written.questions, *written.lines()]

    def further_names(self) -> dict[str, list[str]]:
        """The spec's further names of functions."""
        plan = self.plan
        return {
            function: [plan.names.function(n) for n in names if n != plan.public_name(function)]
            for function, names in plan.other_names.items()
            if function in plan.function_names
        }

    def alias_target(self, macro: Macro) -> str:
        """The function that a macro only gives another name."""
        for function, names in self.plan.other_names.items():
            if macro.name in names and function in self.plan.function_names:
                return function
        return ""

    def record(self, record: Record) -> list[str]:
        if record.fields is None:
            return []  # a handle's type, written where its handle is
        kind = Tagged(record.kind, record.tag)
        if not record.c_name:
            raise CannotCarry("it has no name and no typedef")
        if self.spelling.problem(record):
            raise CannotCarry(f"{self.spelling.problem(record)}; pointers to it are handles")
        name = self.spelling.record(kind)
        assert name is not None
        lines, before = self.declarations.record(record, name)
        return [*before, *self.declarations.doc(record.notes), *lines]

    def typedef(self, typedef: Typedef) -> list[str]:
        kind = typedef.type
        if isinstance(kind, Tagged):
            return []  # its own declaration has the name
        behind = self.header.resolve(kind)
        if isinstance(behind, Tagged) and behind.kind != "enum":
            return []  # one more name of it
        callback = behind if isinstance(behind, FunctionType) else None
        if isinstance(behind, Pointer):
            callback = self.plan.callback_type(kind)
        if callback is not None:
            if typedef.name in self.plan.callback_names:
                return []
            if self.plan.typedef_of_callback(kind):
                return []  # another name of a callback
            return self.callback(typedef, callback)
        return [*self.declarations.doc(typedef.notes), *self.alias(typedef)]

    def callback(self, typedef: Typedef, callback: FunctionType) -> list[str]:
        owned = self.pairs_user_data(typedef, callback)
        wish = self.plan.names.type_wish(typedef.name)
        _, lines = self.callbacks.named(wish, callback, typedef.name, owned)
        return [*self.declarations.doc(typedef.notes), *lines]

    def pairs_user_data(self, typedef: Typedef, callback: FunctionType) -> bool:
        """Whether some function takes this callback together with user data for it."""
        from sffi_gen.importer.pairs import Pairs

        at = self.callbacks.user_at(callback)
        if at < 0:
            return False
        for function in self.plan.functions:
            for place, param in enumerate(function.params):
                if self.plan.typedef_of_callback(param.type) == typedef.name:
                    return place in Pairs(self.spelling, function.params, self.callbacks).owned
        from sffi_gen.importer.callbacks import is_user

        return is_user(callback.params[at].name)

    def alias(self, typedef: Typedef) -> list[str]:
        lines = self.declarations.alias(typedef)
        if self.spelling.is_void(typedef.type):
            return []  # a pointer to it is a plain pointer
        if not lines and self.spelling.pointed(typedef.type) is None:
            self.spelling.by_value(typedef.type)  # raises with the reason
        return lines

    def enum(self, enum: Enum) -> None:
        if enum.members is None:
            return
        if not enum.c_name:
            return self.constants_of(enum)
        key = enum.key
        try:
            if key in self.dropped:
                raise CannotCarry(self.dropped[key])
            name = self.plan.enum_names.get(key)
            if name is None:
                raise CannotCarry("it has no members")
            lines = [*self.declarations.doc(enum.notes), *self.declarations.enum(enum, name)]
        except CannotCarry as error:
            return self.leave(key, enum.c_name, str(error), enum.place, "enum", enum)
        self.add(key, lines, enum.place, describe(enum), enum.notes, "enum", enum)
        return None

    def constants_of(self, enum: Enum) -> None:
        notes = enum.notes
        if notes.comment:
            notes = Notes((), notes.heading, (*notes.introduction, *notes.comment))
        for member in enum.members or ():
            key, text = f"constant {member.name}", f"{member.name} = {member.value}"
            if not self.options.wants(member.name):
                self.draft.skipped.append(member.name)
            elif member.value is None:
                reason = f"its value `{member.text}` is not known"
                self.leave(key, member.name, reason, member.place, "constant", enum)
            else:
                ctype = "int" if -(2**31) <= member.value < 2**31 else "long long"
                ctype = "unsigned int" if 2**31 <= member.value < 2**32 else ctype
                line = self.declarations.constant(member.name, member.value, ctype)
                lines = [*self.declarations.doc(member.notes), line]
                self.add(key, lines, member.place, text, notes, "constant", enum)
            notes = Notes((), notes.heading, ())

    def macro(self, macro: Macro) -> None:
        key = f"macro {macro.name}"
        text = f"#define {macro.name}"
        if macro.params is not None:
            text += f"({', '.join(macro.params)})"
        text = f"{text} {macro.body}".strip()
        try:
            if key in self.dropped:
                raise CannotCarry(self.dropped[key])
            if macro.params is not None:
                raise CannotCarry("a macro with parameters: a spec has to say of which types")
            if target := self.alias_target(macro):
                self.add(key, [], macro.place, f"{text} -> {target}", macro.notes, "macro", macro)
                return
            if macro.value is None:
                raise CannotCarry(macro.reason)
            if macro.name not in self.plan.constant_of:
                self.add(key, [], macro.place, text, macro.notes, "macro", macro)
                return
            lines = [*self.declarations.doc(macro.notes), self.declarations.macro(macro)]
            self.add(key, lines, macro.place, text, macro.notes, "macro", macro)
        except CannotCarry as error:
            more: tuple[str, ...] = ()
            if macro.params and macro.body and len(macro.body) < 80:
                params = ", ".join(f"{p}: i64" for p in macro.params if p.isidentifier())
                name = macro.name
                more = (f"#   such as: fn {name}({params}) -> i64 = {{ {macro.body} }}",)
            self.leave(key, text, str(error), macro.place, "macro", macro, more)

    # --- handles and what other headers declare -------------------------------------------------

    def handles(self) -> None:
        """Put each handle where its struct or typedef is declared, else in front."""
        blocks = self.draft.blocks
        for opaque in list(self.plan.opaques.values()):
            at = self.block_of(opaque)
            if at is not None:
                block = blocks[at]
                lines = self.declarations.handle(opaque)
                if block.reason:
                    blocks.insert(at + 1, self.handle_block(opaque, lines, block.place, False))
                    continue
                docs = [*self.declarations.doc(block.notes)] if not block.lines else []
                block.lines += [*docs, *lines] if not block.lines else lines
                continue
            place = Place(self.header.path, 1)
            lines = self.declarations.handle(opaque)
            blocks.insert(0, self.handle_block(opaque, lines, place, True))

    def handle_block(self, opaque: Opaque, lines: list[str], place: Place, foreign: bool) -> Block:
        return Block(
            f"handle {opaque.c}", lines, place, opaque.c, Notes(), "handle", foreign=foreign
        )

    def block_of(self, opaque: Opaque) -> int | None:
        for at, block in enumerate(self.draft.blocks):
            item = block.item
            if isinstance(item, Typedef):
                kind = item.type
                kind = kind.to if isinstance(kind, Pointer) else kind
                if isinstance(kind, Tagged) and kind.key == opaque.key:
                    return at
            if isinstance(item, Record) and item.key == opaque.key:
                return at
        return None

    def foreign(self) -> None:
        """Structs of other headers that ours need: in front, those that others hold first."""
        done: list[Block] = []
        written: set[str] = set()
        while len(written) < len(self.spelling.foreign):
            for key, record in list(self.spelling.foreign.items()):
                if key in written:
                    continue
                written.add(key)
                name = self.plan.record_names[key]
                try:
                    if key in self.dropped:
                        raise CannotCarry(self.dropped[key])
                    lines, before = self.declarations.record(record, name)
                except CannotCarry as error:
                    lines, before = [f"# left out: {record.c_name}", f"#   {error}"], []
                block = Block(
                    key, [*before, *lines], record.place, describe(record), kind=record.kind
                )
                block.foreign = True
                done.insert(0, block)
        self.draft.blocks[:0] = done
