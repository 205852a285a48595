"""The files that recorder and player share: cases and outcomes as JSON lines, bytes in one file."""

from __future__ import annotations

import json
import mmap
from pathlib import Path
from typing import Any


class Writer:
    """Writes a recording; equal bytes are kept once."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.bytes = (folder / "bytes.bin").open("wb")
        self.lines = (folder / "cases.jsonl").open("w", encoding="utf-8")
        self.places: dict[bytes, list[int]] = {}
        self.end = 0
        self.count = 0

    def add(self, case: dict[str, Any], outcome: dict[str, Any]) -> None:
        """Add a case with what PyTorch gave."""
        line = {**case, "storages": [self.place(content) for content in case["storages"]]}
        line["outcome"] = self.without_bytes(outcome)
        self.lines.write(json.dumps(line, separators=(",", ":")) + "\n")
        self.count += 1

    def place(self, content: bytes) -> list[int]:
        if content not in self.places:
            padding = -self.end % 16
            self.bytes.write(b"\0" * padding + content)
            self.places[content] = [self.end + padding, len(content)]
            self.end += padding + len(content)
        return self.places[content]

    def without_bytes(self, value: Any) -> Any:
        if isinstance(value, bytes):
            return self.place(value)
        if isinstance(value, dict):
            return {key: self.without_bytes(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.without_bytes(item) for item in value]
        return value

    def close(self, about: dict[str, Any]) -> None:
        """End the recording. `about` says what there is to know of it as a whole."""
        self.bytes.write(b"\0" * 16)
        self.bytes.close()
        self.lines.close()
        (self.folder / "about.json").write_text(json.dumps(about, indent=1), encoding="utf-8")


class Reader:
    """Reads a recording."""

    def __init__(self, folder: Path) -> None:
        with (folder / "bytes.bin").open("rb") as file:
            self.bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        with (folder / "cases.jsonl").open(encoding="utf-8") as lines:
            self.cases: list[dict[str, Any]] = [json.loads(line) for line in lines]
        self.about = json.loads((folder / "about.json").read_text(encoding="utf-8"))

    def read(self, place: list[int]) -> bytes:
        """The bytes at a place."""
        return self.bytes[place[0] : place[0] + place[1]]
