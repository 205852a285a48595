from sffi_gen.cli import main

main(prog_name="sffi-gen")
