from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User

from forums_pages.models import CallPage, Contribution


def make_member(username: str, *groups: str | Group, **fields: object) -> User:
    """Return a user who belongs to ``groups``, each given as it is or by its name."""
    user = get_user_model().objects.create_user(
        username, f"{username}@example.org", "correct horse", **fields
    )
    user.groups.set(Group.objects.get(name=each) if isinstance(each, str) else each for each in groups)
    return user


def make_contribution(call: CallPage, title: str = "Water for all", **fields: object) -> Contribution:
    """Return a proposal somebody sent in answer to ``call``."""
    given = {"submitter_name": "Zoe Example", "submitter_email": "zoe@example.org", "abstract": "Why."}
    return Contribution.objects.create(call=call, title=title, consent=True, **(given | fields))
