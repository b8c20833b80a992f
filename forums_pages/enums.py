"""Closed sets of the domain. Values are stable and public: they name enum members in GraphQL and feeds.

A context (``pgettext``) keeps a label apart from one that Wagtail has, or that agrees with another noun.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DatePrecision(TextChoices):
    """How much of a date is known. An edition of which only the year is known says ``year``."""

    DAY = "day", _("Exact day")
    MONTH = "month", _("Month and year only")
    YEAR = "year", _("Year only")
    UNKNOWN = "unknown", _("Not known yet")


class EventFormat(TextChoices):
    """How people take part (schema.org ``eventAttendanceMode``)."""

    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("Hybrid: in person and online")
    UNKNOWN = "unknown", _("Not known")


class ForumStatus(TextChoices):
    """Whether a country's series goes on."""

    ACTIVE = "active", _("Active")
    DORMANT = "dormant", _("Dormant: no edition is planned")
    ARCHIVED = "archived", _("Archived: the series has ended")


class Lifecycle(TextChoices):
    """What the organisers have decided about an edition. The date does the rest (see ``EditionStatus``)."""

    PLANNED = "planned", _("Planned")
    ANNOUNCED = "announced", _("Announced")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", pgettext_lazy("edition", "Cancelled")
    HELD = "held", _("Held as planned")


class EditionStatus(TextChoices):
    """What a reader is told of an edition; derived from dates, zone and lifecycle when it is read."""

    UPCOMING = "upcoming", _("Upcoming")
    ONGOING = "ongoing", _("Ongoing")
    PAST = "past", _("Past")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", pgettext_lazy("edition", "Cancelled")


class CallStatus(TextChoices):
    """What a reader is told of a call; derived from its instants when it is read."""

    SCHEDULED = "scheduled", _("Not open yet")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class RegistrationState(TextChoices):
    """Whether a place can be booked."""

    UNKNOWN = "unknown", _("Not known yet")
    NOT_OPEN = "not_open", pgettext_lazy("registration", "Not open yet")
    OPEN = "open", pgettext_lazy("registration", "Open")
    FULL = "full", pgettext_lazy("registration", "Full")
    CLOSED = "closed", pgettext_lazy("registration", "Closed")
    NOT_NEEDED = "not_needed", _("No registration needed")


class SessionKind(TextChoices):
    """What happens in a session of the programme."""

    OPENING = "opening", _("Opening")
    PLENARY = "plenary", _("Plenary")
    KEYNOTE = "keynote", _("Keynote")
    CONFERENCE = "conference", _("Conference")
    ROUND_TABLE = "round_table", _("Round table")
    PANEL = "panel", _("Panel")
    WORKSHOP = "workshop", _("Workshop")
    STUDY_PRESENTATION = "study_presentation", _("Presentation of a study")
    COMPETITION = "competition", _("Competition")
    AGORA = "agora", _("Agora")
    SOLUTIONS_VILLAGE = "solutions_village", _("Solutions village")
    NETWORKING = "networking", _("Networking")
    SIDE_EVENT = "side_event", _("Side event")
    FIELD_TRIP = "field_trip", _("Field trip")
    BREAK = "break", _("Break")
    OTHER = "other", _("Other")


class SessionState(TextChoices):
    """How sure a session is. A cancelled one keeps its address and says so."""

    PROPOSED = "proposed", _("Proposed")
    CONFIRMED = "confirmed", _("Confirmed")
    CANCELLED = "cancelled", pgettext_lazy("session", "Cancelled")


class ParticipationRole(TextChoices):
    """What a person does in a session."""

    SPEAKER = "speaker", _("Speaker")
    MODERATOR = "moderator", _("Moderator")
    KEYNOTE = "keynote", _("Keynote speaker")
    OPENING = "opening", _("Opening address")
    HOST = "host", _("Host")
    RAPPORTEUR = "rapporteur", _("Rapporteur")
    JUROR = "juror", _("Juror")
    INTERPRETER = "interpreter", _("Interpreter")


class PartnerKind(TextChoices):
    """What a partner level means, whatever an edition calls it."""

    ORGANISER = "organiser", _("Organiser")
    CO_ORGANISER = "co_organiser", _("Co-organiser")
    PARTNER = "partner", _("Partner")
    TECHNICAL = "technical", _("Technical partner")
    FINANCIAL = "financial", _("Financial partner")
    INSTITUTIONAL_PATRONAGE = "institutional_patronage", _("Institutional patronage")
    MEDIA = "media", _("Media partner")
    IN_KIND = "in_kind", _("In-kind partner")
    SUPPORTER = "supporter", _("Supporter")


class LogoSize(TextChoices):
    """How large the logos of a level are shown."""

    LARGE = "large", _("Large")
    MEDIUM = "medium", _("Medium")
    SMALL = "small", _("Small")
    NAME_ONLY = "name_only", _("Name only, no logo")


class Sector(TextChoices):
    """The six kinds of actors that a forum brings together."""

    PUBLIC = "public", pgettext_lazy("sector", "Public")
    PRIVATE = "private", pgettext_lazy("sector", "Private")
    ASSOCIATION = "association", _("Associations and civil society")
    ACADEMIA = "academia", _("Academia and research")
    MEDIA = "media", _("Media")
    INTERNATIONAL_COOPERATION = "international_cooperation", _("International cooperation")


class WorkingGroupRole(TextChoices):
    """What an organisation does in the Working Group."""

    CHAIR = "chair", _("Chair")
    CO_CHAIR = "co_chair", _("Co-chair")
    COORDINATOR = "coordinator", _("Coordinator")
    MEMBER = "member", _("Member")
    OBSERVER = "observer", _("Observer")


class FigureKind(TextChoices):
    """What a key figure counts. ``other`` needs a label of its own."""

    PARTICIPANTS = "participants", _("Participants")
    SPEAKERS = "speakers", _("Speakers")
    SESSIONS = "sessions", _("Sessions")
    STANDS = "stands", _("Stands")
    COUNTRIES = "countries", _("Countries")
    ORGANISATIONS = "organisations", _("Organisations")
    OTHER = "other", _("Something else")


class FigureQualifier(TextChoices):
    """How exact a key figure is."""

    EXACTLY = "exactly", _("Exactly")
    MORE_THAN = "more_than", _("More than")
    ABOUT = "about", _("About")


class ArticleKind(TextChoices):
    """What an article is."""

    NEWS = "news", _("News")
    PRESS_RELEASE = "press_release", _("Press release")
    STORY = "story", _("Story")
    REPORT = "report", _("Report")


class ContributionState(TextChoices):
    """Where a proposal stands."""

    SUBMITTED = "submitted", pgettext_lazy("contribution", "Submitted")
    UNDER_REVIEW = "under_review", _("Under review")
    SHORTLISTED = "shortlisted", _("Shortlisted")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    MERGED = "merged", _("Merged into another")


class ReplyState(TextChoices):
    """What became of a reply to a proposal. Nothing but a person's word takes it beyond waiting."""

    WAITING = "waiting", pgettext_lazy("reply", "Waiting")
    QUEUED = "queued", pgettext_lazy("reply", "About to be sent")
    SENDING = "sending", pgettext_lazy("reply", "Being sent")
    SENT = "sent", pgettext_lazy("reply", "Sent")
    FAILED = "failed", pgettext_lazy("reply", "Failed")
    UNKNOWN = "unknown", pgettext_lazy("reply", "Not known whether it went")
