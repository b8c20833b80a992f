"""Every kind of edit, as often as it is done: each place in the list is as likely as any other."""

from tests.graphql_api.cache.choosing import Edit
from tests.graphql_api.cache.editing_pages import (
    add,
    alias,
    confirm,
    delete,
    move,
    move_to_another_edition,
    publish_again,
    publish_facts,
    publish_state,
    publish_words,
    reorder,
    reorder_speakers,
    save_draft,
    translation,
    unpublish,
    unpublish_above,
)
from tests.graphql_api.cache.editing_site import (
    describe,
    edit_record,
    focus,
    hide_record,
    make_copies,
    menu,
    redirect,
    reorder_menu,
    restrict,
    restrict_collection,
    site_settings,
)
from tests.graphql_api.cache.passing_time import (
    expire,
    midnight,
    publish_by_schedule,
    take_away_what_expired,
    wait,
)

EDITS: tuple[Edit, ...] = (
    publish_words, publish_words, publish_facts, publish_state, save_draft, unpublish, unpublish_above,
    publish_again, publish_again, add, move, move_to_another_edition, reorder, reorder_speakers, delete,
    edit_record, edit_record, hide_record, confirm, focus, make_copies, describe, menu, reorder_menu,
    site_settings, restrict, restrict_collection, alias, translation, redirect, publish_by_schedule, expire,
    take_away_what_expired, midnight, wait,
)  # fmt: skip
