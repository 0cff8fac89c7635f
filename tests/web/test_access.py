"""Who may come in: keys that belong to one day and place, and seats that nobody can make up."""

import stat
from pathlib import Path

import pytest

from live.day.roles import Role
from live.log import CannotOpen
from live.web.access import CODE_LENGTH, CODE_LETTERS, Keyring, is_same, tidy_code

DAY = "seminar-5"


@pytest.fixture
def keyring() -> Keyring:
    return Keyring(bytes(range(32)), {})


# Keys


def test_every_key_opens_one_place_of_one_day_in_one_generation(keyring: Keyring) -> None:
    def all_keys() -> list[str]:
        places = (Role.DESK, Role.POET, Role.WALL)
        return [
            make(day, role) for make in (keyring.key, keyring.cookie) for day in (DAY, "seminar-6") for role in places
        ]

    first = all_keys()
    keyring.renew(DAY)
    keyring.renew("seminar-6")
    second = all_keys()

    assert len({*first, *second}) == 24


def test_links_seats_and_voices_outlast_a_new_version_of_the_server(keyring: Keyring) -> None:
    """What was printed, and whose words are whose, is as a server of 0.1 made it."""
    assert keyring.key(DAY, Role.DESK) == "37GrnYfXyrjwcyDJR8KmDt4Ynuc"
    assert keyring.voice(DAY, "AAAAAAAAAAAATi6zbGbnmVYC") == "YXVaCcodcp7t"


def test_renewing_a_day_leaves_the_other_days_alone(keyring: Keyring) -> None:
    before = keyring.key("seminar-6", Role.DESK)

    keyring.renew(DAY)

    assert keyring.key("seminar-6", Role.DESK) == before


def test_phones_stay_when_the_keys_are_renewed(keyring: Keyring) -> None:
    seat = keyring.new_seat(DAY)
    voice = keyring.voice(DAY, seat)

    keyring.renew(DAY)

    assert keyring.voice(DAY, seat) == voice


def test_a_key_is_long_and_goes_into_an_address(keyring: Keyring) -> None:
    key = keyring.key(DAY, Role.DESK)

    assert len(key) == 27
    assert key.replace("-", "").replace("_", "").isalnum()


def test_another_server_makes_other_keys(keyring: Keyring) -> None:
    other = Keyring(bytes(32), {})

    assert other.key(DAY, Role.DESK) != keyring.key(DAY, Role.DESK)
    assert other.code(DAY) != keyring.code(DAY)


def test_a_keyring_shows_neither_secret_nor_days() -> None:
    keyring = Keyring(b"secret-secret-secret-secret-secr", {"a-day-to-remember": 2})

    for shown in (repr(keyring), str(keyring), f"{keyring}"):
        assert "secret" not in shown
        assert "remember" not in shown


@pytest.mark.parametrize(
    ("one", "other", "same"), [("a", "a", True), ("a", "b", False), ("a", "", False), ("ü", "ü", True)]
)
def test_secrets_are_compared_whole(one: str, other: str, same: bool) -> None:
    assert is_same(one, other) is same


# The secret's file


def test_the_secret_is_made_once_and_is_the_servers_alone(tmp_path: Path) -> None:
    path = tmp_path / "secret"

    made = Keyring.open(path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert Keyring.open(path).key(DAY, Role.DESK) == made.key(DAY, Role.DESK)
    assert [file.name for file in tmp_path.iterdir()] == ["secret"]


def test_two_servers_draw_two_secrets(tmp_path: Path) -> None:
    one, other = Keyring.open(tmp_path / "one"), Keyring.open(tmp_path / "other")

    assert one.key(DAY, Role.DESK) != other.key(DAY, Role.DESK)


def test_renewed_keys_are_kept_over_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    keyring = Keyring.open(path)
    old = keyring.key(DAY, Role.DESK)
    keyring.renew(DAY)
    keyring.renew("a day with spaces")

    keyring.save(path)

    again = Keyring.open(path)
    assert again.key(DAY, Role.DESK) == keyring.key(DAY, Role.DESK) != old
    assert again.generations == {DAY: 2, "a day with spaces": 2}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_running_keyring_takes_over_what_was_renewed_beside_it(tmp_path: Path) -> None:
    running = Keyring.open(tmp_path / "secret")
    beside = Keyring.open(tmp_path / "secret")
    beside.renew(DAY)

    assert running.take_over(beside) == [DAY]

    assert running.key(DAY, Role.DESK) == beside.key(DAY, Role.DESK)
    assert running.take_over(beside) == [], "what is known is not new"


def test_keys_never_go_back_to_an_older_generation(tmp_path: Path) -> None:
    older, running = Keyring.open(tmp_path / "secret"), Keyring.open(tmp_path / "secret")
    running.renew(DAY)
    renewed = running.key(DAY, Role.DESK)

    assert running.take_over(older) == []

    assert running.key(DAY, Role.DESK) == renewed


def test_the_generations_of_another_secret_are_no_concern(tmp_path: Path) -> None:
    running, other = Keyring.open(tmp_path / "secret"), Keyring.open(tmp_path / "other")
    other.renew(DAY)

    assert running.take_over(other) == []
    assert running.generations == {}


def test_a_secret_that_cannot_be_read_or_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "a-file").write_text("")

    with pytest.raises(CannotOpen, match="cannot be read"):
        Keyring.open(tmp_path / "secret")
    with pytest.raises(CannotOpen, match="cannot be"):
        Keyring.open(tmp_path / "a-file" / "secret")


# Join codes


def test_a_join_code_is_five_letters_that_are_not_taken_for_one_another(keyring: Keyring) -> None:
    codes = {keyring.code(f"day-{number}") for number in range(200)}

    assert len(codes) > 195
    assert all(len(code) == CODE_LENGTH and set(code) <= set(CODE_LETTERS) for code in codes)
    assert not set("aeiou01lijqyv") & set(CODE_LETTERS)


def test_a_day_keeps_its_code_and_can_draw_another(keyring: Keyring) -> None:
    assert keyring.code(DAY) == keyring.code(DAY)
    assert keyring.code(DAY, 1) != keyring.code(DAY)


@pytest.mark.parametrize("typed", ["vkkpt", "VKKPT", " vkk pt ", "vkk-pt", "V K K P T", "“vkkpt”."])
def test_a_code_is_taken_however_it_is_typed(typed: str) -> None:
    assert tidy_code(typed) == "vkkpt"


# Seats


def test_every_phone_has_a_seat_and_a_pseudonym_of_its_own(keyring: Keyring) -> None:
    seats = [keyring.new_seat(DAY) for _ in range(50)]

    voices = {keyring.voice(DAY, seat) for seat in seats}

    assert len(voices) == 50
    assert None not in voices
    assert keyring.voice(DAY, seats[0]) == keyring.voice(DAY, seats[0])
    assert not any(voice in seat for voice in voices if voice for seat in seats), "a pseudonym opens nothing"


def test_a_seat_of_another_day_or_another_server_is_none(keyring: Keyring) -> None:
    seat = keyring.new_seat(DAY)

    assert keyring.voice("seminar-6", seat) is None
    assert Keyring(bytes(32), {}).voice(DAY, seat) is None


@pytest.mark.parametrize(
    "seat", ["", "a", "=", "AAAA", "A" * 24, "A" * 32, "ä" * 24, "\ud800", "A" * 10_000, "a b", "%00"]
)
def test_a_seat_that_was_made_up_is_none(keyring: Keyring, seat: str) -> None:
    assert keyring.voice(DAY, seat) is None


def test_a_seat_with_one_letter_changed_is_none(keyring: Keyring) -> None:
    seat = keyring.new_seat(DAY)

    changed = [seat[:at] + ("B" if seat[at] == "A" else "A") + seat[at + 1 :] for at in range(len(seat))]

    assert [each for each in changed if keyring.voice(DAY, each) is not None] == []


@pytest.mark.parametrize("kept", [b"", b"\n", b"00\n", b"nonsense\n", b"\xff\xfe", "ab" * 31 + "\n"])
def test_a_damaged_secret_is_refused_and_never_used(tmp_path: Path, kept: bytes | str) -> None:
    """An empty secret would make keys that anybody can make."""
    path = tmp_path / ".secret"
    path.write_bytes(kept if isinstance(kept, bytes) else kept.encode())

    with pytest.raises(CannotOpen, match="damaged"):
        Keyring.open(path)


def test_a_day_may_have_a_name_of_any_script(tmp_path: Path) -> None:
    keyring = Keyring.open(tmp_path / ".secret")
    keyring.renew("séminaire de mars 2")
    keyring.save(tmp_path / ".secret")

    assert Keyring.open(tmp_path / ".secret").generations == {"séminaire de mars 2": 2}


def test_the_secret_of_slips_is_of_one_day_and_outlasts_renewed_keys() -> None:
    keyring = Keyring(b"s" * 32, {})
    before = keyring.slips("seminar")

    keyring.renew("seminar")

    assert keyring.slips("seminar") == before
    assert keyring.slips("another") != before
