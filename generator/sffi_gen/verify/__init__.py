"""Whether a spec says what its header and its library say: ``sffi verify``.

exports, elf, macho, pe   what a shared library offers, read from its file
scope                     a library and those that it needs: where a loader looks
probe, target             questions to the C compiler, answered by an object file
compare                   types of the spec against C's, as the header was read
check                     what the checks share
records, spec_layout      structs, unions, handles; header_layout where no compiler is asked
prototypes                functions and variables
values                    constants, enums, aliases, macros
binary                    symbols of the library that the loader would open
shim                      of a C++ library: the signatures in the shim that was built
operators                 of libtorch: its operators, by the schemas in its headers
against                   two versions of a spec; signatures, changes
report                    findings, counts of claims, and their codes
verify, command           the steps in order; the command
"""

from __future__ import annotations
