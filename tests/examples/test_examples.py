"""The examples as a user meets them: help, wrong options, missing devices, damaged data."""

from __future__ import annotations

import gzip
import os
import shlex
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from sffi_dl.data import write_idx

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples" / "torch"
SCRIPTS = sorted(EXAMPLES.glob("*/*.py"))
XOR = EXAMPLES / "training" / "xor_pytorch.py"
CHARACTERS = EXAMPLES / "training" / "char_transformer.py"
SPEED = EXAMPLES / "training" / "plan_speed.py"
MNIST = EXAMPLES / "training" / "mnist_classifier.py"
CONV = EXAMPLES / "training" / "conv_classifier.py"
NAMES = [script.name for script in SCRIPTS]


def run(
    script: Path, *arguments: str, cwd: Path, timeout: float = 300, **variables: str
) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("SIMPLE_DL_") and name != "MNIST_DIR"
    }
    # Tests may share the cores with other programs: see common.py on waiting.
    environment |= {"CUDA_VISIBLE_DEVICES": "", "OMP_WAIT_POLICY": "PASSIVE", **variables}
    return subprocess.run(
        [sys.executable, str(script), *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        timeout=timeout,
    )


@pytest.mark.parametrize("script", SCRIPTS, ids=NAMES)
def test_help(script: Path, tmp_path: Path) -> None:
    result = run(script, "--help", cwd=tmp_path)
    assert result.returncode == 0
    assert "--strict-device" in result.stdout
    assert "stop with exit code 3" in result.stdout


@pytest.mark.parametrize("script", SCRIPTS, ids=NAMES)
def test_unknown_option(script: Path, tmp_path: Path) -> None:
    assert run(script, "--unknown", cwd=tmp_path).returncode == 2


@pytest.mark.shim
@pytest.mark.parametrize("script", SCRIPTS, ids=NAMES)
def test_strict_device_stops(script: Path, tmp_path: Path) -> None:
    result = run(script, "--strict-device", cwd=tmp_path)
    assert result.returncode == 3
    assert "device cuda:1:" in result.stderr
    assert "SIMPLE_DL_DEVICE=cpu" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("script", SCRIPTS, ids=NAMES)
def test_without_libtorch(script: Path, tmp_path: Path) -> None:
    nowhere = str(tmp_path / "nowhere")
    result = run(script, cwd=tmp_path, SFFI_TORCH_LIBRARY=nowhere)
    assert result.returncode == 3
    assert result.stderr.startswith("Install PyTorch to run this example:\n  pip install torch")
    assert nowhere in result.stderr
    assert "Traceback" not in result.stderr


def test_without_shim(tmp_path: Path) -> None:
    pytest.importorskip("sffi_torch")
    result = run(XOR, cwd=tmp_path, SFFI_TORCH_SHIM=str(tmp_path / "nowhere.so"))
    assert result.returncode == 3
    assert "sffi build torch" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.shim
def test_wrong_device_is_a_usage_error(tmp_path: Path) -> None:
    result = run(XOR, "--device", "gpu8", cwd=tmp_path)
    assert result.returncode == 2
    assert "unknown device `gpu8`" in result.stderr
    assert "cuda:N" in result.stderr


@pytest.mark.shim
def test_configuration_of_the_current_directory_wins(tmp_path: Path) -> None:
    (tmp_path / "dl.config.sdn").write_text('dl:\n  device: "cuda:3"\n')
    script = EXAMPLES / "basics" / "03_device_selection.py"
    result = run(script, cwd=tmp_path)
    assert "Configured device: cuda:3 (dl.config.sdn:2)" in result.stdout
    assert result.returncode == 1  # it asks for CUDA(3), not CUDA(1), and the example says so
    assert "[FAILED] dl.config.sdn asks for CUDA(1): it says cuda:3" in result.stdout
    (tmp_path / "dl.config.sdn").write_text("dl:\n  devise: cpu\n")
    result = run(script, cwd=tmp_path)
    assert result.returncode == 1
    assert "dl.config.sdn:2" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.shim
def test_variable_overrides_the_device(tmp_path: Path) -> None:
    script = EXAMPLES / "basics" / "03_device_selection.py"
    result = run(script, "--strict-device", cwd=tmp_path, SIMPLE_DL_DEVICE="cpu")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Configured device: cpu (environment variable SIMPLE_DL_DEVICE)" in result.stdout


@pytest.mark.shim
@pytest.mark.parametrize("script", SCRIPTS[:3], ids=NAMES[:3])
def test_basics_pass(script: Path, tmp_path: Path) -> None:
    result = run(script, cwd=tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "checks passed." in result.stdout
    assert result.stderr == ""


@pytest.mark.shim
def test_xor_learns_and_draws(tmp_path: Path) -> None:
    result = run(XOR, cwd=tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "[ok] 4 of 4 right" in result.stdout
    assert "[ok] final loss below 0.01" in result.stdout
    assert is_png(tmp_path / "out" / "xor.png")


@pytest.mark.shim
def test_xor_fails_with_a_seed_that_does_not_get_there(tmp_path: Path) -> None:
    result = run(XOR, "--seed", "0", "--output", "elsewhere", cwd=tmp_path)
    assert result.returncode == 1
    assert "FAILED" in result.stdout
    assert (tmp_path / "elsewhere" / "xor.png").exists()


@pytest.mark.shim
def test_xor_counts_seeds(tmp_path: Path) -> None:
    result = run(XOR, "--seeds", "6", cwd=tmp_path)
    assert "4 of 6 seeds reach 4 of 4" in result.stdout
    assert run(XOR, "--seeds", "none", cwd=tmp_path).returncode == 2


@pytest.mark.shim
def test_output_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("in the way")
    result = run(XOR, cwd=tmp_path)
    assert result.returncode == 1
    assert result.stderr.startswith("out: ")
    assert "Traceback" not in result.stderr


@pytest.mark.shim
def test_reader_that_goes_away(tmp_path: Path) -> None:
    script = EXAMPLES / "basics" / "02_tensor_operations.py"
    command = f"{shlex.quote(sys.executable)} {shlex.quote(str(script))} | true"
    result = subprocess.run(
        ["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, timeout=120
    )
    assert result.stderr == ""


@pytest.mark.shim
def test_autograd_off_is_refused_in_training(tmp_path: Path) -> None:
    result = run(XOR, cwd=tmp_path, SIMPLE_DL_AUTOGRAD="false")
    assert result.returncode == 1
    assert result.stderr.startswith("autograd is off (environment variable SIMPLE_DL_AUTOGRAD)")


@pytest.fixture(scope="module")
def tiny_mnist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A set in MNIST's files that is easy to learn: digit d is a bar at row 2 d + 4."""
    folder = tmp_path_factory.mktemp("tiny")
    random = np.random.default_rng(0)
    for images_file, labels_file, count in (
        ("train-images-idx3-ubyte", "train-labels-idx1-ubyte", 2000),
        ("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz", 300),
    ):
        labels = random.integers(0, 10, count).astype(np.uint8)
        images = random.integers(0, 40, (count, 28, 28)).astype(np.uint8)
        for image, label in zip(images, labels, strict=True):
            image[2 * label + 4, 4:24] = 250
        write_idx(folder / images_file, images)
        write_idx(folder / labels_file, labels)
    return folder


@pytest.mark.shim
def test_mnist_on_given_files_with_resume(tiny_mnist: Path, tmp_path: Path) -> None:
    first = run(MNIST, "--data", str(tiny_mnist), "--epochs", "2", cwd=tmp_path)
    assert first.returncode == 0, first.stdout + first.stderr
    assert f"Data: IDX files in {tiny_mnist}" in first.stdout
    assert "2,000 training images, 300 test images" in first.stdout
    assert "[ok] test accuracy over 98 %" in first.stdout
    for name in ("curves", "confusion", "mistakes"):
        assert is_png(tmp_path / "out" / f"mnist_{name}.png")

    more = run(MNIST, "--resume", "--epochs", "3", cwd=tmp_path, MNIST_DIR=str(tiny_mnist))
    assert more.returncode == 0, more.stdout + more.stderr
    assert "Going on from out/mnist.safetensors, after epoch 2" in more.stdout
    assert [line[:8] for line in more.stdout.splitlines() if line.startswith("epoch")] == [
        "epoch  3"
    ]

    # Three epochs at once give the same as two and one: the checkpoint holds everything.
    whole = run(
        MNIST, "--data", str(tiny_mnist), "--epochs", "3", "--output", "whole", cwd=tmp_path
    )
    assert figures(whole.stdout) == figures(more.stdout)

    done = run(MNIST, "--data", str(tiny_mnist), "--resume", "--epochs", "3", cwd=tmp_path)
    assert "3 epochs are done already" in done.stdout
    assert figures(done.stdout) == figures(more.stdout)


def figures(output: str) -> list[str]:
    wanted = ("training accuracy:", "test accuracy:", "final training loss:", "loss without")
    return [line for line in output.splitlines() if line.startswith(wanted)]


@pytest.mark.shim
def test_mnist_errors_are_sentences(tiny_mnist: Path, tmp_path: Path) -> None:
    result = run(MNIST, "--data", str(tmp_path / "none"), cwd=tmp_path)
    assert result.returncode == 1
    assert "no such directory" in result.stderr
    assert "Traceback" not in result.stderr

    for file in tiny_mnist.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    labels = tmp_path / "t10k-labels-idx1-ubyte.gz"
    labels.write_bytes(labels.read_bytes()[:-9])
    result = run(MNIST, "--data", str(tmp_path), cwd=tmp_path)
    assert result.returncode == 1
    assert f"{labels}: damaged gzip data" in result.stderr
    labels.write_bytes(gzip.compress(b"\0\0\x08\x01\0\0\0\x02\x01\x02"))
    result = run(MNIST, "--data", str(tmp_path), cwd=tmp_path)
    assert "2 labels" in result.stderr
    assert "Traceback" not in result.stderr

    result = run(MNIST, "--data", str(tiny_mnist), "--resume", cwd=tmp_path)
    assert result.returncode == 1
    assert "mnist.safetensors: there is no such file" in result.stderr
    result = run(MNIST, "--epochs", "0", cwd=tmp_path)
    assert result.returncode == 2


@pytest.mark.shim
def test_convolutional_classifier(tiny_mnist: Path, tmp_path: Path) -> None:
    result = run(CONV, "--data", str(tiny_mnist), "--epochs", "3", cwd=tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "24,314 parameters, seed 42" in result.stdout
    assert "[ok] test accuracy over 99 %" in result.stdout
    assert is_png(tmp_path / "out" / "conv_curves.png")
    assert run(CONV, "--split", "-1", cwd=tmp_path).returncode == 2


def is_png(path: Path) -> bool:
    return path.read_bytes().startswith(b"\x89PNG") and path.stat().st_size > 2_000


@pytest.mark.shim
def test_a_transformer_writes_the_same_each_time(tmp_path: Path) -> None:
    text = str(ROOT / "LICENSE")
    samples = []
    for output in ("one", "two"):
        result = run(CHARACTERS, text, "--quick", "--output", output, cwd=tmp_path)
        assert result.returncode == 0, result.stdout + result.stderr
        assert "All 2 checks passed." in result.stdout
        samples.append((tmp_path / output / "samples.txt").read_text(encoding="utf-8"))
    assert samples[0] == samples[1]
    assert samples[0].count(">>>") == 2


@pytest.mark.shim
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "text.txt: No such file"),
        (b"\xff\xfe", "text.txt: no text in UTF-8 (at byte 0)"),
        (b"short", "5 characters are too few"),
    ],
)
def test_a_text_that_is_none(tmp_path: Path, content: bytes | None, message: str) -> None:
    if content is not None:
        (tmp_path / "text.txt").write_bytes(content)
    result = run(CHARACTERS, "text.txt", cwd=tmp_path)
    assert result.returncode == 1
    assert message in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.shim
def test_speed_without_pytorch(tmp_path: Path) -> None:
    # A torch that cannot be imported stands before the real one; libtorch is found all the same.
    import importlib.util

    spec = importlib.util.find_spec("torch")
    if spec is None or spec.origin is None:
        pytest.skip("PyTorch is not installed: libtorch is somewhere else")
    fake = tmp_path / "fake" / "torch"
    fake.mkdir(parents=True)
    (fake / "__init__.py").write_text("raise ImportError('torch is broken here')")
    result = run(
        SPEED, "--quick", cwd=tmp_path, PYTHONPATH=str(fake.parent),
        SFFI_TORCH_LIBRARY=str(Path(spec.origin).parent),
    )  # fmt: skip
    assert result.returncode == 0, result.stdout + result.stderr
    assert "PyTorch is left out: torch is broken here" in result.stdout
    assert "sffi, planned" in result.stdout and "fused" not in result.stdout
    assert "All 3 checks passed." in result.stdout
    assert (tmp_path / "out" / "plan_speed.png").stat().st_size > 10_000
