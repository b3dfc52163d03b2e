"""Indicators in groups, groups in groups, all in one overall score; and the means that go up the tree, on arrays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from ..bounds import divide_each
from ..errors import Problem
from .inputs import names, weight_values

OVERALL = "overall"
MEANS = ("arithmetic", "geometric", "harmonic")


@dataclass(frozen=True)
class Tree:
    """What belongs to what: `indicators` in the order of the table's columns, `children` of each group, lowest groups first."""

    indicators: tuple[str, ...]
    children: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Level:
    """One node for all runs and units: score and share known (runs, units), weights used of its children (runs, units, children)."""

    score: np.ndarray
    share: np.ndarray
    used: np.ndarray


def tree(indicators: Iterable[str], groups: Mapping[str, str]) -> tuple[Tree, list[Problem]]:
    """Return the tree of a mapping from each indicator or group to the group above it, and what is wrong with it.

    >>> tree(["a", "b", "c"], {"a": "g1", "b": "g1"})[0].children
    {'g1': ('a', 'b'), 'overall': ('c', 'g1')}
    """
    leaves = tuple(indicators)
    nodes = {**dict.fromkeys(leaves), **dict.fromkeys(groups.values()), OVERALL: None}
    problems = [
        Problem(f"“{name}” vừa là chỉ số vừa là nhóm", "groups", "", "đổi tên nhóm")
        for name in dict.fromkeys([*groups.values(), OVERALL])
        if name in leaves
    ]
    unknown = [name for name in groups if name not in nodes]
    problems += names(unknown, [], "groups", "chỉ số hoặc nhóm")
    above = {name: groups.get(name, OVERALL) for name in nodes if name != OVERALL}
    depths = {name: _depth(name, above) for name in above}
    circles = sorted(str(name) for name, depth in depths.items() if depth is None)
    if OVERALL in groups or circles:
        what = f"Các nhóm nằm vòng tròn trong nhau: {', '.join(circles or [OVERALL])}"
        problems.append(Problem(what, "groups", "", "mỗi nhóm chỉ nằm trong một nhóm cao hơn"))
    depths[OVERALL] = 0
    children: dict[str, list[str]] = {}
    for name in above:
        children.setdefault(above[name], []).append(name)
    ordered = sorted(children, key=lambda name: -(depths[name] or 0))
    return Tree(leaves, {name: tuple(children[name]) for name in ordered}), problems


def _depth(name: str, above: Mapping[str, str]) -> int | None:
    depth = 0
    while name != OVERALL:
        name, depth = above.get(name, OVERALL), depth + 1
        if depth > len(above):
            return None
    return depth


def weight_problems(weights: Mapping[str, float], shape: Tree) -> list[Problem]:
    """Return what is wrong with the weights of a tree: each indicator and group has one, and no group has only zeros.

    >>> print(weight_problems({"a": 0}, tree(["a"], {})[0])[0])
    weights: Mọi trọng số trong “overall” đều bằng 0. Cách xử lý: cho ít nhất một trọng số lớn hơn 0.
    """
    nodes = [name for group in shape.children.values() for name in group]
    problems = names(weights, nodes, "weights", "chỉ số hoặc nhóm") + weight_values(weights, "weights")
    if problems:
        return problems
    return [
        Problem(f"Mọi trọng số trong “{group}” đều bằng 0", "weights", "", "cho ít nhất một trọng số lớn hơn 0")
        for group, members in shape.children.items()
        if not any(weights[name] for name in members)
    ]


def equal_weights(shape: Tree) -> dict[str, float]:
    """Return the weight 1 for each indicator and group.

    >>> equal_weights(tree(["a", "b"], {})[0])
    {'a': 1.0, 'b': 1.0}
    """
    return {name: 1.0 for group in shape.children.values() for name in group}


def climb(
    scores: np.ndarray,
    weights: Mapping[str, np.ndarray],
    shape: Tree,
    methods: Mapping[str, str],
    min_available: float,
    scored: Mapping[str, np.ndarray] | None = None,
) -> dict[str, Level]:
    """Return each group of the tree from scores (runs, units, indicators) and weights (runs) of every node.

    A group below which all weights are zero in a run has no score in it, like one of which nothing is known. With `scored`,
    it says which units (units) have a score in each group, and `min_available` does not.

    >>> levels = climb(np.array([[[10.0, 30.0]]]), {"a": np.ones(1), "b": np.ones(1)}, tree("ab", {})[0],
    ...     {"overall": "arithmetic"}, 0.6)
    >>> levels["overall"].score.tolist()
    [[20.0]]
    """
    leaves = {name: scores[..., place] for place, name in enumerate(shape.indicators)}
    levels: dict[str, Level] = {}
    for group, members in shape.children.items():
        given = np.stack([weights[name] for name in members], axis=-1)
        share = divide_each(given, given.sum(axis=-1, keepdims=True))[:, None, :]
        values = np.stack([levels[name].score if name in levels else leaves[name] for name in members], axis=-1)
        below = [levels[name].share if name in levels else np.ones(leaves[name].shape) for name in members]
        levels[group] = _level(values, share, np.stack(below, axis=-1), methods[group])
        enough = levels[group].share >= min_available - 1e-12 if scored is None else scored[group]
        levels[group] = replace(levels[group], score=np.where(enough, levels[group].score, np.nan))
    return levels


def _level(values: np.ndarray, weights: np.ndarray, below: np.ndarray, method: str) -> Level:
    known = np.where(np.isnan(values), 0.0, np.nan_to_num(weights))
    whole = known.sum(axis=-1, keepdims=True)
    used = divide_each(known, whole)
    score = np.where(whole[..., 0] > 0, mean(np.nan_to_num(values), np.nan_to_num(used), method), np.nan)
    return Level(score, np.sum(known * below, axis=-1), used)


def mean(values: np.ndarray, weights: np.ndarray, method: str) -> np.ndarray:
    """Return the weighted mean over the last axis; weights add up to one.

    arithmetic: sum of w x; geometric: product of x to the w; harmonic: 1 / sum of w / x. A zero that has a weight makes
    the last two zero; one without weight does nothing.

    >>> values, weights = np.array([1.0, 4.0]), np.array([0.5, 0.5])
    >>> [float(mean(values, weights, method)) for method in MEANS]
    [2.5, 2.0, 1.6]
    """
    if method == "arithmetic":
        return np.asarray(np.sum(values * weights, axis=-1))
    counts = weights > 0
    zero = np.any(counts & (values <= 0), axis=-1)
    safe = np.where(counts & (values > 0), values, 1.0)
    if method == "geometric":
        result = np.exp(np.sum(weights * np.log(safe), axis=-1))
    else:
        result = divide_each(np.ones(zero.shape), np.sum(divide_each(weights, safe), axis=-1))
    return np.where(zero, 0.0, result)
