"""The content: pages, directory records, inline children, fixed data and contributions."""

from forums_pages.models.articles import ArticleDocument, ArticleOrganisation, ArticlePage, StandardPage
from forums_pages.models.base import BasePage
from forums_pages.models.calls import CallAttachment, CallPage, Criterion
from forums_pages.models.contributions import Contribution, Review, Score
from forums_pages.models.edition_parts import (
    EditionContact,
    EditionDocument,
    EditionVenue,
    KeyFigure,
    WorkingGroupMember,
)
from forums_pages.models.editions import EditionPage
from forums_pages.models.fixed import Goal, Language, Pillar
from forums_pages.models.forums import ForumContact, ForumHost, ForumPage, ForumsIndexPage
from forums_pages.models.identities import StableIdentity
from forums_pages.models.imports import ExternalId, Import, ImportedRow, ImportState
from forums_pages.models.navigation import (
    FrontendOrigin,
    Menu,
    MenuItem,
    PublicSettings,
    SocialLink,
)
from forums_pages.models.organisations import FormerName, Organisation
from forums_pages.models.partners import PartnerLevel, Partnership
from forums_pages.models.people import Person, PersonLink
from forums_pages.models.replies import Reply, ReplyTemplate
from forums_pages.models.roles import ForumRoles
from forums_pages.models.session_parts import CoOrganiser, Participation, Replay, Resource
from forums_pages.models.sessions import SessionPage
from forums_pages.models.themes import Theme
from forums_pages.models.venues import Room, Venue

__all__ = [
    "ArticleDocument",
    "ArticleOrganisation",
    "ArticlePage",
    "BasePage",
    "CallAttachment",
    "CallPage",
    "CoOrganiser",
    "Contribution",
    "Criterion",
    "EditionContact",
    "EditionDocument",
    "EditionPage",
    "EditionVenue",
    "ExternalId",
    "FormerName",
    "ForumContact",
    "ForumHost",
    "ForumPage",
    "ForumRoles",
    "ForumsIndexPage",
    "FrontendOrigin",
    "Goal",
    "Import",
    "ImportState",
    "ImportedRow",
    "KeyFigure",
    "Language",
    "Menu",
    "MenuItem",
    "Organisation",
    "Participation",
    "PartnerLevel",
    "Partnership",
    "Person",
    "PersonLink",
    "Pillar",
    "PublicSettings",
    "Replay",
    "Reply",
    "ReplyTemplate",
    "Resource",
    "Review",
    "Room",
    "Score",
    "SessionPage",
    "SocialLink",
    "StableIdentity",
    "StandardPage",
    "Theme",
    "Venue",
    "WorkingGroupMember",
]
