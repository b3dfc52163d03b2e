"""A district beside those of like size: the ones whose number of products in force is nearest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..model import DistrictRow, PeerRow, Peers

MOST = 3


def peers(
    unit: str,
    districts: Sequence[DistrictRow],
    scores: Mapping[tuple[str, str], float | None],
    nodes: Mapping[str, str],
) -> Peers | None:
    """Return the scores of a district beside those of its peers; None when its size or every other one is not known.

    scores: by unit and node; nodes: names of the nodes in the order of the rows. Size: products in force on the page's day.
    """
    sizes = {row.code: row.total for row in districts if row.total is not None}
    if unit not in sizes or len(sizes) <= MOST:
        return None
    others = sorted((code for code in sizes if code != unit), key=lambda code: (abs(sizes[code] - sizes[unit]), code))
    chosen = [unit, *others[:MOST]]
    names = {row.code: row.name for row in districts}
    rows = [PeerRow(name, tuple(scores.get((code, node)) for code in chosen)) for node, name in nodes.items()]
    if all(row.values[0] is None for row in rows):
        return None
    return Peers(tuple(names[code] for code in chosen), tuple(sizes[code] for code in chosen), tuple(rows))
