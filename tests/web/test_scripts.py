"""The scripts of a page: which are fetched with it, and which sentences it brings along for them."""

from pathlib import Path

from live.language import Language
from live.web.assets import Assets
from live.web.scripts import Scripts


def test_a_page_brings_along_what_is_said_by_scripts_that_are_fetched_later(tmp_path: Path) -> None:
    """By the time they are wanted there may be no connection, and no sentence either."""
    (tmp_path / "page.js").write_text(
        'import { part } from "./part.js";\nopen((again) => import("./later.js" + again));\n'
    )
    (tmp_path / "part.js").write_text("export const part = 1;\n")
    (tmp_path / "later.js").write_text('const gap = () => import("./gap.js");\nsay("time.left.none");\n')
    (tmp_path / "gap.js").write_text('export const gap = "poem.gap";\n')
    scripts = Scripts(Assets(tmp_path), Language())

    assert scripts.modules("page.js") == ["page.js", "part.js"]
    assert scripts.codes("page.js") == {"time.left.none", "poem.gap"}
