"""PDF documents to text in paragraphs."""

import pytest

from ingest.sources.pdf import page_of_pdf, paragraphs
from kg.errors import BadInput
from tests.ingest.sources.pdfs import document, printed

PAGES = [
    ["Tarn Council  Press release",
     "The bridge over the Tarn stays closed until the month of May, the mayor said. The inspec-",
     "tion had found cracks in two of its pillars, and a third one is still to be looked at by the",
     "engineers of the county.", "", "Ada Brink, head of Vell Motors, denied that lorries had done the damage.", "1"],
    ["Tarn Council  Press release", "She added that the firm had offered help.", "Page 2 of 3"],
    ["Tarn Council  Press release", "The council meets on Monday.", "3"],
]  # fmt: skip


def test_lines_become_paragraphs():
    assert paragraphs([[" ".join(line.split()) for line in page] for page in PAGES]).split("\n\n") == [
        "The bridge over the Tarn stays closed until the month of May, the mayor said. The inspection had found cracks "
        "in two of its pillars, and a third one is still to be looked at by the engineers of the county.",
        "Ada Brink, head of Vell Motors, denied that lorries had done the damage.",
        "She added that the firm had offered help.",
        "The council meets on Monday.",
    ]


def test_a_pdf_with_its_title_and_date():
    info = b"/Title (Bridge stays closed) /Author (Press office) /CreationDate (D:20310303083000+01'00')"
    page = page_of_pdf(document([printed(lines) for lines in PAGES], info), "https://tarn.example/bridge.pdf")
    assert (page.title, page.authors, page.outlet.id) == ("Bridge stays closed", ("Press office",), "tarn.example")
    assert (page.published_at, page.published_from, page.language) == ("2031-03-03", "pdf", "en")
    assert "inspection had found cracks in two of its pillars" in page.text
    assert "Press release" not in page.text


@pytest.mark.parametrize(
    ("data", "type"),
    [
        (b"%PDF-1.7 ...", "bad_pdf"),
        (b"%PDF-1.4\n%%EOF", "bad_pdf"),
        (document([printed(["Few words."])]), "too_little_text"),
        (document([printed(["Words."])] * 301), "too_long"),
    ],
)
def test_what_cannot_be_read_is_told(data, type):
    with pytest.raises(BadInput) as caught:
        page_of_pdf(data)
    assert caught.value.type == type


def test_a_pdf_cut_anywhere_raises_nothing_else():
    data = document([printed(lines) for lines in PAGES])
    for cut in range(0, len(data), 7):
        try:
            page_of_pdf(data[:cut])
        except BadInput as error:
            assert error.type in ("bad_pdf", "too_little_text", "too_long")  # noqa: PT017
