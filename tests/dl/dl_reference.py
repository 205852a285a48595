"""Answers from PyTorch itself, computed in another process.

sffi_torch and torch bring the same libtorch; no process of the tests ever loads both.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path
from typing import Any

import numpy as np

_FRAME = """
import sys
import numpy as np
import torch
inputs = dict(np.load(sys.argv[1]))
results = {{}}
{body}
np.savez(sys.argv[2], **{{k: np.asarray(v) for k, v in results.items()}})
"""


def run_reference(body: str, *arguments: str, **inputs: Any) -> dict[str, Any]:
    """Run `body` with `torch`, `np` and `inputs` at hand; what it puts in `results` comes back.

    `arguments` are ``sys.argv[3:]`` there.
    """
    with tempfile.TemporaryDirectory() as folder:
        given, answer = Path(folder, "given.npz"), Path(folder, "answer.npz")
        np.savez(given, **inputs)
        script = Path(folder, "reference.py")
        script.write_text(_FRAME.format(body=textwrap.dedent(body)), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-W", "ignore", str(script), str(given), str(answer), *arguments],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        with np.load(answer) as found:
            return dict(found)
