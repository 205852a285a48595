#!/usr/bin/env bash
# The demonstration behind `make demo`: train two networks, say what was reached, show how to go on.
# BIN is the folder of the virtual environment's commands, OUT the folder for what is written.
set -euo pipefail
: "${BIN:?run this through make demo}" "${OUT:=out}"
python=$BIN/python
examples=examples/torch

title() { printf '\n\033[1m== %s\033[0m\n\n' "$1" | if [ -t 1 ]; then cat; else sed 's/\x1b\[[0-9]*m//g'; fi; }

mkdir -p "$OUT"
title "1 of 3: libtorch without importing torch"
"$python" "$examples/basics/01_tensor_creation.py"

title "2 of 3: XOR"
"$python" "$examples/training/xor_pytorch.py" --output "$OUT"

title "3 of 3: handwritten digits"
"$python" "$examples/training/mnist_classifier.py" --output "$OUT"

title "What next"
cat <<END
Pictures and the trained network are in $OUT/:
$(cd "$OUT" && ls -1 | sed 's/^/  /')

Try these:
  source $BIN/activate
  python -c 'import sffi_torch as torch; print(torch.ones(2, 3) @ torch.randn(3, 2))'
  python $examples/training/mnist_classifier.py --resume --epochs 12 --output $OUT
  sffi doctor torch             # what is found where, and what to do if something is missing
  sffi-gen --help               # bindings for a library of your own: see README.md
  make test                     # the whole test suite
END
