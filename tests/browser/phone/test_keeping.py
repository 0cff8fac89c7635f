"""Words that cannot go out now stay on the phone, out of range and out of time, and go out once."""

from playwright.async_api import expect

from live.web.site import Site
from tests.browser.phone.hand import gives, gives_out_of_range, phone, turns_to, words
from tests.browsers import Line, OpenPage
from tests.cast import Person, TestHouse

KEPT = "Kept on this phone. They go out when you are back in range."


async def test_words_given_out_of_range_go_out_once_when_it_is_back(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("11.20")
    line = Line()
    page = await phone(browser_page, house, line=line)

    await line.cut()
    await expect(page.locator("[data-offline]")).to_be_visible()
    await gives(page, "wit as well as wounds")
    await expect(words(page)).to_contain_text([KEPT])
    line.mend()

    await expect(words(page)).to_contain_text(["Given at 11.20"])
    await expect(page.locator("[data-offline]")).to_be_hidden()
    assert [phrase["text"] for phrase in fran.all("phrase").values()] == ["wit as well as wounds"]


async def test_words_not_yet_sent_outlive_the_page(house: TestHouse, browser_page: OpenPage, fran: Person) -> None:
    await house.at("11.20")
    line = Line()
    page = await phone(browser_page, house, line=line)
    await gives_out_of_range(page, line, "wit as well as wounds")
    assert fran.all("phrase") == {}, "they have not gone out, for this test to mean anything"

    line.mend()
    await page.reload()

    await expect(words(page)).to_contain_text(["Given at 11.20"])
    assert len(fran.all("phrase")) == 1


async def test_words_kept_while_the_room_listens_go_out_by_themselves(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("10.20")
    page = await phone(browser_page, house)

    await page.get_by_label("A draft, only on this phone").fill("nobody clapped")
    await page.get_by_role("button", name="Keep for 11.15").click()
    await expect(page.locator("#text-count")).to_have_text("Kept on this phone.")
    await expect(words(page)).to_contain_text(["Kept on this phone until 11.15."])
    assert fran.all("phrase") == {}
    await house.at("11.16")

    await expect(page.locator("#text-count")).to_have_text("Given.")
    await expect(words(page)).to_contain_text(["Given at 11.16"])
    assert [phrase["text"] for phrase in fran.all("phrase").values()] == ["nobody clapped"]


async def test_kept_words_that_are_taken_back_never_leave_the_phone(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("10.20")
    page = await phone(browser_page, house)
    await page.get_by_label("A draft, only on this phone").fill("nobody clapped")
    await page.get_by_role("button", name="Keep for 11.15").click()
    await expect(words(page)).to_contain_text(["Kept on this phone until 11.15."])
    other = await page.context.new_page()
    await other.goto(house.page)
    await expect(words(other)).to_contain_text(["Kept on this phone until 11.15."])

    await words(page).get_by_text("Withdraw").click()
    await page.get_by_role("button", name="Take them back").click()
    await expect(words(page)).to_have_count(0)
    await expect(words(other)).to_have_count(0)
    await house.at("11.16")

    await gives(page, "and then we spoke")
    await expect(words(page)).to_contain_text(["Given at 11.16"])
    assert [phrase["text"] for phrase in fran.all("phrase").values()] == ["and then we spoke"]


async def test_words_taken_back_that_arrive_all_the_same_are_taken_back_again(
    house: TestHouse, browser_page: OpenPage, fran: Person
) -> None:
    await house.at("10.20")
    page = await phone(browser_page, house)
    await page.get_by_label("A draft, only on this phone").fill("nobody clapped")
    await page.get_by_role("button", name="Keep for 11.15").click()
    phrase = await words(page).get_attribute("data-key")
    await words(page).get_by_text("Withdraw").click()
    await page.get_by_role("button", name="Take them back").click()
    await expect(words(page)).to_have_count(0)
    await house.at("11.16")

    await page.evaluate(OFFER_AS_ANOTHER_TAB, [house.code, phrase])

    await expect(words(page)).to_contain_text(["These words were taken back."])
    await fran.until(lambda: fran.all("phrase") == {})


OFFER_AS_ANOTHER_TAB = """([code, id]) => new Promise(done => {
  const tab = new WebSocket(`ws://${location.host}/${code}/live?role=phone`);
  tab.onopen = () => tab.send(JSON.stringify({ do: "phrase.offer", ref: 1, id, text: "nobody clapped" }));
  tab.onmessage = ({ data }) => "ok" in JSON.parse(data) && done();
})"""


ALIKE = """async (url) => {
  const { Outbox } = await import(url);
  const outbox = new Outbox("alike");
  const [first, other, last] = [true, false, true].map((on) => ({ do: "theme.support", theme: "chairs", on }));
  for (const command of [first, other, last]) outbox.add(command, { isTried: false, isKept: true });
  const left = () => [outbox.commands.map(({ on }) => on), outbox.kept.map(({ on }) => on)];
  outbox.settle(outbox.find(({ command }) => command === first));
  const elsewhere = outbox.takeSettledElsewhere().length;
  const here = left();
  new Outbox("alike").unkeep(last);
  return [elsewhere, here, outbox.takeSettledElsewhere().map(({ command }) => command === last), left()];
}"""


async def test_an_answer_settles_one_of_several_commands_that_are_alike(
    house: TestHouse, site: Site, browser_page: OpenPage
) -> None:
    page = await phone(browser_page, house)

    elsewhere, here, later, left = await page.evaluate(ALIKE, site.assets.url("shared/outbox.js"))

    assert elsewhere == 0
    assert here == [[False, True], [False, True]]
    assert later == [True]  # another tab settled it
    assert left == [[False], [False]]


async def test_on_another_date_words_are_kept_for_later_without_an_hour(
    house: TestHouse, browser_page: OpenPage
) -> None:
    await house.passes(24 * 60 * 60)
    page = await phone(browser_page, house)

    await page.get_by_label("A draft, only on this phone").fill("a thought on the train")
    await page.get_by_role("button", name="Keep for later").click()

    await expect(words(page).locator("[data-way]")).to_have_text("Kept on this phone.")
    await turns_to(page, "Programme")
    await expect(page.locator("[data-when=next]")).to_have_count(0)


async def test_a_phone_that_may_keep_nothing_works_all_the_same(house: TestHouse, browser_page: OpenPage) -> None:
    await house.at("11.20")
    page = await browser_page()
    await page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no storage'); } });"
    )
    await page.goto(house.page)

    await gives(page, "two chairs")

    await expect(words(page)).to_contain_text(["two chairs"])
