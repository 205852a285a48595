"""`sffi import --aten`: ATen's operators, from the schemas that ship with PyTorch to a spec.

schema, parse     a schema as data; its grammar
native            native_functions.yaml: where it is, what it says
spelling          a schema as a line of a spec
docs              what operators compute, in words; operators.txt
compose           the spec's text, and what changed since it was written
report, command   the summary; the command
"""

from __future__ import annotations
