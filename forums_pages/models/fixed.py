"""Fixed data shipped with the code: goals, pillars and the languages a session may be held in.

``manage.py migrate`` loads it from ``forums_pages/data`` (see ``forums_pages.fixed_data``); nobody edits it.
"""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from forums_pages.fields import WordsField

hex_colour = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write the colour as # and six digits, such as #19486A."))


class Goal(models.Model):
    """A Sustainable Development Goal of the United Nations, 1 to 17, with its official titles and colour."""

    number = models.PositiveSmallIntegerField(
        _("number"), primary_key=True, validators=[MinValueValidator(1), MaxValueValidator(17)]
    )
    short_title = WordsField(_("short title"))
    full_title = WordsField(_("full title"), max_length=400)
    colour = models.CharField(_("colour"), max_length=7, validators=[hex_colour])
    text_colour = models.CharField(
        _("text colour"),
        max_length=7,
        validators=[hex_colour],
        help_text=_("Readable on the colour: 4.5 to 1."),
    )

    class Meta:
        ordering = ("number",)
        verbose_name = _("Sustainable Development Goal")
        verbose_name_plural = _("Sustainable Development Goals")

    def __str__(self) -> str:
        return f"{self.number}. {self.short_title}"


class Pillar(models.Model):
    """One of the three Zeros: Zero Exclusion, Zero Carbon, Zero Poverty."""

    key = models.CharField(_("key"), max_length=30, primary_key=True)
    title = WordsField(_("title"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ("order",)
        verbose_name = _("pillar")
        verbose_name_plural = _("pillars")

    def __str__(self) -> str:
        return str(self.title)


class Language(models.Model):
    """A language that people speak, sign or interpret at a forum; not a language of this site's content."""

    code = models.CharField(_("ISO 639 code"), max_length=3, primary_key=True)
    name = WordsField(_("name"))
    own_name = models.CharField(_("name in the language itself"), max_length=80)
    is_right_to_left = models.BooleanField(_("written from right to left"), default=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ("order", "code")
        verbose_name = _("spoken language")
        verbose_name_plural = _("spoken languages")

    def __str__(self) -> str:
        return str(self.name)
