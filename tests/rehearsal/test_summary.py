"""What is printed when a rehearsal is over."""

from live.rehearsal.summary import Summary


def test_a_summary_says_in_sentences_what_the_day_came_to():
    summary = Summary(
        phrases=120,
        notes=14,
        voices=31,
        echoes=57,
        themes=5,
        voices_in_poem=11,
        title="The good mugs",
        lines=("Start with the good mugs,", "  then a pause nobody filled…"),
        refusals={"slot.listening": 3, "already": 1},
        connections_lost=9,
    )

    assert summary.as_text().splitlines() == [
        "  120 phrases and 14 notes from 31 voices",
        "  57 echoes, 5 themes",
        "  2 lines with words of 11 voices in them",
        "  refused: already 1, slot.listening 3; 9 connections lost on the way, and back",
        "",
        "    The good mugs",
        "",
        "    Start with the good mugs,",
        "      then a pause nobody filled…",
    ]


def test_one_of_each_is_said_as_one():
    summary = Summary(1, 1, 1, 1, 1, 1, "Tea", ("Tea.",), {}, 1)

    assert summary.as_text().splitlines() == [
        "  1 phrase and 1 note from 1 voice",
        "  1 echo, 1 theme",
        "  1 line with words of 1 voice in them",
        "  refused: nothing; 1 connection lost on the way, and back",
        "",
        "    Tea",
        "",
        "    Tea.",
    ]


def test_a_day_without_words_has_no_poem():
    summary = Summary(0, 0, 0, 0, 0, 0, "", (), {}, 0)

    assert summary.as_text().splitlines() == [
        "  0 phrases and 0 notes from 0 voices",
        "  0 echoes, 0 themes",
        "  0 lines with words of 0 voices in them",
        "  refused: nothing; 0 connections lost on the way, and back",
        "",
        "    No poem today.",
    ]
