from forums_pages.roles.names import MAX_LENGTH, name_of


def test_a_name_says_the_role_and_the_forum() -> None:
    assert name_of("Working Group — {}", "Tunisia") == "Working Group — Tunisia"


def test_a_long_title_is_cut_and_still_told_apart() -> None:
    long = "Forum of " + "very " * 60 + "long names"
    first = name_of("National coordinators — {}", long)
    second = name_of("National coordinators — {}", long, [first])

    assert (len(first), first[-1]) == (MAX_LENGTH, "…")
    assert (len(second), second[-5:]) == (MAX_LENGTH, "… (2)")


def test_characters_that_would_deceive_a_reader_are_left_out() -> None:
    assert name_of("{}", " Tu\u202enis\nia\x00 \t2 ") == "Tu nis ia 2"
    assert name_of("{}", "منتدى تونس") == "منتدى تونس"
    assert name_of("{}", "\u200b") == "…"


def test_braces_and_percents_are_only_characters() -> None:
    assert name_of("Moderation — {}", "{0} {x} %s") == "Moderation — {0} {x} %s"
