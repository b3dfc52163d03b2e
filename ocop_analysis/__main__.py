"""`python -m ocop_analysis` is the `ocop` command."""

from .cli import main

main()
