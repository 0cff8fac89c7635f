"""A text as one file of HTML: what people wrote is text in it, and it asks nobody for anything."""

from live.exports.html_file import as_html
from live.exports.texts import Heading, Items, Paragraph, Run, Verse


def test_it_has_the_text_in_its_parts_and_what_people_wrote_is_no_mark() -> None:
    text = [
        Heading(1, "Two <b>chairs"),
        Paragraph([Run("by Paul & co")]),
        Items([[Run("agency", "strong"), Run(": having a say")]]),
        Verse([[Run("we need "), Run('two "chairs"', "given", "cy")], [], [Run("שלום", "given", "he")]]),
    ]

    page = as_html(text, "Two <b>chairs", "en")

    assert '<html lang="en">' in page
    assert "<title>Two &lt;b&gt;chairs</title>" in page
    assert '<h1 dir="auto">Two &lt;b&gt;chairs</h1>' in page
    assert '<p dir="auto">by Paul &amp; co</p>' in page
    assert '<li dir="auto"><b>agency</b>: having a say</li>' in page
    assert '<div dir="auto">we need <i lang="cy">two &#34;chairs&#34;</i></div>\n<div dir="auto"><br></div>' in page
    assert '<u lang="he">שלום</u>' in page, "its letters know no italics"
    assert not any(mark in page for mark in ("<script", "http", "src=", "@import", "url("))
