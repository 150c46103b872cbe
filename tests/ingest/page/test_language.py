"""The language is told where enough is there to tell it, and names of other countries do not make a text foreign."""

from __future__ import annotations

import pytest

from ingest.page import Given, article_of_text, language_of
from kg.errors import BadInput

ENGLISH = [
    "He said no.",
    "Jürgen Müller, Håkon Sørensen and Łukasz Wiśniewski met Zoë Çelik in Düsseldorf, Göteborg and Gdańsk.",
    "Die Zeitung reported that Volkswagen, Deutsche Bahn and Allianz would not comment on "
    "what the ministry had said about the plan.",
    "asdf qwer zxcv",
]
FOREIGN = {
    "de": "Die Firma sagte am Dienstag, dass sie keinen Kommentar zu den Vorwürfen habe, die von der Zeitung "
    "erhoben wurden, und dass sie das auch nicht ändern werde, solange die Untersuchung läuft.",
    "fr": "La société a déclaré mardi qu’elle ne ferait aucun commentaire sur les accusations portées par le journal, "
    "et que rien ne changerait tant que les enquêteurs n’auraient pas rendu leurs conclusions.",
    "nl": "Het bedrijf zei dinsdag dat het geen commentaar had op de beschuldigingen die door de krant waren geuit, "
    "en dat dit niet zou veranderen zolang het onderzoek nog liep en er niets was bewezen.",
    "ar": "قالت الشركة يوم الثلاثاء إنها لن تعلق على الاتهامات التي وجهتها إليها الصحيفة حتى ينتهي التحقيق.",
    "he": "החברה אמרה ביום שלישי כי לא תגיב להאשמות שהעלה העיתון עד שתסתיים החקירה.",
    "ru": "Компания заявила во вторник, что не будет комментировать обвинения газеты до окончания расследования.",
}


@pytest.mark.parametrize("text", ENGLISH)
def test_short_texts_and_foreign_names_are_read_as_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(("code", "text"), FOREIGN.items())
def test_another_language_is_told(code: str, text: str) -> None:
    assert language_of(text) == code


def test_another_language_is_named_and_not_read_as_english() -> None:
    with pytest.raises(BadInput, match=r"looks like Arabic \(ar\)") as caught:
        article_of_text(FOREIGN["ar"])
    assert caught.value.type == "not_english"


def test_a_text_stays_character_for_character() -> None:
    text = "\r\n  He said:\t“No.\r\n\r\nShe said yes.  \n"
    article = article_of_text(text, Given(outlet="The Crier", published_at="2025-05-08"))
    assert article.text == text
    assert (article.outlet.id, article.published_from, article.title) == ("the-crier", "given", None)


def test_a_lone_surrogate_keeps_its_place() -> None:
    assert article_of_text("He said \ud800 no.").text == "He said \ufffd no."
