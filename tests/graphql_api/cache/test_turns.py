"""Many who ask for the same at once."""

from threading import Barrier, Event, Thread

import pytest

from graphql_api.cache.turns import Turns


def test_one_makes_it_and_the_others_wait_until_it_is_there() -> None:
    turns, told, made = Turns(), [], Event()
    first_is_in, others = Event(), Barrier(4)

    def first() -> None:
        with turns.taken("key") as is_first:
            first_is_in.set()
            others.wait()
            made.set()
            told.append(is_first)

    def other() -> None:
        others.wait()
        with turns.taken("key") as is_first:
            told.append((is_first, made.is_set()))

    threads = [Thread(target=first)]
    threads[0].start()
    first_is_in.wait()
    threads += [Thread(target=other) for _each in range(3)]
    for thread in threads[1:]:
        thread.start()
    for thread in threads:
        thread.join()

    # Those who came after it was made find it, whether or not they are told that they are the first.
    assert told.count(True) == 1
    assert [each[1] for each in told if each is not True] == [True] * 3


def test_nobody_waits_for_another_answer_and_the_next_is_first_again() -> None:
    turns = Turns()
    with turns.taken("key") as mine, turns.taken("other") as others:
        assert (mine, others) == (True, True)
    with pytest.raises(ZeroDivisionError), turns.taken("key"):
        raise ZeroDivisionError
    with turns.taken("key") as mine:
        assert mine
