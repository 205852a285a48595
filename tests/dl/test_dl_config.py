"""The configuration: values, layers, origins, errors."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sffi_dl.config import (
    CPU,
    CUDA,
    KEYS,
    Backend,
    ConfigError,
    Device,
    DLConfig,
    DType,
    Settings,
    config_from_text,
    load_config,
    to_string,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "home" / ".simple").mkdir(parents=True)
    (tmp_path / "project").mkdir()
    return tmp_path


def load(folder: Path, arguments: dict[str, object] | None = None, **environ: str) -> DLConfig:
    return load_config(
        arguments, directory=folder / "project", home=folder / "home", environ=environ
    )


class TestDevice:
    @pytest.mark.parametrize(
        ("text", "device"),
        [
            ("cpu", CPU()),
            ("CPU", CPU()),
            ("gpu", CUDA(0)),
            ("GPU", CUDA(0)),
            ("cuda", CUDA(0)),
            ("cuda:0", CUDA(0)),
            ("Cuda:1", CUDA(1)),
            (" cuda:127 ", CUDA(127)),
        ],
    )
    def test_parse(self, text: str, device: Device) -> None:
        assert Device.parse(text) == device

    @pytest.mark.parametrize(
        "text",
        ["", "cuda:", "cuda:-1", "cuda:128", "cuda:1.5", "cuda1", "gpu:1", "mps", "cuda:\u0661"],
    )
    def test_parse_refuses(self, text: str) -> None:
        with pytest.raises(ValueError, match="allowed: cpu, cuda, cuda:N"):
            Device.parse(text)

    def test_there_are_two_kinds_only(self) -> None:
        assert {kind.__name__ for kind in Device.__subclasses__()} == {"CPU", "CUDA"}

    def test_id_is_checked(self) -> None:
        with pytest.raises(ValueError, match="0 to 127"):
            CUDA(-1)
        with pytest.raises(TypeError, match="int"):
            CUDA("1")  # type: ignore[arg-type]

    def test_text(self) -> None:
        assert to_string(CUDA(1)) == "cuda:1"
        assert to_string(CPU()) == "cpu"
        assert repr(CUDA(1)) == "CUDA(id=1)"
        assert CUDA(1).is_cuda and not CPU().is_cuda

    def test_works_in_a_match(self) -> None:
        match Device.parse("cuda:3"):
            case CUDA(id=number):
                assert number == 3
            case _:
                pytest.fail("not a CUDA device")


def test_dtype_names() -> None:
    assert DType.parse("f32") is DType.parse("Float32") is DType.FLOAT32
    assert DType.parse("bf16") is DType.BFLOAT16
    with pytest.raises(ValueError, match="unknown dtype `int8`; allowed: float16"):
        DType.parse("int8")


def test_backend_names() -> None:
    assert Backend.parse("PyTorch") is Backend.TORCH
    with pytest.raises(ValueError, match="unknown backend `jax`; allowed: torch"):
        Backend.parse("jax")


def test_defaults(folder: Path) -> None:
    config = load(folder)
    assert config == DLConfig()
    assert config.device == CPU()
    assert config.training == config.inference == Settings()
    assert config.origin("device") == "default"


def test_layers_override_only_their_keys(folder: Path) -> None:
    (folder / "home/.simple/dl.config.sdn").write_text("dl:\n  device: cuda:7\n  dtype: f64\n")
    (folder / "project/dl.config.sdn").write_text("dl:\n  device: 'cuda:1'\n  seed: 1\n  amp: true")
    (folder / "project/dl.config.local.sdn").write_text("dl:\n  seed: 2\n")
    config = load(folder, {"device": None, "amp": False}, SIMPLE_DL_AUTOGRAD="false", OTHER="x")
    assert config.device == CUDA(1)
    assert config.dtype is DType.FLOAT64
    assert (config.seed, config.amp, config.autograd) == (2, False, False)
    project = folder / "project"
    assert config.origin("device") == f"{project / 'dl.config.sdn'}:2"
    assert config.origin("dtype") == f"{folder / 'home/.simple/dl.config.sdn'}:3"
    assert config.origin("seed") == f"{project / 'dl.config.local.sdn'}:2"
    assert config.origin("amp") == "argument amp"
    assert config.origin("autograd") == "environment variable SIMPLE_DL_AUTOGRAD"
    assert config.origin("backend") == "default"
    assert "cuda:1" in config.describe() and "dl.config.sdn:2" in config.describe()


def test_blocks_override_within_a_layer(folder: Path) -> None:
    (folder / "project/dl.config.sdn").write_text(
        "dl:\n  device: cuda:1\ntraining:\n  device: cuda:2\n  amp: true\ninference:\n  seed: 5\n"
    )
    config = load(folder)
    assert config.device == config.inference.device == CUDA(1)
    assert config.training.device == CUDA(2)
    assert (config.amp, config.training.amp, config.inference.amp) == (False, True, False)
    assert (config.seed, config.inference.seed) == (None, 5)
    assert config.training.origin("device").endswith("dl.config.sdn:4")


def test_a_later_layer_wins_over_a_block_of_an_earlier_one(folder: Path) -> None:
    (folder / "project/dl.config.sdn").write_text("training:\n  device: cuda:2\n  seed: 3\n")
    config = load(folder, {"device": "cpu"}, SIMPLE_DL_TRAINING_SEED="4")
    assert config.training.device == CPU()
    assert (config.seed, config.training.seed) == (None, 4)


def test_arguments_for_a_mode_and_of_the_right_type(folder: Path) -> None:
    config = load(folder, {"training.device": CUDA(1), "dtype": DType.FLOAT16, "seed": 9})
    assert (config.device, config.training.device) == (CPU(), CUDA(1))
    assert config.dtype is DType.FLOAT16
    assert config.seed == 9


def test_seed_null_takes_a_seed_back(folder: Path) -> None:
    (folder / "project/dl.config.sdn").write_text("dl:\n  seed: 3\n")
    (folder / "project/dl.config.local.sdn").write_text("dl:\n  seed: null\n")
    assert load(folder).seed is None


def test_empty_files_blocks_and_variables(folder: Path) -> None:
    (folder / "project/dl.config.sdn").write_text("# nothing\n")
    (folder / "project/dl.config.local.sdn").write_text("dl:\n  # nothing\ntraining:\n")
    assert load(folder, SIMPLE_DL_DEVICE="") == DLConfig()


@pytest.mark.parametrize(
    ("text", "line", "problem", "allowed"),
    [
        ("dl:\n  devise: cpu\n", 2, "did you mean `device`?", "device, dtype, backend"),
        ("dl:\n  device: gpu:1\n", 2, "unknown device `gpu:1`", "cpu, cuda, cuda:N"),
        ("\n\ntrainig:\n  amp: true\n", 3, "did you mean `training`?", "dl, training, inference"),
        ("dl:\n  dtype: int8\n", 2, "unknown dtype `int8`", "float32 (f32)"),
        ("dl:\n  backend: jax\n", 2, "unknown backend `jax`", "torch"),
        ("dl:\n  amp: yes\n", 2, "`yes` is neither true nor false", "true, false"),
        ("dl:\n  seed: -1\n", 2, "`-1` is not a seed", "whole number"),
        ("dl:\n  seed: 18446744073709551616\n", 2, "is not a seed", "whole number"),
        ("dl:\n  device:\n", 2, "`device` has no value", "cpu, cuda"),
        ("dl:\n  device: cpu\n  device: cpu\n", 3, "there already, line 2", ""),
        ("dl:\n  amp: true\ndl:\n  amp: true\n", 3, "there already, line 1", ""),
        ("device: cpu\n", 1, "stands outside of a block", "a block, such as `dl:`"),
        ("dl: cpu\n", 1, "must hold `key: value` lines", "device"),
        ("dl:\n  device: [cpu]\n", 2, "must be a single word", ""),
        ("dl:\n  device: !!python/object:os.system cpu\n", 2, "has no meaning here", ""),
        ("- dl\n", 1, "expected blocks", ""),
        ("dl:\n\tdevice: cpu\n", 2, "not readable as SDN", ""),
        ("dl: {\n", 2, "not readable as SDN", ""),
        ("dl:\n  device: a\x00b\n", 2, "not readable as SDN: U+0000", ""),
        ("a: *b\n", 1, "not readable as SDN", ""),
        ("a: 1\n---\nb: 2\n", 2, "not readable as SDN", ""),
    ],
)
def test_errors_name_file_line_and_allowed_values(
    folder: Path, text: str, line: int, problem: str, allowed: str
) -> None:
    path = folder / "project/dl.config.sdn"
    path.write_text(text)
    with pytest.raises(ConfigError) as caught:
        load(folder)
    assert caught.value.where == f"{path}:{line}"
    assert problem in str(caught.value)
    assert allowed in caught.value.allowed
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_errors_of_variables_and_arguments(folder: Path) -> None:
    with pytest.raises(ConfigError, match=r"variable SIMPLE_DL_DEVISE.*mean `SIMPLE_DL_DEVICE`"):
        load(folder, SIMPLE_DL_DEVISE="cpu")
    with pytest.raises(ConfigError, match="variable SIMPLE_DL_SEED: seed: `x` is not a seed"):
        load(folder, SIMPLE_DL_SEED="x")
    with pytest.raises(ConfigError, match=r"argument devise: unknown key.*mean `device`"):
        load(folder, {"devise": "cpu"})
    with pytest.raises(ConfigError, match="unknown block: `train`"):
        load(folder, {"train.device": "cpu"})
    with pytest.raises(ConfigError, match="argument seed"):
        load(folder, {"seed": True})


def test_unreadable_files(folder: Path) -> None:
    path = folder / "project/dl.config.sdn"
    path.mkdir()
    with pytest.raises(ConfigError, match="cannot be read"):
        load(folder)
    path.rmdir()
    path.write_bytes(b"dl:\n  device: \xff\n")
    with pytest.raises(ConfigError, match=r"dl\.config\.sdn:2: is not UTF-8"):
        load(folder)


def test_the_current_directory_and_home_are_the_default(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "home/.simple/dl.config.sdn").write_text("dl:\n  seed: 11\n")
    (folder / "project/dl.config.sdn").write_text("dl:\n  device: cuda:1\n")
    for name in list(os.environ):
        if name.startswith("SIMPLE_DL_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(folder / "home"))
    monkeypatch.chdir(folder / "project")
    config = load_config()
    assert (config.device, config.seed) == (CUDA(1), 11)
    assert config.origin("device") == "dl.config.sdn:2"


def test_the_projects_own_file() -> None:
    root = Path(__file__).resolve().parents[2]
    config = load_config(directory=root, home="/nonexistent", environ={})
    assert config.device == CUDA(1)
    assert config.training.autograd and not config.inference.autograd


def test_importing_it_loads_nothing_heavy() -> None:
    code = (
        "import sys, sffi_dl, sffi_dl.config; "
        "print([m for m in ('torch', 'sffi_torch', 'numpy', 'yaml', 'rich') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


_SETTINGS = st.builds(
    Settings,
    device=st.one_of(st.just(CPU()), st.integers(0, 127).map(CUDA)),
    dtype=st.sampled_from(DType),
    autograd=st.booleans(),
    amp=st.booleans(),
    seed=st.none() | st.integers(0, 2**64 - 1),
)


@settings(deadline=None)
@given(_SETTINGS, _SETTINGS, _SETTINGS)
def test_to_string_is_read_back(base: Settings, training: Settings, inference: Settings) -> None:
    values = {key: getattr(base, key) for key in KEYS}
    config = DLConfig(**values, training=training, inference=inference)
    assert config_from_text(config.to_string()) == config


_LINES = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(
            ["dl:", "training:", "inference:", "  device: cpu", "  seed: 1", "  amp: true", "  - x"]
        ),
        st.tuples(st.sampled_from(KEYS), st.text(max_size=12)).map(lambda p: f"  {p[0]}: {p[1]}"),
    ),
    max_size=8,
).map("\n".join)


@settings(deadline=None)
@given(st.one_of(st.text(), _LINES))
@example('dl:\n  device: "\\UFFFFFFFF"\n')
@example("%YAML 1." + "9" * 5000 + "\n---\ndl:\n")
@example("&a [*a]")
@example("&a {*a : *a}")
@example("dl: &a\n  device: *a\n")
@example("? [x]\n: y\n")
@example("dl:\n  <<: {device: cpu}\n")
@example("dl:\n  seed: " + "9" * 10000)
@example("dl:\n  seed: \u0663\n")
@example("\ufeffdl:\n  seed: 3\n")
def test_any_text_gives_a_configuration_or_a_config_error(text: str) -> None:
    try:
        config = config_from_text(text)
    except ConfigError as error:
        assert str(error).startswith("<text>")
    else:
        assert isinstance(config, DLConfig)


@pytest.mark.parametrize("text", ["[" * 3000, "{a: " * 3000, "- " * 3000, "? " * 3000])
def test_deep_nesting(text: str) -> None:
    with pytest.raises(ConfigError, match=r"nested too deeply|expected blocks|not readable"):
        config_from_text(text)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_in_a_file(data: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        Path(name, "dl.config.sdn").write_bytes(data)
        try:
            load_config(directory=name, home=name, environ={})
        except ConfigError as error:
            assert str(error).startswith(str(Path(name, "dl.config.sdn")))


@settings(deadline=None)
@given(st.dictionaries(st.text(max_size=12).map(lambda s: "SIMPLE_DL_" + s), st.text(max_size=8)))
def test_any_environment(environ: dict[str, str]) -> None:
    try:
        load_config(directory="/nonexistent", home="/nonexistent", environ=environ)
    except ConfigError as error:
        assert "environment variable SIMPLE_DL_" in str(error)
