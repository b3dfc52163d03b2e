"""The papermill engine `ocop`: cells run in one process with an IPython shell of their own, no kernel, no sockets.

    papermill --engine ocop in.ipynb out.ipynb -p year 2024

Outputs are those of the stock engine; tests hold the two side by side. papermill loads this module while it is being
imported itself, so nothing of papermill is imported here before it is used.
"""

from __future__ import annotations

from typing import Any

NAME = "ocop"


class OcopEngine:
    """Runs a notebook in a fresh process, or in this one where a caller has made it for one notebook (`run_here`)."""

    run_here = False

    @classmethod
    def execute_notebook(cls, nb: Any, kernel_name: str, *arguments: Any, **options: Any) -> Any:
        """Run a notebook and return it, with papermill's metadata."""
        return _managed().execute_notebook(nb, kernel_name, *arguments, **options)

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> None:
        """Run the cells of `nb_man.nb`."""
        _managed().execute_managed_notebook(nb_man, kernel_name, **options)

    @classmethod
    def nb_kernel_name(cls, nb: Any, name: str | None = None) -> Any:
        """Return the name of the kernel that the notebook asks for."""
        return _managed().nb_kernel_name(nb, name)

    @classmethod
    def nb_language(cls, nb: Any, language: str | None = None) -> Any:
        """Return the language that the notebook is written in."""
        return _managed().nb_language(nb, language)


def register() -> None:
    """Tell papermill of this engine, wherever this package was imported from."""
    from papermill.engines import papermill_engines

    papermill_engines.register(NAME, OcopEngine)


def _managed() -> Any:
    from .managed import ManagedEngine

    return ManagedEngine
