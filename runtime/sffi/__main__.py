"""``python -m sffi``: the ``sffi`` command where the script is not on the path."""

from __future__ import annotations

from sffi.cli import main

if __name__ == "__main__":
    main(prog_name="python -m sffi")
