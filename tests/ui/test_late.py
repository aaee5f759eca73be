"""What is late is made once, by the first who asks, and knows by then what was told before."""

from __future__ import annotations

import pytest

from explorer.ui.late import Late


class Lamp:
    """Something that is made late, and writes down what it is told."""

    made = 0

    def __init__(self, owner: Room) -> None:
        Lamp.made += 1
        self.owner = owner
        self.told: list[str] = []

    def take(self, *words: str) -> str:
        self.told += words
        return " ".join(words)


class Room:
    """Its owner."""

    lamp = Late(Lamp)


@pytest.fixture(autouse=True)
def _none_made() -> None:
    Lamp.made = 0


def test_it_is_made_for_its_owner_by_the_first_who_asks_and_only_once() -> None:
    one, other = Room(), Room()
    assert not Room.lamp.is_made(one)
    assert one.lamp is one.lamp
    assert one.lamp.owner is one
    assert Lamp.made == 1
    assert not Room.lamp.is_made(other)


def test_telling_makes_nothing_and_only_the_last_of_each_counts_when_it_is_made() -> None:
    room = Room()
    for words in ("first store", "second store"):
        Room.lamp.tell(room, "store", lambda lamp, words=words: lamp.take(words))
    Room.lamp.tell(room, "colours", lambda lamp: lamp.take("dark"))
    Room.lamp.tell(room, "store", lambda lamp: lamp.take("third store"))
    assert Lamp.made == 0
    assert room.lamp.told == ["third store", "dark"]


def test_what_is_told_once_it_is_made_comes_at_once() -> None:
    room = Room()
    lamp = room.lamp
    Room.lamp.tell(room, "store", lambda it: it.take("store"))
    Room.lamp.tell(room, "store", lambda it: it.take("store again"))
    assert lamp.told == ["store", "store again"]


def test_everybody_who_waits_for_it_is_called_and_may_ask_for_it() -> None:
    room = Room()
    Room.lamp.when_made(room, lambda lamp: lamp.take("one"))
    Room.lamp.when_made(room, lambda _: room.lamp.take("another"))
    assert room.lamp.told == ["one", "another"]
    Room.lamp.when_made(room, lambda lamp: lamp.take("late comer"))
    assert room.lamp.told == ["one", "another", "late comer"]
    assert Lamp.made == 1


def test_one_that_waits_for_it_can_wait_for_more() -> None:
    room = Room()
    Room.lamp.when_made(room, lambda lamp: Room.lamp.when_made(room, lambda it: it.take("inner")))
    assert room.lamp.told == ["inner"]


def test_a_slot_makes_it_when_it_is_called_and_hands_on_what_it_is_given() -> None:
    room = Room()
    slot = Room.lamp.slot(room, lambda lamp: lamp.take)
    assert Lamp.made == 0
    assert slot("a", "b") == "a b"
    assert slot("c") == "c"
    assert room.lamp.told == ["a", "b", "c"]
    assert Lamp.made == 1


def test_one_that_cannot_be_made_is_tried_again_by_the_next_who_asks() -> None:
    tries: list[int] = []

    def make(_owner: object) -> str:
        tries.append(1)
        if len(tries) == 1:
            raise OSError("not yet")
        return "made"

    class House:
        door = Late(make)

    house, told = House(), []
    House.door.when_made(house, told.append)
    with pytest.raises(OSError, match="not yet"):
        _ = house.door
    assert house.door == "made"
    assert told == ["made"]
