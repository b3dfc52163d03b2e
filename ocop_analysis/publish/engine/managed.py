"""What the engine does, as papermill's own base class wants it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from papermill.engines import Engine, NBClientEngine
from papermill.log import logger

from . import OcopEngine


class ManagedEngine(Engine):  # type: ignore[misc]
    """Runs a notebook in a fresh process, or in this one where `OcopEngine.run_here` says so."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: Any,
        kernel_name: str,
        log_output: bool = False,
        execution_timeout: int | None = None,
        notebook_timeout: int | None = None,
        memory_mb: int | None = None,
        on_warning: Callable[[str], None] = logger.warning,
        **options: Any,
    ) -> None:
        """Run the cells of `nb_man.nb`. Another language, or widgets, go to the stock engine, and `on_warning` hears of it.

        execution_timeout: seconds a cell; notebook_timeout: seconds in all; memory_mb: MB more than an empty notebook takes.
        """
        from .shell import NeedsKernel

        stock = {"log_output": log_output, "execution_timeout": execution_timeout, **options}
        own = {"log_output": log_output, **_output_files(options)}
        try:
            if cls.nb_language(nb_man.nb) != "python":
                raise NeedsKernel(f"ngôn ngữ {cls.nb_language(nb_man.nb)}")
            if OcopEngine.run_here:
                run_cells(nb_man, kernel_name, timeout=execution_timeout, **own)
            else:
                from .alone import Limits, run_alone

                run_alone(nb_man, kernel_name, Limits(execution_timeout, notebook_timeout, memory_mb))
        except NeedsKernel as error:
            on_warning(str(error))
            NBClientEngine.execute_managed_notebook(nb_man, kernel_name, **stock)


def run_cells(nb_man: Any, kernel_name: str, **options: Any) -> None:
    """Run the cells of `nb_man.nb` in this process. Errors: see `LocalClient`."""
    from .client import LocalClient

    LocalClient(nb_man, kernel_name=kernel_name, **options).execute()


def _output_files(options: dict[str, Any]) -> dict[str, Any]:
    return {name: options[name] for name in ("stdout_file", "stderr_file") if options.get(name) is not None}
