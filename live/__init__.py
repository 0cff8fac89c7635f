"""
Cento, one live seminar day that ends in a poem. The map:

     phone · desk · poet · wall                static/ and templates/, plain ES modules and Jinja
          commands ↓     ↑ cells
     connection      one socket: decode, hand on, write; never waits for a slow reader
     protocol        the wire: frames, commands by role, answers        pages       the same over forms and HTML
     access          keys, join codes, seats, how guessing is slowed    forms · headers · assets · times · calendar
     house · links   all days of this server; how people come in            what pages are made with
          ↓              ↑
     room            takes commands → day.decide → day.apply → log.append → boards → fan-out
     boards          what each place sees, cell by cell
          ↓              ↑
     day (pure)      log · sqlite_log          the record, append-only, hash-chained
     programme_…     reads a timetable as people publish it
     timetable · phrases · themes · poem · wall      the nouns: commands, facts, state, decide, apply, cells
     words · small_words   a phrase into words: what may be given, folding, who gave which
     roles · refusals                          who asks; why not
     rehearsal_…     a simulated room that speaks the wire like everyone else

To follow one thing, follow its noun. A theme's merge is decided and applied in `themes.py` (`_merge`, `_merged`),
stored by `sqlite_log.py` as the fact `theme.merged`, sent by `boards.py` as the cells that `day.apply` touched, and
drawn by `static/desk-theme.js` and `static/wall-views.js`. A new capability is a new noun beside these.

Deliberately missing: a framework for events, a message bus, a database model of the state, a client build.
"""
