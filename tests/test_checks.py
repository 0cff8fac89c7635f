"""What `make check` holds the scripts to is what the README promises."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
BROWSERS = (ROOT / "checks" / "browsers.js").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")


def oldest(name: str) -> dict[str, float]:
    """The oldest browsers of a list in checks/browsers.js."""
    found = re.search(rf"export const {name} = ({{.*?}});", BROWSERS)
    assert found is not None, f"checks/browsers.js has {name}"
    versions: dict[str, float] = json.loads(re.sub(r"(\w+):", r'"\1":', found[1]))
    return versions


def promise(name: str) -> str:
    """Those browsers as the README writes them."""
    old = oldest(name)
    assert old["chrome"] == old["edge"], "one number stands for both"
    return "Chrome and Edge {chrome}, Firefox {firefox}, Safari {safari}, iOS {safari_ios}".format(**old)


def test_the_readme_names_the_browsers_that_the_scripts_are_read_for() -> None:
    assert f"| phone, wall | {promise('ANYBODYS')} |" in README
    assert f"| desk, poet | {promise('CHOSEN')} |" in README
