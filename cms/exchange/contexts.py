"""What every page of an import shows: what it is, how far it is, and the way back."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cms.exchange.lines import problem_sentence
from cms.exchange.working import progress_of
from forums_pages.models import Import, ImportState
from forums_pages.programme.progress import SILENCE


def context_of(imported: Import) -> dict[str, Any]:
    """Return the import, why it was not applied, if so, and the way back."""
    return {
        "imported": imported,
        "problem": problem_sentence(imported.problem) if imported.state == ImportState.FAILED else "",
        "breadcrumbs_items": crumbs(imported.file_name),
    }


def waiting_of(imported: Import) -> dict[str, Any]:
    """Return how far it is, and whether nothing was heard of it for too long."""
    told = progress_of(imported)
    is_silent = told.silent is not None and told.silent > SILENCE
    return {"progress": told, "is_silent": is_silent, "is_undoing": imported.content is None}


def crumbs(label: str = "") -> list[dict[str, str]]:
    """Return the way back to the list, and where this is."""
    to_list = [{"url": reverse("exchange:index"), "label": _("Import and export")}]
    return [*to_list, {"url": "", "label": label}] if label else to_list
