"""The page that every page here is: words of its own, facts of its source.

A page is written in one language, its *source*. Its translations are pages in the other locales' trees
and hold words only: whenever one is saved, its facts are emptied, whichever way it came to be (translated,
aliased, copied or imported). Facts are therefore read from the source, in every language, and a changed
time or speaker is true everywhere the moment the source is published.
"""

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import get_all_child_relations
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField

from forums_pages.models.bookkeeping import comments_may_change, only_notes
from forums_pages.models.chosen import read_chosen_at_once
from forums_pages.models.ordering import number_children
from forums_pages.models.overwriting import refuse_to_overwrite
from forums_pages.models.publishing import run_publish_checks
from forums_pages.models.references import references_left_alone, references_updated_once
from forums_pages.panels import SourceNote
from forums_pages.preview import PreviewElsewhere
from forums_pages.widgets.titles import TitleInput

PAGE_WORDS = ("title", "slug", "seo_title", "search_description")
SLUG_HELP = _("The last part of the public address. Left empty, it is made from the title.")


class BasePageForm(WagtailAdminPageForm):
    """Leaves out the facts on a translation, and offers what the parent page already says on a new page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        instance = kwargs.get("instance")
        parent = kwargs.get("parent_page")
        if instance is not None and instance.pk is None and parent is not None:
            if not instance.locale_id:
                # Wagtail previews a page that was never saved before it says in which language.
                instance.locale = parent.locale
            instance.take_defaults_from(parent.specific)
        super().__init__(*args, **kwargs)
        if not self.instance.is_source:
            self._leave_out_facts()
        if "title" in self.fields:
            self._show_all_of_the_title()
        is_public = self.instance.pk is not None and self.instance.live
        if "slug" in self.fields and not is_public:
            # The browser fills it in from the title, on another tab; without that, saving the page does.
            # Autosave may have made the page meanwhile: its form is the one of a new page still.
            self.fields["slug"].required = False
        self._tell_the_language()
        read_chosen_at_once(self)

    def _leave_out_facts(self) -> None:
        for name in self.instance.fact_names():
            self.fields.pop(name, None)
            self.formsets.pop(name, None)

    def _show_all_of_the_title(self) -> None:
        field = self.fields["title"]
        field.widget = TitleInput(attrs=field.widget.attrs)

    def _tell_the_language(self) -> None:
        # The page's, not the interface's; the blocks of a body take it over from the title (languages.js).
        code = self.instance.locale.language_code
        direction = "rtl" if code in settings.LANGUAGES_BIDI else "ltr"
        for name in {*PAGE_WORDS, *self.instance.words} & self.fields.keys():
            self.fields[name].widget.attrs.update({"lang": code, "dir": direction})

    def clean(self) -> dict[str, Any] | None:
        """Check that nobody is overwritten, and what must hold before the public sees the page.

        A draft may still be incomplete.
        """
        cleaned: dict[str, Any] | None = super().clean()
        refuse_to_overwrite(self)
        if not self.is_deferred_validation and self.instance.is_source:
            self.check_publishable()
            run_publish_checks(self)
        return cleaned

    def check_publishable(self) -> None:
        """Add errors for what a draft may lack but a published page may not; nothing by default."""


class BasePage(PreviewElsewhere, Page):
    """A page whose facts have one truth in all languages. ``words`` names the fields that are translated."""

    base_form_class = BasePageForm
    # Our own handler knows which saves change nothing that is searched (``signal_handlers``).
    search_auto_update = False
    words: ClassVar[tuple[str, ...]] = ()
    translatable_fields: ClassVar[list[TranslatableField]] = []
    # Facts that belong to the row itself for good: no revision, copy or translation carries them.
    identity_facts: ClassVar[tuple[str, ...]] = ()

    is_source = models.BooleanField(_("source page"), default=True, editable=False, db_index=True)

    promote_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldPanel("slug", help_text=SLUG_HELP),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
            ],
            heading=_("For search engines and shared links"),
        ),
        MultiFieldPanel([FieldPanel("show_in_menus")], heading=_("In menus")),
    ]

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.translatable_fields = [TranslatableField(name) for name in (*PAGE_WORDS, *cls.words)]

    @classmethod
    def fact_names(cls) -> tuple[str, ...]:
        """Return the names of the fields and child relations that only a source page holds."""
        inherited = {field.name for field in Page._meta.get_fields()}
        own = [*cls._meta.local_fields, *cls._meta.local_many_to_many, *get_all_child_relations(cls)]
        left_out = {"is_source", *cls.words, *inherited}
        return tuple(
            field.name
            for field in own
            if field.name not in left_out and not getattr(field.remote_field, "parent_link", False)
        )

    @property
    def source(self) -> Self:
        """Return the page that holds the facts: this one, or the one it translates or mirrors.

        A translation whose source is gone for a moment (between two statements) answers for itself.
        """
        if self.is_source:
            return self
        found = type(self)._default_manager.filter(translation_key=self.translation_key, is_source=True)
        page: Self | None = found.first()
        if page is None and self.alias_of_id:
            page = self.alias_of.specific.source
        return page or self

    def take_defaults_from(self, parent: Page) -> None:
        """Fill what a new page may take over from its parent, such as the time zone; nothing by default."""

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Derive what follows from the facts, then validate."""
        self.derive()
        super().full_clean(*args, **kwargs)

    def missing_to_publish(self) -> dict[str | None, str]:
        """Return what only a draft may lack: a sentence per field, None for what belongs to no field."""
        return {}

    def derive(self) -> None:
        """Compute the fields that follow from others, such as instants; nothing by default."""

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the page; a translation or alias is saved without facts."""
        if only_notes(kwargs.get("update_fields")) and not comments_may_change(self):
            with references_left_alone():
                super().save(*args, **kwargs)
            return
        if self.pk is None:
            self.is_source = not self._is_a_translation()
        elif self.alias_of_id:
            self.is_source = False
        if self.alias_of_id:
            self._mirror_an_original()
        if self.is_source:
            self.prepare_source()
        else:
            self.empty_facts()
        self.derive()
        number_children(self)
        with references_updated_once(self):
            super().save(*args, **kwargs)

    def prepare_source(self) -> None:
        """Set what only a saved source has, such as its place in the tree and its identity."""

    def empty_facts(self) -> None:
        """Set every fact to its empty value, in memory."""
        for field in self._own_facts(self._meta.local_fields):
            setattr(self, field.attname, field.get_default())
        for field in self._own_facts(self._meta.local_many_to_many):
            setattr(self, field.name, [])
        for relation in self._own_facts(get_all_child_relations(type(self))):
            setattr(self, relation.get_accessor_name(), [])

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """Return the page as a revision says, but for what belongs to the row for good."""
        page: Self = super().with_content_json(content)
        page.is_source = self.is_source
        for name in self.identity_facts:
            attname = self._meta.get_field(name).attname
            setattr(page, attname, getattr(self, attname))
        return page

    def _mirror_an_original(self) -> None:
        """Let an alias, and those of it, mirror the page that all of them show: it is no alias itself."""
        original = Page.objects.get(pk=self.alias_of_id)
        passed = {self.pk, original.pk}
        while original.alias_of_id is not None and original.alias_of_id not in passed:
            original = original.alias_of
            passed.add(original.pk)
        self.alias_of = original
        if self.pk is not None:
            Page.objects.filter(alias_of=self.pk).update(alias_of=original)

    def _own_facts(self, fields: Iterable[Any]) -> list[Any]:
        names = self.fact_names()
        return [field for field in fields if field.name in names]

    def _is_a_translation(self) -> bool:
        if self.alias_of_id:
            return True
        others = type(self)._base_manager.filter(translation_key=self.translation_key)
        return bool(self.translation_key) and others.exclude(pk=self.pk).exists()


def tabs(*children: Any) -> TabbedInterface:
    """Return the edit form of a page: its own tabs, then what every page has.

    A translation's form begins with a note that says where its facts are kept.
    """
    first, *others = children
    first.children = [SourceNote(), *first.children]
    return TabbedInterface(
        [
            first,
            *others,
            ObjectList(BasePage.promote_panels, heading=_("Search and sharing")),
            ObjectList(Page.settings_panels, heading=_("Settings")),
        ]
    )
