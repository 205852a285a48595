"""From a C header to a spec: ``sffi import``.

names          C names to the spec's, by one stated rule
docs           comments to documentation
plan           what becomes a handle, struct, enum, callback or alias, and is called how
spelling       C types to the spec's
functions      functions, with what only a person can know marked by questions
declarations   everything else
compose        blocks of text in the header's order; what cannot be carried, with the reason
text           the blocks as a spec
installed      the library's file, and which symbols it offers
accept         the spec is compiled, and what sffi-gen refuses is put more carefully
merge          a newer header, and what a person changed in the meantime
output         what is there already, differences, the end by a mistake
report         what was seen, carried, left
cli            the command
aten/          not a header: PyTorch's operators by their schemas
"""
