#!/bin/sh
# Say what to install where there is no C++ compiler. Which one is taken is up to `sffi build`.
for name in ${CXX:-} c++ g++ clang++; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
cat >&2 <<END
No C++ compiler was found${CXX:+ (CXX=$CXX is not a command)}; one with C++20 is needed to build shims.
  Debian, Ubuntu:  sudo apt-get install g++ make
  Fedora:          sudo dnf install gcc-c++ make
Where it is not on PATH, name it: make CXX=/path/to/g++
END
exit 1
