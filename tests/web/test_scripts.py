"""The scripts of a page: which are fetched with it, and which sentences it brings along for them."""

import json
from pathlib import Path

from live.language import Language
from live.web.assets import Assets
from live.web.scripts import Scripts


def test_what_only_later_scripts_say_stands_in_a_file_that_comes_with_them(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    tmp_path /= "desk"
    (tmp_path / "desk.js").write_text(
        'import { part } from "./part.js";\nsay("poem.being_made");\nopen((again) => import("./later.js" + again));\n'
    )
    (tmp_path / "part.js").write_text("export const part = 1;\n")
    (tmp_path / "later.js").write_text('const gap = () => import("./gap.js");\nsay("time.left.none");\n')
    (tmp_path / "gap.js").write_text('export const gap = "poem.gap";\n')
    assets = Assets(tmp_path.parent)
    scripts = Scripts(assets, Language())

    scripts.add_later({"desk": "<template></template>"}.__getitem__)

    assert scripts.modules("desk/desk.js") == ["desk/desk.js", "desk/part.js"]
    brought = json.loads(scripts.brought("desk/desk.js"))
    assert set(brought["sentences"]) == {"poem.being_made"}
    assert brought["later"] == scripts.later("desk/desk.js") == assets.url("desk/desk.later.en.json")
    later = json.loads(assets.text("desk/desk.later.en.json"))
    assert set(later["sentences"]) == {"time.left.none", "poem.gap"}
    assert later["templates"] == "<template></template>"


def test_a_script_that_is_no_places_own_brings_along_all_that_it_ever_says(tmp_path: Path) -> None:
    (tmp_path / "list.js").write_text('open((again) => import("./later.js" + again));\n')
    (tmp_path / "later.js").write_text('say("time.left.none");\n')
    scripts = Scripts(Assets(tmp_path), Language())

    scripts.add_later(lambda _: "")

    brought = json.loads(scripts.brought("list.js"))
    assert (set(brought["sentences"]), brought["later"]) == ({"time.left.none"}, "")


def test_another_catalogue_has_another_address_for_everything(tmp_path: Path) -> None:
    """What a browser keeps for ever never speaks of another version."""
    assets = Assets(tmp_path)
    before = assets.version

    assets.add("desk/desk.later.en.json", b"{}")

    assert assets.version != before
