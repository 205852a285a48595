"""What a change of a spec means for those who call it."""

from __future__ import annotations

from sffi_gen.model.library import C_INTEGERS, Library, Type
from sffi_gen.source import Span
from sffi_gen.verify.report import Report


class Changes:
    """Reports changes, and judges those of types."""

    def __init__(self, old: Library, new: Library, report: Report) -> None:
        self.old = old
        self.new_library = new
        self.report = report
        self._documents = 0

    def breaks(self, code: str, message: str, span: Span | None = None, label: str = "") -> None:
        """Record what breaks callers."""
        self.report.add(code, message, span, label)

    def harmless(self, message: str, span: Span | None = None) -> None:
        self.report.add("N702", message, span)

    def new(self, what: str, names: list[str], span: Span | None = None) -> None:
        self.report.add("N701", f"new {what}: {self.report.listed(names)}", span)

    def doc(self, was: object, now: object) -> None:
        """Count a declaration whose documentation differs."""
        self._documents += getattr(was, "doc", ()) != getattr(now, "doc", ())

    def documentation(self) -> None:
        if self._documents:
            number = self._documents
            plural = "s" if number != 1 else ""
            self.report.add(
                "N702", f"the documentation of {number} declaration{plural} has changed"
            )

    # --- types ----------------------------------------------------------------------------------

    def taken(self, was: Type, now: Type) -> str:
        """Why what callers passed may no longer do, in words; empty if it does."""
        if was == now:
            return ""
        if was.kind == "optional" and now.kind != "optional":
            return f"was `{was}` and is `{now}`, which takes no None"
        before, after = was.base, now.base
        if before.kind == after.kind == "int":
            low, high = C_INTEGERS[before.name]
            new_low, new_high = C_INTEGERS[after.name]
            if new_low <= low and high <= new_high:
                return ""
            return f"was `{was}` and is `{now}`, whose range is narrower"
        if before.kind == after.kind == "float":
            return "" if after.name != "f32" else f"was `{was}` and is `{now}`, which is narrower"
        if (before.kind, after.kind) in (("int", "float"), ("int", "number"), ("float", "number")):
            return ""
        if (before.kind, after.kind) in (("bytes", "buffer"), ("bool", "int")):
            return ""
        if before.kind == after.kind == "list" and before.item and after.item:
            if before.size not in (None, after.size):
                return f"was `{was}` and is `{now}`: an int stands for another list"
            return self.taken(before.item, after.item) and f"was `{was}` and is `{now}`"
        return "" if self._same(before, after) else f"was `{was}` and is `{now}`"

    def given(self, was: Type, now: Type) -> str:
        """Why callers may get what they do not expect, in words; empty if they do not."""
        if was == now:
            return ""
        if now.kind == "optional" and was.kind != "optional":
            return f"was `{was}` and is `{now}`, which may be None"
        before, after = was.base, now.base
        if before.kind == after.kind and before.kind in ("int", "float"):
            return ""
        if before.kind == after.kind == "array" and before.item and after.item:
            changed = before.size != after.size or self.given(before.item, after.item)
            return f"was `{was}` and is `{now}`" if changed else ""
        return "" if self._same(before, after) else f"was `{was}` and is `{now}`"

    @staticmethod
    def _same(before: Type, after: Type) -> bool:
        """Whether two types are the same but for the alias they are written by."""
        if (before.kind, before.name, before.size) != (after.kind, after.name, after.size):
            return False
        if (before.item is None) != (after.item is None):
            return False
        if before.item is not None and after.item is not None:
            inner = before.item.kind == after.item.kind
            return inner and Changes._same(before.item.base, after.item.base)
        return before.fields == after.fields
