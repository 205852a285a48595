"""Comments to documentation: text as people write it, without the marks of documentation tools."""

from __future__ import annotations

import re
import textwrap

WIDTH = 96
_BLOCK = re.compile(
    r"^\s*[@\\](param|tparam|return|returns|retval|result|brief|short|note|warning|deprecated|see|sa"
    r"|since|attention|remark|remarks|throws|pre|post|todo|bug)\b(?:\[[^\]]*\])?\s*(.*)$"
)
_DROPPED = re.compile(
    r"^\s*[@\\](file|defgroup|ingroup|addtogroup|name|author|date|version|struct|union|enum|fn|def"
    r"|typedef|var|internal|copydoc|\{|\}|code|endcode|verbatim|endverbatim|par)(?:\b.*)?$"
)
_WORDS = re.compile(r"[@\\](?:c|p|a|e|em|b|ref|link)\s+(\S+)")
_TITLES = {
    "note": "Note: ",
    "warning": "Warning: ",
    "attention": "Warning: ",
    "deprecated": "Deprecated: ",
    "see": "See ",
    "sa": "See ",
    "since": "Since ",
    "remark": "Note: ",
    "remarks": "Note: ",
    "return": "Returns: ",
    "returns": "Returns: ",
    "result": "Returns: ",
    "pre": "Before: ",
    "post": "After: ",
    "todo": "To do: ",
    "bug": "Known bug: ",
}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def documentation(lines: tuple[str, ...], style: str = "full") -> list[str]:
    """The lines of a ``///`` comment: all of it, its first paragraph (``brief``), or ``none``."""
    if style == "none" or not lines:
        return []
    done = [line for raw in lines if (line := _line(raw)) is not None]
    if style == "brief":
        done = _first_paragraph(done)
    return _squeezed(_wrapped(done))


def _line(raw: str) -> str | None:
    """One line without marks; None for one that only tools read."""
    text = _CONTROL.sub(" ", raw.rstrip())
    if _DROPPED.match(text) or re.match(r"^\s*(?:KEYWORDS|METHOD|CONSTRUCTOR|DESTRUCTOR):", text):
        return None
    indent = text[: len(text) - len(text.lstrip())]
    text = re.sub(r"^\s*CAPI3REF:\s*", "", text)
    if block := _BLOCK.match(text):
        word, rest = block.groups()
        if word in ("param", "tparam", "retval", "throws"):
            name, _, rest = rest.partition(" ")
            text = f"{name}: {rest.strip()}".rstrip(": ") if name else rest
        else:
            text = f"{_TITLES.get(word, '')}{rest}"
    text = re.sub(r"\s*[@\\][{}]\s*", " ", text)
    text = _WORDS.sub(r"\1", text)
    text = re.sub(
        r"</?(?:b|i|em|tt|code|p|ul|ol|dl|dt|dd|h\d|pre|blockquote|a|br|nobr)(?:\s[^>]*)?/?>",
        "",
        text,
    )
    text = re.sub(r"<li>\s*", "- ", text).replace("</li>", "")
    # SQLite marks what its tests prove.
    text = re.sub(r"\^\(|\)\^|(?<!\S)\^(?=[\w\[(])", "", text)
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return text if text.strip() or not raw.strip() else (indent and "")


def _first_paragraph(lines: list[str]) -> list[str]:
    done: list[str] = []
    for line in lines:
        if not line.strip():
            if done:
                break
            continue
        done.append(line)
    return done


def _wrapped(lines: list[str]) -> list[str]:
    done: list[str] = []
    for line in lines:
        if len(line) <= WIDTH:
            done.append(line)
            continue
        indent = line[: len(line) - len(line.lstrip())][:20]
        done += textwrap.wrap(
            line.strip(),
            WIDTH,
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
    return done


def _squeezed(lines: list[str]) -> list[str]:
    """Without blank lines at the ends or two in a row, and without indentation that all share."""
    done: list[str] = []
    for line in lines:
        if line.strip() or (done and done[-1]):
            done.append(line.rstrip() if line.strip() else "")
    while done and not done[-1]:
        done.pop()
    margin = min((len(x) - len(x.lstrip()) for x in done if x), default=0)
    first = min((len(x) - len(x.lstrip()) for x in done[1:] if x), default=0)
    if done and len(done[0]) - len(done[0].lstrip()) > margin:
        done[0] = done[0].strip()
        return [done[0], *(x[first:] for x in done[1:])]
    return [x[margin:] for x in done]
