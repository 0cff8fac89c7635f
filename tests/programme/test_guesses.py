"""What was guessed is kept by line, each once."""

from live.programme.guesses import Guess, Guesses


def test_guesses_come_in_the_order_of_their_lines_each_once():
    guesses = Guesses()
    guesses.add(3, "programme.guess.no_slot_title", written="10.00")
    guesses.add(1, "programme.guess.no_date")
    guesses.add(3, "programme.guess.no_slot_title", written="10.00")
    guesses.add(3, "programme.guess.no_slot_title", written="11.00")

    assert guesses.in_order() == (
        Guess(1, "programme.guess.no_date", {}),
        Guess(3, "programme.guess.no_slot_title", {"written": "10.00"}),
        Guess(3, "programme.guess.no_slot_title", {"written": "11.00"}),
    )
