#!/bin/sh
# Print the path of a Python that this project can use, or say on stderr what to install.
#
# A candidate must be CPython 3.10 or newer and be able to make virtual environments.
# PYTHON=/path/to/python picks one by hand.
set -u

check='
import sys
if sys.implementation.name != "cpython" or sys.version_info < (3, 10):
    sys.exit(1)
try:
    import ensurepip, venv
except ImportError:
    sys.exit(3)
print(sys.executable)
'

# Debian keeps ensurepip in a package of its own; remember that it is all that is missing.
without_venv=

for name in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.10 python3.14 python}; do
    command -v "$name" >/dev/null 2>&1 || continue
    # pyenv's shims exist for versions that are not selected: only running one tells.
    found=$("$name" -c "$check" 2>/dev/null)
    case $? in
        0) printf '%s\n' "$found"; exit 0 ;;
        3) without_venv=${without_venv:-$name} ;;
    esac
done

if [ -n "$without_venv" ]; then
    version=$("$without_venv" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    cat >&2 <<END
$without_venv cannot make virtual environments: its ensurepip module is missing.
  Debian, Ubuntu:  sudo apt-get install python$version-venv
Then run make again.
END
else
    cat >&2 <<END
No usable Python was found: CPython 3.10 or newer is needed${PYTHON:+ (PYTHON=$PYTHON is not one)}.
  Debian, Ubuntu:  sudo apt-get install python3 python3-venv
  Fedora:          sudo dnf install python3
Where it is not on PATH, name it: make PYTHON=/path/to/python3
END
fi
exit 1
