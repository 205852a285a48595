#!/bin/sh
# Make the virtual environment $1, or complete one that was left half made.
set -eu
venv=$1
here=$(dirname "$0")

usable() {
    "$venv/bin/python" -c '
import sys, pip
sys.exit(sys.version_info < (3, 10) or sys.prefix == sys.base_prefix)
' >/dev/null 2>&1
}

if [ -e "$venv" ] && usable; then
    exit 0
fi
python=$("$here/find-python.sh")
echo "Making $venv with $python"
if [ -e "$venv" ]; then
    # Only what is a virtual environment is emptied: a folder of the user's own is left alone.
    if [ ! -e "$venv/pyvenv.cfg" ] && [ -n "$(ls -A "$venv")" ]; then
        echo "$venv is there and is no virtual environment; move it away, then run make again." >&2
        exit 1
    fi
    "$python" -m venv --clear "$venv"
else
    "$python" -m venv "$venv"
fi
