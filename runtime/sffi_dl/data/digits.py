"""The set that needs no download: `load_digits`.

scikit-learn comes with 1,797 handwritten digits of 8x8 pixels: the test part of the "Optical
Recognition of Handwritten Digits" set by E. Alpaydin and C. Kaynak (UCI Machine Learning
Repository, 1998), real digits by 13 writers. They become 60,000 training and 10,000 test
images of MNIST's format:

1. The 1,797 originals are split, six in seven of each class for training. All that follows
   is done to each part alone: no copy of a test digit, however distorted, is trained on.
2. Each is enlarged to 20x20 pixels in the middle of 28x28, which is MNIST's layout.
3. Distorted copies of them fill up each part.

The result is kept as IDX files in the cache, and read by the same reader as MNIST.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sffi.cache import cache_dir
from sffi.errors import SffiError

from sffi_dl.data.augment import Distortion, enlarge
from sffi_dl.data.errors import DataError
from sffi_dl.data.files import write_whole
from sffi_dl.data.idx import write_idx
from sffi_dl.data.lazy import need
from sffi_dl.data.mnist import FILE_NAMES, ImageData, load_mnist

if TYPE_CHECKING:
    from sffi_dl.data.idx import Array

__all__ = ["COUNTS", "DISTORTION", "VERSION", "load_digits", "make_digits"]

VERSION = 1
"""Of what `make_digits` makes; raise it with any change that gives other images."""

COUNTS = {"train": 60_000, "test": 10_000}
"""Images in each part."""

DISTORTION = Distortion(rotation=8.0, scale=0.08, shift=1.0, elastic=0.8)
"""Of the copies; as strong as leaves a digit readable to people at 8x8 pixels of detail."""

_SEED = 42  # as in dl.config.sdn
_TEST_SHARE = 7  # one original in seven is for testing, as in MNIST one image in seven
_SIDE, _MARGIN = 28, 4
_MANIFEST = "manifest.json"

# One file's worth of content: name -> array.
_Files = dict[str, "Array"]


def load_digits(
    cache: Path | None = None,
    report: Callable[[str], None] | None = None,
    seed: int = _SEED,
) -> ImageData:
    """The digits, from the cache; the first call makes them, which takes some seconds.

    A damaged or incomplete cache is noticed by its checksums and made anew. Any number of
    processes may do this at once: each file appears whole, and all of them write the same
    bytes.

    Args:
        cache: the folder for the files; default ``datasets/digits-<version>`` in sffi's cache
            (``$SFFI_CACHE_DIR``, ``$XDG_CACHE_HOME/sffi`` or ``~/.cache/sffi``), with another
            seed ``digits-<version>-<seed>``.
        report: takes a line of text about what is made and why.
        seed: of the split and of the distortions.

    Raises:
        DataError: NumPy, SciPy or scikit-learn is missing, or the cache cannot be written.
    """
    say = report or (lambda line: None)
    folder = cache if cache is not None else _default_folder(seed)
    problem = _problem(folder)
    if problem is not None:
        if problem:
            say(f"The cached digits in {folder} are made anew: {problem}.")
        say("Making 70,000 images from scikit-learn's 1,797 handwritten digits ...")
        _store(folder, make_digits(seed=seed))
        say(f"Kept in {folder}.")
    data = load_mnist(folder)
    source = f"scikit-learn's handwritten digits, augmented ({folder})"
    return ImageData(data.train, data.test, source)


def make_digits(counts: dict[str, int] = COUNTS, seed: int = _SEED) -> _Files:
    """The four files' content, by name; the same for the same arguments.

    Args:
        counts: images in the parts ``train`` and ``test``.
        seed: of the split and of the distortions.

    Raises:
        DataError: NumPy, SciPy or scikit-learn is missing.
    """
    np = need("numpy", "making the digits")
    datasets = need("sklearn.datasets", "making the digits")
    bunch = datasets.load_digits()
    images = enlarge(bunch.images / 16.0, _SIDE, _MARGIN)
    labels = bunch.target.astype(np.uint8)
    files: _Files = {}
    for number, (part, originals) in enumerate(split_originals(labels, seed).items()):
        rng = np.random.default_rng([seed, number])
        # Each original equally often, give or take one.
        index = np.resize(originals, counts[part])
        rng.shuffle(index)
        image_file, label_file = FILE_NAMES[part]
        files[image_file] = DISTORTION.apply(images, index, int(rng.integers(1 << 62)))
        files[label_file] = labels[index]
    return files


def split_originals(labels: Array, seed: int = _SEED) -> dict[str, Array]:
    """Positions of the originals for ``train`` and ``test``: no position is in both.

    Args:
        labels: int (N,), the class of each original; each class is split for itself.
        seed: of the choice.
    """
    np = need("numpy", "splitting the digits")
    rng = np.random.default_rng(seed)
    train, test = [], []
    for label in np.unique(labels):
        members = rng.permutation(np.flatnonzero(labels == label))
        cut = round(len(members) / _TEST_SHARE)
        test.append(members[:cut])
        train.append(members[cut:])
    return {"train": np.sort(np.concatenate(train)), "test": np.sort(np.concatenate(test))}


def _default_folder(seed: int) -> Path:
    name = f"digits-{VERSION}" if seed == _SEED else f"digits-{VERSION}-{seed}"
    try:
        return Path(cache_dir()) / "datasets" / name
    except SffiError as error:
        raise DataError("", str(error)) from None


def _store(folder: Path, files: _Files) -> None:
    for name, array in files.items():
        write_idx(folder / name, array)
    # Last: without it the folder counts as empty.
    digests = {name: _digest(folder / name) for name in sorted(files)}
    manifest = json.dumps({"version": VERSION, "sha256": digests}, indent=2) + "\n"
    try:
        write_whole(folder / _MANIFEST, manifest.encode())
    except OSError as error:
        raise DataError(folder, f"cannot be written: {error.strerror or error}") from None


def _problem(folder: Path) -> str | None:
    """Why the files in `folder` cannot be used: None if they can, empty if there are none."""
    try:
        manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        return f"{_MANIFEST} cannot be read ({error})"
    digests = manifest.get("sha256") if isinstance(manifest, dict) else None
    names = {name for pair in FILE_NAMES.values() for name in pair}
    if not isinstance(digests, dict) or set(digests) != names:
        return f"{_MANIFEST} does not list the four files"
    for name in sorted(names):
        try:
            if _digest(folder / name) != digests[name]:
                return f"{name} is not what was written there"
        except OSError as error:
            return f"{name} cannot be read ({error.strerror or error})"
    return None


def _digest(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
