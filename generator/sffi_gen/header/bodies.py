"""The bodies of structs, unions and enums, a member at a time: a bad one costs only itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from sffi_gen.header.ctype import Attribute, FunctionType, Tagged
from sffi_gen.header.declarators import Declarators, Declared, Unreadable
from sffi_gen.header.hoist import Body, Plain, hoist, real_tag, shown
from sffi_gen.header.model import Enum, Enumerator, Field, Left, Place, Record
from sffi_gen.header.split import Chunk
from sffi_gen.header.tokens import Token, join, tokens_of


@dataclass
class Bodies:
    """Everything that has a body so far, by key (``struct tag``)."""

    declarators: Declarators
    evaluate: Callable[[list[Token]], int | None]
    counter: Iterator[int]
    records: dict[str, Record] = field(default_factory=dict)
    enums: dict[str, Enum] = field(default_factory=dict)
    constants: dict[str, int | None] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)
    most_aligned: int = 16
    #: what was declared within other bodies and is visible outside them, as C has it
    nested: list[Record | Enum] = field(default_factory=list)

    def hoist(self, tokens: list[Token]) -> Plain:
        return hoist(tokens, self.counter)  # type: ignore[arg-type]

    def add(self, body: Body, chunk: Chunk) -> Record | Enum:
        """Read a body and remember it."""
        if body.kind == "enum":
            enum = self.enum(body)
            self.enums[enum.key] = enum
            return enum
        record = self.record(body, chunk)
        self.records[record.key] = record
        return record

    # --- enums ----------------------------------------------------------------------------------

    def enum(self, body: Body) -> Enum:
        members: list[Enumerator] = []
        following: int | None = 0
        for part in parts(body.tokens, ","):
            plain = self.hoist(part).tokens
            if not plain:
                continue
            name, expression = plain[0], plain[2:]
            if (
                name.kind != "name"
                or (len(plain) > 1 and plain[1].text != "=")
                or (len(plain) > 1 and not expression)
            ):
                self.left.append(Left(shown(part), f"no member of enum {body.tag}", part[0].place))
                following = None
                continue
            if expression:
                following = self.evaluate(expression)
            members.append(Enumerator(name.text, following, join(expression), name.place))
            self.constants[name.text] = following
            following = None if following is None else following + 1
        base = None
        if body.base:
            try:
                named = Token("name", "sffi_base", body.head.place)
                base = self.declarators.read(self.hoist([*body.base, named]))[0].type
            except Unreadable as error:
                reason = f"the type of enum {body.tag}: {error}"
                self.left.append(Left(join(body.base), reason, body.head.place))
        return Enum(body.tag, tuple(members), base, body.attributes, body.head.place)

    # --- structs and unions ---------------------------------------------------------------------

    def record(self, body: Body, chunk: Chunk) -> Record:
        fields: list[Field] = []
        problem = ""
        for part in parts(body.tokens, ";"):
            try:
                fields += self.member(part, chunk)
            except Unreadable as error:
                name = (
                    f"{body.kind} {body.tag}" if body.tag[0] != "$" else f"{body.kind} without tag"
                )
                reason = f"a member of {name}: {error}"
                self.left.append(Left(shown(part), reason, part[0].place))
                problem = problem or f"its member `{shown(part, 60)}` cannot be read: {error}"
        return Record(
            body.kind,
            body.tag,
            tuple(fields),
            self.measured(body.attributes),
            body.head.place,
            pack=chunk.pack,
            pragmas=chunk.pragmas,
            problem=problem,
        )

    def member(self, part: list[Token], chunk: Chunk) -> list[Field]:
        if part[0].text in ("_Static_assert", "static_assert", "public", "private"):
            if part[0].text in ("public", "private"):
                raise Unreadable("this is C++")
            return []
        plain = self.hoist(part)
        for body in plain.bodies:
            inner = self.add(body, chunk)
            if isinstance(inner, Enum) or not inner.tag.startswith("$"):
                self.nested.append(inner)
        bits = take_bits(plain)
        place = part[0].place
        words = [t.text for t in plain.tokens if t.text not in ("const", "volatile")]
        if len(words) == 2 and words[0] in ("struct", "union"):
            if not plain.bodies:
                raise Unreadable("it declares nothing")
            kind = Tagged(words[0], real_tag(words[1]))
            return [Field("", kind, None, plain.all_own(0), place)]
        if len(words) == 2 and words[0] == "enum" and not bits:
            return []  # declares its constants and no member
        found = self.declarators.read(plain)
        return [self.field(one, bits.get(at), plain, place) for at, one in enumerate(found)]

    def field(self, one: Declared, bits: list[Token] | None, plain: Plain, place: Place) -> Field:
        if isinstance(one.type, FunctionType):
            raise Unreadable("a function is no member")
        if not one.name:
            raise Unreadable("it has no name")
        width = None
        if bits is not None:
            width = self.evaluate(bits)
            if width is None:
                raise Unreadable(f"its width `{join(bits)}` is not known")
        line = next((t.place for t in plain.tokens if t.text == one.name), place)
        name = "" if one.name.startswith("sffi_padding") else one.name
        return Field(name, one.type, width, self.measured(_without_mode(one.attributes)), line)

    def measured(self, attributes: tuple[Attribute, ...]) -> tuple[Attribute, ...]:
        """Alignments as numbers, where they can be computed; without one, the platform's most."""
        done = []
        for attribute in attributes:
            if attribute.name in ("aligned", "alignas"):
                text = attribute.arguments[0] if attribute.arguments else str(self.most_aligned)
                tokens = list(tokens_of(text, Place("", 0)))
                number = self.evaluate(tokens)
                if number is None and attribute.name == "alignas":
                    # _Alignas(type)
                    opening, closing = (
                        tokens_of("_Alignof (", Place("", 0)),
                        tokens_of(")", Place("", 0)),
                    )
                    number = self.evaluate([*opening, *tokens, *closing])
                if number is not None:
                    attribute = Attribute(attribute.name, (str(number),))
            done.append(attribute)
        return tuple(done)


def _without_mode(attributes: tuple[Attribute, ...]) -> tuple[Attribute, ...]:
    return tuple(a for a in attributes if a.name not in ("mode", "vector_size"))


def parts(tokens: list[Token], separator: str) -> Iterator[list[Token]]:
    """Tokens between separators that stand in no brackets; empty parts are left out."""
    depth = 0
    part: list[Token] = []
    for token in tokens:
        depth += (token.text in ("(", "[", "{")) - (token.text in (")", "]", "}"))
        if token.text == separator and not depth:
            if part:
                yield part
            part = []
        else:
            part.append(token)
    if part:
        yield part


def take_bits(plain: Plain) -> dict[int, list[Token]]:
    """Take the widths of bit-fields off a member, by the number of the declarator."""
    bits: dict[int, list[Token]] = {}
    kept: list[Token] = []
    depth, number, width = 0, 0, False
    for index, token in enumerate(plain.tokens):
        depth += (token.text in ("(", "[")) - (token.text in (")", "]"))
        if not depth and token.text == ":" and not width:
            width = True
            bits[number] = []
            previous = kept[-1].text if kept else ""
            if previous == "," or (number == 0 and not _has_name(kept)):
                kept.append(Token("name", f"sffi_padding{number}", token.place))
        elif not depth and token.text == ",":
            width = False
            number += 1
            kept.append(token)
        elif width:
            bits[number].append(token)
        else:
            kept.append(token)
        del index
    if bits:
        plain.tokens[:] = kept
    return bits


_TYPE_WORDS = frozenset(
    """
    void char short int long float double signed unsigned _Bool const volatile __int128 struct
    union enum
    """.split()  # noqa: SIM905
)


def _has_name(tokens: list[Token]) -> bool:
    """Whether a bit-field's declaration, up to its colon, ends in a name of its own."""
    words = [token.text for token in tokens if token.text not in ("const", "volatile")]
    if not words or words[-1] in _TYPE_WORDS:
        return False
    if len(words) == 1:
        return False  # a typedef's name: `uint32_t : 3`
    return not (len(words) == 2 and words[0] in ("struct", "union", "enum"))
