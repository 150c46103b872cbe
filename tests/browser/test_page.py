"""The page, as somebody uses it."""

import re

import pytest

pytestmark = pytest.mark.browser

ARTICLE = """\
Orlo Waterworks denied on Tuesday that its pump had failed.

The Daily Beacon reported that the engineer Mara Quint said the pump had failed twice before.

"<script>alert('x')</script> was in the log," she said. A person close to the works declined to comment.
"""


def text_of(page, selector):
    return [" ".join(text.split()) for text in page.locator(selector).all_inner_texts()]


def test_the_front_page_counts_and_leads_on(page):
    page.wait_for_selector(".counts")
    assert re.search(r"\b26\s+articles", " ".join(text_of(page, ".counts li")))
    assert page.locator(".card .pair").count() > 0
    assert page.locator("a[href^='#/article/']").count() >= 6


def test_an_article_is_pasted_read_and_added(page):
    page.goto("/#/read")
    page.get_by_label("The article").fill(ARTICLE)
    page.get_by_role("button", name="Read it").click()
    page.wait_for_selector(".text mark")
    assert page.locator(".text").evaluate("text => text.textContent") == ARTICLE
    labels = set(page.locator(".text mark[data-label]").evaluate_all("marks => marks.map(mark => mark.dataset.label)"))
    assert {"denies", "says"} <= labels
    assert page.locator(".text mark mark").count() > 0, "a saying inside another is marked inside it"
    sayings = " | ".join(text_of(page, ".sayings li"))
    assert "Mara Quint" in sayings
    assert "through Daily Beacon" in sayings or "through The Daily Beacon" in sayings

    page.locator(".text mark[data-label=denies]").click()
    assert page.locator(".sayings li.on details[open]").count() == 1
    assert "Orlo Waterworks" in text_of(page, ".sayings li.on")[0]
    assert page.locator("script:not([src])").count() == 0

    page.get_by_role("button", name="Add it to the graph").click()
    page.get_by_role("link", name="Open it in the graph").click()
    page.wait_for_selector("h1 ~ .meta, .meta")
    page.locator(".sayings summary").first.click()
    assert page.locator(".sayings a[href^='#/claim/']").count() > 0
    page.get_by_text("Remove this article").click()
    page.get_by_role("button", name="Remove it").click()
    page.wait_for_url("**/#/articles")


def test_what_cannot_be_read_is_told(page):
    page.goto("/#/read")
    page.get_by_label("The article").fill("12345 67890")
    page.get_by_role("button", name="Read it").click()
    assert "no words in it" in page.get_by_role("alert").inner_text()


def test_a_statement_is_checked_and_its_claim_opened_with_its_chain(page):
    page.get_by_label("A statement to check").fill("Ivelin Labs trained Quillon on answers taken from Corvid.")
    page.get_by_role("button", name="Check").first.click()
    page.wait_for_selector("article.card")
    assert page.locator("article.card .badge").count() > 0
    assert page.locator("article.card .reasons li").count() > 0
    page.get_by_role("link", name="Where it comes from").first.click()
    page.wait_for_selector(".tree li .node.article")
    assert page.locator(".tree .node.speaker").count() > 0
    assert re.search(r"\d+ articles?, \d+ roots?", " ".join(text_of(page, ".notice")))
    assert page.get_by_role("heading", name="What is missing").is_visible()
    assert page.url.count("#/claim/cl-") == 1


def test_contradictions_stand_side_by_side_with_what_differs_marked(page):
    page.goto("/#/contradictions")
    card = page.locator("article.card").first
    card.wait_for()
    assert card.locator(".pair > *").count() == 2
    assert card.locator(".differs").count() > 0
    assert card.locator(".reasons li").count() > 0
    page.get_by_label("Relation").select_option("supports")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**verdict=supports**")


@pytest.mark.parametrize("how", ["svg", "webgl"])
def test_the_network_is_drawn_with_its_legend(page, how):
    page.goto(f"/#/network?draw={how}")
    page.wait_for_selector(".stage svg .dot, .stage canvas")
    if page.locator(".stage canvas").count():
        assert how == "webgl"
    else:
        assert page.locator(".stage svg a[href^='#/entity/']").count() > 3
        assert page.locator(".stage svg a[href^='#/outlet/']").count() > 1
        assert page.locator(".stage svg line").count() > 3
    assert {"outlet", "person"} <= set(text_of(page, ".legend li"))
    page.get_by_text("The same as a table").click()
    assert page.locator("table a").count() > 3


def test_search_finds_and_every_address_can_be_opened_directly(page):
    page.get_by_role("searchbox").fill("queries")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_selector("main .list li")
    href = page.locator("main a[href^='#/claim/']").first.get_attribute("href")
    for address in (href, "#/speakers", "#/articles", "#/jobs", "#/outlet/ansel-ledger.example"):
        page.goto("about:blank")
        page.goto(f"/{address}")
        page.wait_for_selector("h1")
        assert page.get_by_role("alert").count() == 0
    page.goto("/docs")
    page.wait_for_selector("code:has-text('/v1/check')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_runs_over_a_narrow_screen(browser, address, scheme):
    context = browser.new_context(base_url=address, viewport={"width": 360, "height": 740}, color_scheme=scheme)
    page = context.new_page()
    for path in ("/", "/#/read", "/#/check", "/#/contradictions", "/#/network", "/#/speakers"):
        page.goto("about:blank")
        page.goto(path)
        page.wait_for_selector("h1")
        page.wait_for_selector("main:not([aria-busy])")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
    context.close()
