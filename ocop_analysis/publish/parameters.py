"""The parameters of a notebook, checked before anything runs."""

from __future__ import annotations

from pathlib import Path

from ..errors import InputError, Problem
from ..vietnamese import nearest
from .jobs import Job

_TYPES = {"str": str, "int": int}


def check_parameters(job: Job) -> None:
    """Refuse a parameter that the notebook does not declare, or of another type. Errors: InputError, all of them at once."""
    import papermill

    declared = papermill.inspect_notebook(job.notebook_path)
    problems = []
    where = f"sổ tay {Path(job.notebook_path).name}"
    for name, value in job.parameters.items():
        if name not in declared:
            hint = nearest(name, declared, limit=1)
            why = f"có phải “{hint[0]}”?" if hint else f"chỉ có {', '.join(declared)}"
            problems.append(Problem(f"Không có tham số “{name}”", where, why, "sửa tên tham số"))
            continue
        kind = _TYPES.get(declared[name]["inferred_type_name"].split("|")[0].strip())
        if kind is not None and type(value) is not kind:
            why = f"cần {kind.__name__}, nhận được {type(value).__name__}"
            problems.append(Problem(f"Tham số “{name}” sai kiểu", where, why, "sửa giá trị"))
    if problems:
        raise InputError(problems)
