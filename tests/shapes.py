"""Texts of hostile shapes, of any length: what an enemy, a broken program or a strange page may hand in."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

Shape = Callable[[int], str]  # a text of about so many code points


def run(piece: str, head: str = "", tail: str = "") -> Shape:
    return lambda size: head + (piece * (size // len(piece) + 1))[:size] + tail


def cycle(*pieces: str) -> Shape:
    return run("".join(pieces))


def numbered(piece: str, head: str = "", tail: str = "") -> Shape:
    """The piece again and again, `%` a number (or a letter code) that is another each time."""

    def make(size: int) -> str:
        out, length = [], 0
        for number in count(1):
            word = _word(number)
            out.append(piece.replace("%n", str(number)).replace("%w", word).replace("%W", word.capitalize()))
            length += len(out[-1])
            if length >= size:
                return head + "".join(out) + tail
        raise AssertionError

    return make


def _word(number: int) -> str:
    """A made-up word for a number."""
    out = ""
    while number:
        number, digit = divmod(number, 70)
        out = "bdfgklmnprstvz"[digit % 14] + "aeiou"[digit // 14] + out
    return out + "nov"


SENTENCE = "The minister said on Monday that the government would publish the report in the near future"

SHAPES: dict[str, Shape] = {
    "small letters": run("a"),
    "capitals": run("A"),
    "one capital and small letters": run("a", "A"),
    "digits": run("7"),
    "Cyrillic letters": run("ж"),
    "Cyrillic capitals": run("Ж"),
    "spaces": run(" ", "one", "two"),
    "no-break spaces": run("\u00a0", "one", "two"),
    "line ends": run("\n", "one", "two"),
    "spaced line ends": run(" \n", "one", "two"),
    "CRLF": run("\r\n", "one", "two"),
    "tabs": run("\t", "one", "two"),
    "full stops": run("."),
    "commas": run(","),
    "hyphens": run("-"),
    "dashes": run("\u2013"),
    "question marks": run("?"),
    "apostrophes": run("'"),
    "straight quotes": run('"'),
    "opening quotes": run("\u201c"),
    "closing quotes": run("\u201d"),
    "guillemets": run("\u00ab"),
    "brackets": run("("),
    "closing brackets": run(")"),
    "square brackets": run("["),
    "braces": run("{"),
    "angle brackets": run("<"),
    "backticks": run("`"),
    "stars": run("*"),
    "underscores": run("_"),
    "hashes": run("#"),
    "at signs": run("@"),
    "ampersands": run("&"),
    "slashes": run("/"),
    "backslashes": run("\\"),
    "dots and spaces": run(". "),
    "emoji": run("\U0001f600"),
    "combining marks": run("\u0301", "e"),
    "zero width": run("\u200b"),
    "soft hyphens": run("\u00ad", "a", "b"),
    "NUL": run("\0"),
    "surrogates": run("\ud800"),
    "of the": run("of the "),
    "no stop": run(SENTENCE + " and "),
    "one-letter words": run("a "),
    "capitals with spaces": run("A "),
    "initials": run("A. "),
    "initials joined": run("A."),
    "hyphenated": run("well-"),
    "apostrophes inside": run("a'"),
    "curly apostrophes inside": run("d\u2019"),
    "Capitalized words": run("Word "),
    "Capitalized hyphenated": run("Word-"),
    "UPPER words": run("WORD "),
    "and": run("and "),
    "and commas": run("war, and "),
    "very": run("very "),
    "said": run("said "),
    "that": run("that "),
    "comma words": run("one, "),
    "not": run("not "),
    "never no": run("never no "),
    "numbers": run("12 "),
    "decimals": run("1,5 "),
    "dotted numbers": run("1.1."),
    "thousands": run("000 ", "1 "),
    "dates": run("04.10.2016 "),
    "dashes between": run("word - "),
    "September": run("September 30 "),
    "years": run("2016-"),
    "Cyrillic words": run("слово "),
    "Cyrillic sentences": run("Он сказал это. "),
    "mixed letters": run("cлово"),
    "quoted words": run('"word" '),
    "curly quoted words": run("\u201cword\u201d "),
    "unclosed quotes": run('He said: "word. '),
    "unclosed curly quotes": run("\u201cword "),
    "nested quotes": run('"\u201c\u00ab'),
    "quote and dash": run('word," \u2013 said Smith. '),
    "bracketed": run("(word) "),
    "unclosed brackets": run("(word "),
    "bracket pairs": run("()"),
    "nested brackets": run("(a"),
    "many people": numbered("Ivan %W met Maria %Wa. "),
    "one person": run("Maria Zakharova said so. Zakharov said no. "),
    "surnames": numbered("%W "),
    "surnames said": numbered("%W said. "),
    "titles": run("President "),
    "names in one sentence": numbered("Ivan %W, "),
    "name run": run("Ivan Petrov "),
    "Al-": run("al-Nusra Dzhebhat "),
    "Zakharova": run("Zakharova "),
    "acronyms": run("MID "),
    "many acronyms": numbered("(%W) MID ATO BPLA "),
    "pronouns": run("Maria said she knew. He left. "),
    "he she": run("he she "),
    "he she of a sentence": lambda size: f"The pipe broke. The firm said that {run('he she ')(size)}",
    "told a medium": run("He told Merchant in Moscow. "),
    "marked names of a sentence": run('the "Hail" and a "Magnet", and so in Moscow, '),
    "roles": run("the director of the board of the mill "),
    "capital of": run("Ministry of "),
    "Minister run": run("Minister of foreign Affairs of the "),
    "spelling variants": numbered("Dzh%w Jab%w "),
    "findings": run("The factory closed in the result of the strike. "),
    "findings in one sentence": run("in the result of the strike "),
    "findings across lines": run("in the result of\n"),
    "findings without spaces": run("in the result of;"),
    "quoted findings": run('"in the result of" '),
    "repeated words": run("the the "),
    "findings of many kinds": run(
        "He took participation in talks and inflicted blows on the territory of Syria in the frames of 1,5 million. "
    ),
    "short paragraphs": run("Yes.\n\n"),
    "short lines": run("Yes\n"),
    "lists": run("- item\n"),
    "wrapped lines": run("a line of some length that runs on and on in the next of them all\n"),
    "same paragraph": run("The factory closed on Monday.\n\n"),
    "different paragraphs": numbered("Factory %n closed on Monday.\n\n"),
    "questions": run("What is it? "),
    "short sentences": run("He did. "),
    "stops without spaces": run("one.Two"),
    "abbreviations": run("Mr. "),
    "U.S.": run("U.S. "),
    "No.": run("No. 5 "),
    "ellipses": run("\u2026 a "),
    "stop and lower": run(". a"),
    "stop quotes": run('." '),
    "closing after stop": run('.")', "a"),
    "http": run("http://"),
    "one URL": run("a/", "https://example.org/"),
    "URL of stops": run(".", "https://example.org/"),
    "words with apostrophes": run("o'a", "An ", " and so on"),
    "numbers with commas": run("1,", "In ", "1 person"),
    "number and quote": run('5" '),
    "namesakes": run("Maria Petrova and Ivan Petrov met. Petrov said so. Petrova left. "),
    "women of one surname": numbered("Anna %W Petrov said. Petrova left. "),
    "lower-case given names": numbered("president ivan %W and %W. "),
    "town": run("in Petrov Petrov Petrova said. Ivan Petrov. "),
    "short paragraphs of names": run("Ivan Petrov said.\n\nPetrova left.\n\n"),
    "URLs": run("https://example.org/a?b=c "),
    "www": run("www."),
    "mails": run("a@b.c "),
    "one mail": run("a.", "", "@b"),
    "mail domain": run(".a", "a@b"),
    "mail plus": run("a+"),
    "handles": run("@a #b "),
}

MARKED: dict[str, Shape] = {
    "stars": run("**a "),
    "underscores": run("_a"),
    "links": run("[a](b) "),
    "unclosed links": run("[a](b "),
    "brackets": run("["),
    "nested links": run("[a"),
    "pictures": run("![a](b)"),
    "backticks": run("`a "),
    "growing backticks": lambda n: "".join("`" * (i % 50 + 1) + "a" for i in range(n // 26)),
    "headings": run("# a\n"),
    "quotes": run("> "),
    "deep quotes": run("> > > a\n"),
    "lists": run("* a\n"),
    "deep lists": lambda n: "".join("  " * (i % 100) + "* a\n" for i in range(n // 100)),
    "tables": run("| a "),
    "table rows": run("| a | b |\n"),
    "fences": run("```\na\n"),
    "references": numbered("[a%n]: http://b\n"),
    "footnotes": numbered("[^%n] "),
    "html": run("<b>a "),
    "comments": run("<!-- a "),
    "entities": run("&amp;"),
    "escapes": run("\\*"),
    "front matter": run("a: b\n", "---\n"),
    "rules": run("---\n"),
    "setext": run("a\n=\n"),
    "directives": run("<!-- mtcheck: ignore calque -->\n\nin the result of it\n\n"),
    "off": run("<!-- mtcheck: off calque -->\n\nin the result of it\n\n"),
    "autolinks": run("<http://a>"),
    "angle": run("<a "),
}

PAGES: dict[str, Shape] = {
    "open tags": run("<b>"),
    "nested": run("<div>a"),
    "close tags": run("</b>"),
    "paragraphs": run("<p>The factory closed in the result of the strike.</p>\n"),
    "unclosed paragraphs": run("<p>a "),
    "angle": run("<a "),
    "half": run("<"),
    "attributes": run(' a="b"', "<p", ">x"),
    "open quote": run(" a=", '<p a="'),
    "comments": run("<!-- a -->"),
    "unclosed comments": run("<!--"),
    "comment dashes": run("-", "<!--"),
    "entities": run("&nbsp;"),
    "half entities": run("&#"),
    "ampersands": run("&a"),
    "digits": run("1", "&#"),
    "scripts": run("<script>a</script>"),
    "unclosed scripts": run("<script>"),
    "CDATA": run("<![CDATA["),
    "instructions": run("<?"),
    "doctypes": run("<!"),
    "lists": run("<li>a"),
    "tables": run("<tr><td>a"),
    "links": run('<a href="b">in the result of</a> '),
    "spans": run("<span>in</span> the "),
    "breaks": run("<br>a"),
    "article": run("<article><p>a</p>"),
    "directives": run("<!-- mtcheck: off calque --><p>in the result of it</p>"),
    "inline": run("<i><b>a</b></i>"),
    "mixed close": run("<i><b>a</i></b>"),
}
