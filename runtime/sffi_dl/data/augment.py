"""Distorted copies of small images: `enlarge`, `Distortion`.

Each copy of an image is turned, scaled, shifted, and bent elastically. The bending is a smooth
random displacement field, as in Simard, Steinkraus and Platt, "Best Practices for
Convolutional Neural Networks Applied to Visual Document Analysis" (2003); here it is a cubic
B-spline over a coarse grid of random control points, which two small matrix products expand
to all pixels of hundreds of images at once.

The same seed gives the same bytes on every machine: positions are rounded to 1/1024 pixel and
the pixels are interpolated in integers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sffi_dl.data.lazy import need

if TYPE_CHECKING:
    from numpy.random import Generator

    from sffi_dl.data.idx import Array

__all__ = ["Distortion", "enlarge"]

_PURPOSE = "augmenting images"
_KNOTS = 7  # control points of the elastic field, in each direction
_FRACTION = 1024  # steps in a pixel; 8 bits of value and two of these fit into int32
_FAINT = 0.05  # of full ink: less than that becomes background
_CHUNK = 512  # images at once: the intermediate arrays stay in the processor's cache


def enlarge(images: Array, side: int, margin: int) -> Array:
    """`images` enlarged by cubic splines and centred on an empty background.

    Args:
        images: float (N, h, w), from 0 (background) to 1.
        side: height and width of the result, in pixels.
        margin: empty pixels on each side of it.

    Returns:
        uint8 (N, side, side).
    """
    np = need("numpy", _PURPOSE)
    ndimage = need("scipy.ndimage", _PURPOSE)
    inner = side - 2 * margin
    count, height, width = images.shape
    zoom = (1, inner / height, inner / width)
    large = ndimage.zoom(images, zoom, order=3, mode="grid-constant", grid_mode=True)
    canvas: Array = np.zeros((count, side, side), dtype=np.uint8)
    # Splines swing above and below at sharp edges; what swings above the background is faint.
    clear = np.clip((large - _FAINT) / (1 - 2 * _FAINT), 0, 1)
    canvas[:, margin : margin + inner, margin : margin + inner] = np.rint(clear * 255)
    return canvas


@dataclass(frozen=True)
class Distortion:
    """How much copies differ from their image; each amount is drawn anew for each copy.

    Attributes:
        rotation: at most so many degrees to either side (uniform).
        scale: height and width, each for itself, by at most this share up or down (uniform).
        shift: at most so many pixels in each direction (uniform).
        elastic: standard deviation of the control points' displacement, in pixels (normal);
            what reaches a pixel is about half of it.
    """

    rotation: float
    scale: float
    shift: float
    elastic: float

    def apply(self, images: Array, index: Array, seed: int) -> Array:
        """One distorted copy of ``images[i]`` for each i in `index`.

        Args:
            images: uint8 (N, S, S).
            index: int (M,), positions in `images`; a position may occur many times.
            seed: of the random amounts.

        Returns:
            uint8 (M, S, S).
        """
        np = need("numpy", _PURPOSE)
        side = images.shape[1]
        # A border of background: positions outside of an image are moved onto it.
        padded = np.pad(images, ((0, 0), (1, 2), (1, 2))).astype(np.int32)
        result: Array = np.empty((len(index), side, side), dtype=np.uint8)
        rng = np.random.default_rng(seed)
        for start in range(0, len(index), _CHUNK):
            chunk = index[start : start + _CHUNK]
            rows, columns = self._positions(side, len(chunk), rng)
            result[start : start + len(chunk)] = _interpolate(padded, chunk, rows, columns)
        return result

    def _positions(self, side: int, count: int, rng: Generator) -> tuple[Array, Array]:
        """Where each pixel of `count` copies comes from: rows and columns, (count, S, S)."""
        np = need("numpy", _PURPOSE)
        centre = (side - 1) / 2
        angle = np.deg2rad(rng.uniform(-self.rotation, self.rotation, (count, 1, 1)))
        # The map goes from the copy back to the image: scaling is inverted.
        scale = 1 / (1 + rng.uniform(-self.scale, self.scale, (2, count, 1, 1)))
        shift = rng.uniform(-self.shift, self.shift, (2, count, 1, 1))
        control = rng.normal(0.0, self.elastic, (2, count, _KNOTS, _KNOTS))
        basis = _spline_basis(side)
        bend = basis @ control @ basis.T
        y = np.arange(side)[:, None] - centre
        x = np.arange(side)[None, :] - centre
        sine, cosine = np.sin(angle), np.cos(angle)
        rows = scale[0] * (cosine * y + sine * x) + centre + shift[0] + bend[0]
        columns = scale[1] * (cosine * x - sine * y) + centre + shift[1] + bend[1]
        return rows, columns


def _spline_basis(side: int) -> Array:
    """What each control point contributes to each of `side` pixels: (side, _KNOTS)."""
    np = need("numpy", _PURPOSE)
    # The outermost points lie beyond the image, so that every pixel has four around it.
    position = np.linspace(1, _KNOTS - 2, side)[:, None]
    distance = np.abs(position - np.arange(_KNOTS))
    near = 2 / 3 - distance**2 + distance**3 / 2
    far = (2 - distance) ** 3 / 6
    basis: Array = np.where(distance < 1, near, np.where(distance < 2, far, 0.0))
    return basis


def _interpolate(padded: Array, index: Array, rows: Array, columns: Array) -> Array:
    """Bilinear interpolation of ``padded[index]`` at the positions; uint8."""
    np = need("numpy", _PURPOSE)
    width = padded.shape[2]
    limit = (width - 2) * _FRACTION
    y = np.clip(np.rint((rows + 1) * _FRACTION), 0, limit).astype(np.int32)
    x = np.clip(np.rint((columns + 1) * _FRACTION), 0, limit).astype(np.int32)
    top, down = np.divmod(y, _FRACTION)
    left, right = np.divmod(x, _FRACTION)
    at = (index.astype(np.int32) * width * width)[:, None, None] + top * width + left
    pixels = padded.reshape(-1)
    upper = pixels[at] * (_FRACTION - right) + pixels[at + 1] * right
    at += width
    lower = pixels[at] * (_FRACTION - right) + pixels[at + 1] * right
    total = upper * (_FRACTION - down) + lower * down
    half = _FRACTION * _FRACTION // 2
    values: Array = ((total + half) // (_FRACTION * _FRACTION)).astype(np.uint8)
    return values
