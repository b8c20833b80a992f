"""Gives every inline child a place, so that all databases list children in one order.

The admin's forms number them; code that adds children does not, and databases disagree whether what has no
number comes first or last.
"""

from itertools import count

from modelcluster.models import ClusterableModel


def number_children(parent: ClusterableModel) -> None:
    """Give the children of ``parent``, at every depth, a place behind the others where they have none yet."""
    for children in getattr(parent, "_cluster_related_objects", {}).values():
        given = [place for child in children if (place := getattr(child, "sort_order", None)) is not None]
        free = count(max(given, default=-1) + 1)
        for child in children:
            if getattr(child, "sort_order", 0) is None:
                child.sort_order = next(free)
            number_children(child)
