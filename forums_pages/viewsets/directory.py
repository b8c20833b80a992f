"""What the listings of the directory share: a picture, the name, and how public each record is."""

from typing import Any, ClassVar

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Count, Exists, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.models import Revision
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet

from forums_pages.viewsets.columns import PictureColumn, RecordTitleColumn
from forums_pages.viewsets.exports import SafeExportMixin
from forums_pages.viewsets.orders import UnknownAtTheEnd
from forums_pages.viewsets.previews import RecordPreview
from forums_pages.viewsets.statuses import Status
from media.models import CustomImage


class LiveColumn(Column):
    """Whether the public sees a record, from what ``with_liveness`` read beforehand."""

    cell_template_name = "forums_pages/admin/status_cell.html"

    def __init__(self, sort_key: str | None = "live") -> None:
        super().__init__("live", label=gettext_lazy("Public"), sort_key=sort_key, accessor=liveness)


def liveness(record: Any) -> Status:
    """Return in words whether the public sees the record."""
    if record.live and record.has_unpublished_changes:
        return Status(_("Live, with a draft"), "warning", "draft")
    if record.live:
        return Status(_("Live"), "now", "check")
    if getattr(record, "is_scheduled", False):
        return Status(_("Scheduled"), "coming", "time")
    return Status(_("Draft"), "over", "draft")


def with_liveness(records: QuerySet[Any]) -> QuerySet[Any]:
    """Annotate each record with whether its publication is scheduled, and read its latest draft along."""
    scheduled = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(records.model),
        object_id=Cast(OuterRef("pk"), CharField()),
        approved_go_live_at__isnull=False,
    )
    annotated: QuerySet[Any] = records.select_related("latest_revision").annotate(
        is_scheduled=Exists(scheduled)
    )
    return annotated


def with_picture(records: QuerySet[Any], name: str, spec: str) -> QuerySet[Any]:
    """Read the pictures of all records and their small copies in two queries."""
    return records.prefetch_related(Prefetch(name, CustomImage.objects.prefetch_renditions(spec)))


def count_of(rows: QuerySet[Any], key: str, counted: str = "pk") -> Coalesce:
    """Return a subquery that counts the different ``counted`` of ``rows`` whose ``key`` is the outer row."""
    grouped = rows.filter(**{key: OuterRef("pk")}).order_by().values(key)
    return Coalesce(Subquery(grouped.annotate(total=Count(counted, distinct=True)).values("total")), 0)


class DirectoryIndexView(UnknownAtTheEnd, SafeExportMixin, IndexView):
    """A listing that begins with a picture, where the records have one."""

    picture_column: PictureColumn | None = None

    def _get_title_column(self, field_name: str, column_class: Any = RecordTitleColumn, **kwargs: Any) -> Any:
        return super()._get_title_column(field_name, column_class, **kwargs)

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Put the picture before the name."""
        columns: list[BaseColumn] = list(super().columns)
        if self.picture_column is not None:
            columns.insert(1, self.picture_column)
        return columns


class DirectoryViewSet(SnippetViewSet):
    """A listing and editor of records that all languages share."""

    index_view_class = DirectoryIndexView
    add_view_class = CreateView
    edit_view_class = EditView
    preview_on_edit_view_class = RecordPreview
    inspect_view_enabled = False
    copy_view_enabled = False
    list_per_page = 50
    chooser_per_page = 20
    export_headings: ClassVar[dict[str, Any]] = {}
