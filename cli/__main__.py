"""`python -m cli`: the command line without its installed name."""

from cli import main

main()
