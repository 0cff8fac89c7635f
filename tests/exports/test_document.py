"""Documents for a word processor, read back as one reads them: what people wrote is text, and nothing says more."""

import io
import re
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from live.exports.document import as_docx
from live.exports.texts import Block, Heading, Items, Paragraph, Run, Verse, said


def made(*text: Block, author: str = "") -> bytes:
    return as_docx(text, "Report – Seminar 5", author, "en")


def parts(body: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(body)) as file:
        return {each: file.read(each).decode() for each in file.namelist()}


def paragraphs(body: bytes) -> list[tuple[str, str]]:
    return [(each.style.name, each.text) for each in Document(io.BytesIO(body)).paragraphs]


def test_headings_lists_and_verse_are_the_word_processors_own() -> None:
    text = (
        Heading(1, "Seminar 5"),
        Heading(2, "The day"),
        Heading(3, "11.15 Discussion"),
        Paragraph([Run("What did you hear?", "given")]),
        Items([[Run("“two chairs”")], [Run("agency", "strong"), Run(": having a say")]]),
        Verse([[Run("we need "), Run("two chairs", "given")], []]),
    )

    assert paragraphs(made(*text)) == [
        ("Heading 1", "Seminar 5"),
        ("Heading 2", "The day"),
        ("Heading 3", "11.15 Discussion"),
        ("Body Text", "What did you hear?"),
        ("List Bullet", "“two chairs”"),
        ("List Bullet", "agency: having a say"),
        ("Verse", "we need two chairs"),
        ("Verse", ""),
    ]
    written = Document(io.BytesIO(made(*text))).paragraphs
    assert [(run.text, run.italic) for run in written[6].runs] == [("we need ", None), ("two chairs", True)]
    assert written[5].runs[0].bold


@pytest.mark.parametrize(
    "text", ["<w:br/>&amp;", '{ HYPERLINK "http://x" }', "]]>", "<!--", "&#0;", " spaces  stay ", "¬ “…” 👩‍👩‍👧 𝕏"]
)
def test_what_people_write_is_text_and_nothing_else(text: str) -> None:
    body = made(said(text), Heading(2, text), author=text)

    assert [words for _, words in paragraphs(body)] == [text, text]
    document = parts(body)["word/document.xml"]
    assert not re.search("<w:(br|fldChar|instrText|hyperlink|fldSimple)", document)


@given(st.text(st.characters(), max_size=30))
def test_any_text_comes_back_but_for_what_no_document_can_hold(text: str) -> None:
    possible = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)

    assert _paragraph_of(text) == re.sub("[\t\n\r]", " ", possible)


def _paragraph_of(text: str) -> str:
    [(_, words)] = paragraphs(made(said(text)))
    return words


def test_a_sign_stands_for_what_no_document_can_hold() -> None:
    assert _paragraph_of("two\x00chairs\x1b\ufffe\uffff\ud800!") == "two\ufffdchairs\ufffd\ufffd\ufffd\ufffd!"


def test_words_that_run_from_right_to_left_say_so_and_other_languages_are_named() -> None:
    body = made(
        Items([[Run("“أن يُسمع صوتك”", lang="ar")], [Run("“two chairs” שלום")], [Run("“dwy gadair”", lang="cy")]]),
        Verse([[Run("two "), Run("שלום", "given")]]),
    )

    arabic, english, welsh, verse = Document(io.BytesIO(body)).paragraphs
    is_rtl = [each.paragraph_format.element.pPr.find(qn("w:bidi")) is not None for each in (arabic, english, welsh)]
    assert is_rtl == [True, False, False]
    assert [each.runs[0].font.rtl for each in (arabic, english, welsh)] == [True, None, None]
    assert [run.font.rtl for run in verse.runs] == [None, True]
    assert verse.runs[1].underline, "its letters know no italics"
    tags = [each.runs[0].element.rPr.find(qn("w:lang")) for each in (arabic, english, welsh)]
    assert [None if tag is None else (tag.get(qn("w:val")), tag.get(qn("w:bidi"))) for tag in tags] == [
        ("ar", "ar"),
        None,
        ("cy", "cy"),
    ]


def test_the_file_says_its_title_and_who_wrote_it_and_nothing_of_when_and_with_what() -> None:
    body = made(said("two chairs"), author="Rita Okafor")
    said_of_itself = parts(body)

    core = Document(io.BytesIO(body)).core_properties
    assert (core.title, core.author, core.language) == ("Report – Seminar 5", "Rita Okafor", "en")
    assert set(re.findall(r"<(?:\w+:)?(\w+)[ >]", said_of_itself["docProps/core.xml"])) == {
        "coreProperties",
        "title",
        "creator",
        "language",
    }
    whole = "".join(said_of_itself.values())
    assert "python" not in whole.casefold()
    assert "Macintosh" not in whole
    assert 'w:lang w:val="en"/>' in said_of_itself["word/styles.xml"]
    with zipfile.ZipFile(io.BytesIO(body)) as file:
        assert {each.date_time for each in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert body == made(said("two chairs"), author="Rita Okafor"), "byte for byte"
