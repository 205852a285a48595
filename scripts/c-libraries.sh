#!/bin/sh
# See that the C libraries that specs/ binds are there with their headers; where apt-get can install
# them, it does. Others are told what to install.
set -u

wanted() {
    # package, header, library
    cat <<END
libsqlite3-dev sqlite3.h sqlite3
zlib1g-dev zlib.h z
END
}

cc=
for name in ${CC:-} cc gcc clang; do
    command -v "$name" >/dev/null 2>&1 && cc=$name && break
done
[ -n "$cc" ] || { echo "No C compiler was found; scripts/check-compiler.sh says what to install." >&2; exit 1; }

# Linking a program proves both at once: the header can be read, the library can be found.
usable() {
    printf '#include <%s>\nint main(void) { return 0; }\n' "$1" |
        "$cc" -x c - -o /dev/null "-l$2" >/dev/null 2>&1
}

missing() {
    wanted | while read -r package header library; do
        usable "$header" "$library" || echo "$package"
    done
}

packages=$(missing)
[ -z "$packages" ] && exit 0

if command -v apt-get >/dev/null 2>&1; then
    as_root=
    [ "$(id -u)" = 0 ] || as_root="sudo -n"
    echo "Installing" $packages
    # A fresh machine has no package lists yet.
    # shellcheck disable=SC2086
    { $as_root apt-get install -y $packages ||
        { $as_root apt-get update && $as_root apt-get install -y $packages; }; } >/dev/null 2>&1
    packages=$(missing)
    [ -z "$packages" ] && exit 0
fi

cat >&2 <<END
These are needed and could not be installed from here: $(echo $packages)
  Debian, Ubuntu:  sudo apt-get install $(echo $packages)
  Fedora:          sudo dnf install sqlite-devel zlib-devel
Then run make again.
END
exit 1
