"""A server whose laptop is put to sleep: it goes on where it was, and nobody who gave words has to give them again."""

import json
import signal
import sys
from pathlib import Path

import httpx
import pytest
from websockets.sync.client import connect

from tests.cast import PATIENCE_S
from tests.test_server import OPEN_ALL_DAY, bearer, keys_of, serving

pytestmark = [pytest.mark.process, pytest.mark.timeout(180)]


def stands_still(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] == "T"


@pytest.mark.skipif(sys.platform != "linux", reason="only there a process tells that it stands still")
def test_words_given_to_a_laptop_that_sleeps_are_taken_when_it_wakes(tmp_path: Path) -> None:
    (tmp_path / "seminar-5.txt").write_text(OPEN_ALL_DAY, "utf-8")
    with serving(tmp_path) as (process, url):
        code = keys_of(tmp_path)["code"]
        seat = httpx.post(f"{url}/{code}/seat", timeout=PATIENCE_S).json()["seat"]
        with connect(f"ws{url.removeprefix('http')}/{code}/live", additional_headers=bearer(seat)) as ada:
            process.send_signal(signal.SIGSTOP)
            while not stands_still(process.pid):
                pass
            for number in range(3):
                text = f"said in its sleep {number}"
                ada.send(json.dumps({"do": "phrase.offer", "ref": number, "id": f"phrase-000{number}", "text": text}))

            process.send_signal(signal.SIGCONT)

            answers = []
            while len(answers) < 3:
                frame = json.loads(ada.recv(PATIENCE_S))
                answers += [frame] if "ref" in frame else []
        health = httpx.get(f"{url}/health", timeout=PATIENCE_S).json()
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=60)

    assert [("ok" in answer, answer["ref"]) for answer in answers] == [(True, 0), (True, 1), (True, 2)]
    assert (health, said) == ({"status": "ready"}, "")
