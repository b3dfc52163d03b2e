"""The draws of a rank interval: what each run chooses, and the ranks that the choices give, all runs at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .normalising import Reference, scale
from .ranking import rank_array
from .tree import OVERALL, Level, Tree, climb

_AT_ONCE = 4_000_000


@dataclass(frozen=True)
class Choices:
    """What the runs choose from; everything has been checked."""

    shape: Tree
    weights: dict[str, float]
    references: Sequence[Reference]
    normalisations: tuple[str, ...]
    means: tuple[str, ...]
    concentration: float
    leave_one_out: bool
    min_available: float

    def base(self, values: np.ndarray) -> np.ndarray:
        """Return the overall scores of the units with the first of the choices and the weights as given."""
        method = self.normalisations[0]
        mean = "arithmetic" if method == "z_score" else self.means[0]
        return np.asarray(self.levels(values[None], self.given, method, mean)[OVERALL].score[0])

    @property
    def given(self) -> dict[str, np.ndarray]:
        """The weights as given, as one run."""
        return {name: np.array([weight]) for name, weight in self.weights.items()}

    def scored(self, values: np.ndarray) -> dict[str, np.ndarray]:
        """Return which units have a score in each group, by the weights as given."""
        known = np.where(np.isnan(values), np.nan, 0.0)[None]
        methods = dict.fromkeys(self.shape.children, "arithmetic")
        levels = climb(known, self.given, self.shape, methods, self.min_available)
        return {group: ~np.isnan(level.score[0]) for group, level in levels.items()}

    def levels(
        self,
        values: np.ndarray,
        weights: dict[str, np.ndarray],
        method: str,
        mean: str,
        scored: dict[str, np.ndarray] | None = None,
    ) -> dict[str, Level]:
        """Return the groups for values (runs or 1, units, indicators)."""
        scores = scale(values, method, self.references)
        if mean != "arithmetic":
            scores = 1 + 0.99 * scores
        runs = len(next(iter(weights.values())))
        scores = np.broadcast_to(scores, (runs, *scores.shape[1:]))
        methods = dict.fromkeys(self.shape.children, mean)
        return climb(scores, weights, self.shape, methods, self.min_available, scored)


@dataclass(frozen=True)
class Draws:
    """What each run chose: a weight of every node (runs), the place of its normalisation and mean among the choices (runs), the
    indicator left out (runs; the number of indicators: none), the place of the unknown between worst and best (runs, units, 1)."""

    weights: dict[str, np.ndarray]
    normalisation: np.ndarray
    mean: np.ndarray
    left_out: np.ndarray
    place: np.ndarray


def draw(choices: Choices, units: int, runs: int, random: np.random.Generator) -> Draws:
    """Return the choices of `runs` runs, each drawn by itself."""
    weights: dict[str, np.ndarray] = {}
    for members in choices.shape.children.values():
        given = np.array([choices.weights[name] for name in members])
        alpha = choices.concentration * len(members) * given / given.sum()
        parts = np.maximum(random.standard_gamma(alpha, (runs, len(members))), np.where(given > 0, 1e-300, 0.0))
        weights |= dict(zip(members, parts.T, strict=True))
    count = len(choices.shape.indicators)
    left = random.integers(count + 1, size=runs) if choices.leave_one_out else np.full(runs, count)
    normalisation = random.integers(len(choices.normalisations), size=runs)
    mean = random.integers(len(choices.means), size=runs)
    return Draws(weights, normalisation, mean, left, random.random((runs, units, 1)))


def ranks_of(low: np.ndarray, high: np.ndarray, choices: Choices, draws: Draws) -> np.ndarray:
    """Return the ranks (runs, units) that drawn choices give when values lie between `low` and `high` (units, indicators)."""
    runs = len(draws.mean)
    weights = _without_left_out(choices, draws)
    higher = np.array([reference.direction == "higher" for reference in choices.references])
    worst, best = np.where(higher, low, high), np.where(higher, high, low)
    scored = choices.scored(low)
    certain = bool(np.array_equal(low, high, equal_nan=True))
    ranks = np.full((runs, len(low)), np.nan)
    step = max(1, _AT_ONCE // max(1, low.size))
    for start in range(0, runs, step):
        part = np.arange(start, min(start + step, runs))
        for m, name in enumerate(choices.normalisations):
            for a, word in enumerate(_means_of(choices, name)):
                of_word = np.ones(len(part), dtype=bool) if name == "z_score" else draws.mean[part] == a
                chosen = part[(draws.normalisation[part] == m) & of_word]
                if chosen.size == 0:
                    continue
                values = low[None] if certain else worst + draws.place[chosen] * (best - worst)
                drawn = {node: weight[chosen] for node, weight in weights.items()}
                levels = choices.levels(values, drawn, name, word, scored)
                ranks[chosen] = rank_array(levels[OVERALL].score)
    return ranks


def _means_of(choices: Choices, normalisation: str) -> tuple[str, ...]:
    return ("arithmetic",) if normalisation == "z_score" else choices.means


def _without_left_out(choices: Choices, draws: Draws) -> dict[str, np.ndarray]:
    left = {
        name: np.where(draws.left_out == place, 0.0, draws.weights[name])
        for place, name in enumerate(choices.shape.indicators)
    }
    return draws.weights | left
