"""
The poet's ear: how words sound, how long lines are, what rhymes.

Pure but for its own tables, which are read when they are first asked for; nothing is read at import. Nothing here
suggests, ranks or remembers anybody's words beyond a bounded cache. docs/prosody.md says how it hears and where it is
wrong. From the ground up:

    phones      the names of sounds; one character each in the table
    reading     one way to say a word; all ways; whose ears hear
    spelling    which letter each sound begins at
    american    the table's sounds as America says them
    american_spelling  what America writes where Britain writes otherwise
    british     the same as Britain says them; `bath` lists the words whose a is long in the south
    lists       lists of words by name: `lists.txt`
    table       the words that are written down: `words.z` by checks/ear.py, `added.txt` by hand
    parts       words by their beginnings, endings and halves
    clipped     words with an apostrophe
    letters     words by their letters: `letters.z`, learned by checks/ear.py
    hearing     a word → its readings
    numbers     numbers as words
    spoken      a text → the words that are said
    languages   syllables of eight other languages, by their letters
    syllables   a text → how many, and how many as well
    stress      a line → x /x /
    openings    what a word alliterates by
    tails       where rhymes are heard in a word, by accent
    nearness    how alike two sounds are
    ends        the end of a line
    rhyme       two ends → a kind
    pool        what rhymes among many phrases
    forms       what is there of a form
    record      all that a page needs to know of a text to hear it without asking again
    answers     `server.py sound`: pairs in a text → answers
    printed     the same for a person and for a program; the only one that reads somebody's file, or says a sentence

Each function stands in the module of its name: `from live.prosody.rhyme import rhyme`; `sounds` in `hearing`, `opening`
in `openings`, `Pool` in `pool`, `form` in `forms`. `ears` is whose ears hear (`reading.Ears`); `lang` is the language a
phrase was given in, None for English.
"""
