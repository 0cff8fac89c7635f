"""
Cento, one live seminar day that ends in a poem. The map, from the ground up; each floor stands on those above it here:

    day         pure: what a day is, noun by noun. Knows no socket, clock, disk or language
    log         the record: append-only, hash-chained, on disk before anybody is told
    language    what people read: one catalogue of sentences a language, and times by its habits
    programme   reads a timetable as people publish it, and makes the day's first fact of it
    prosody     the poet's ear: sounds, syllables, rhymes; pure but for its own tables
    exports     a day as files for other programs, made of what the desk sees; pure
    room        one live day: takes commands, decides, appends, applies, shows; the wire and its sockets
    web         what browsers ask for: pages, forms, doors, files, and who may come in
    rehearsal   a simulated room that speaks the wire like everyone else

    static/ templates/     what browsers get, by place: phone desk poet wall care reporter, public, shared

How a command goes: `web/door` lets a socket in → `web/sockets` reads a frame → `room/connection` hands it on →
`room/wire` makes a command of it → `room/room` has `room/deciding` make facts of it (`day.decide`), `log` keep them,
`day.apply` change the day → `room/boards` makes the touched cells → `room/outgoing` makes one frame of them for every
connection of that place → a script draws them.

To follow one thing, follow its noun. Merging themes is asked for in `static/desk/theme-changes.js`, decided and applied
in `day/themes.py` (`_merge`, `_merged`), kept as the fact `theme.merged`, undone in `day/parting.py`, shown by the
cells of `day/themes.py`, said in the words of `language/en.po`, drawn in `static/wall/themes.js`, and tested in
`tests/day/test_themes.py`.

To add a noun: a module in `day/` that ends with its row (`NOUN`, see `day/noun.py`), with the codes of its refusals,
and its name in `day/__init__.py`; its sentences in `language/en.po`; where it is seen a part of that page, which is
included there, finds its own cells (`web/base.py`) and brings its own script (`templates/shared/_script.html`); and
tests of its name. A test names whatever is forgotten.

Deliberately missing: a framework for events, a message bus, a database model of the state, a client build.
"""
