"""Translation files through the command line: only targets are read and changed, all else stays byte for byte."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from translate.storage import factory
from translate.storage.xliff2 import Xliff2File

from mtcheck.formats.layout import layout_of, units_of
from tests.conftest import Quick

XLIFF = """<?xml version='1.0' encoding="UTF-8"?>
<!-- in the result of --><xliff version="1.2" xmlns='urn:oasis:names:tc:xliff:document:1.2'>
  <file original='a>b.txt' source-language="ru" target-language="en" datatype="plaintext"><body>
    <group id="g">
    <trans-unit   id='one' approved="yes"><source>Крыша упала в результате бури.</source>
      <target state = 'final'>The roof fell <g id="1">in the result of</g> a storm.</target>
      <alt-trans><source>Крыша</source><target>It fell in the result of a storm.</target></alt-trans>
      <note>in the result of</note></trans-unit>
    </group>
    <trans-unit id="two" xml:space='preserve'>
      <source>Он &amp; она</source><target
         >&quot;He&quot; &amp; she fell in the result of <x id="2" ctype="in the result of"/>a storm.</target>
    </trans-unit>
    <trans-unit id="three" translate="no"><source>x</source><target>In the result of it.</target></trans-unit>
    <trans-unit id="four"><source>Да</source><target/></trans-unit>
    <trans-unit id="five"><source>Да</source><target>Nothing &#8211; at all.</target></trans-unit>
    <trans-unit id="six"><source>x</source><target><![CDATA[in the result of]]></target></trans-unit>
    <trans-unit id="seven"><source>x</source>
      <target>Ran in the result of<ph id="1">in the result of</ph> it.</target></trans-unit>
  </body></file>
</xliff>
"""
XLIFF2 = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="ru" trgLang="en">
 <file id="f"><notes><note>in the result of</note></notes>
  <unit id="u1"><originalData><data id="d1">in the result of</data></originalData>
   <segment id="s1" state="final"><source>Раз</source>
     <target>It fell in the result of a <pc id="1">storm</pc>.</target></segment>
   <ignorable><source> </source><target> </target></ignorable>
   <segment id="s2" state="initial"><source>Два</source><target>It fell in the result of it.</target></segment>
  </unit>
  <unit id="u2"><segment><source>Три</source></segment></unit>
 </file>
</xliff>
"""
TMX = """<?xml version="1.0"?><tmx version="1.4"><header srclang="ru" segtype="sentence" o-tmf="x" adminlang="en"
 creationtool="x" creationtoolversion="1" datatype="plaintext"/><body>
 <tu tuid="7"><note>in the result of</note><tuv xml:lang="ru"><seg>Раз</seg></tuv>
  <tuv xml:lang="en-GB"><seg>It
  fell <bpt i="1">&lt;b></bpt>in the result of<ept i="1">&lt;/b></ept> it.</seg></tuv></tu>
 <tu><tuv xml:lang="ru"><seg>Два</seg></tuv><tuv xml:lang="en"><seg>It fell in the result of it.</seg></tuv></tu>
 <tu><tuv xml:lang="ru"><seg>Три</seg></tuv><tuv xml:lang="de"><seg>in the result of</seg></tuv></tu>
</body></tmx>
"""
PO = r"""# in the result of
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Language: en\n"

#: a.c:12
#, c-format
msgctxt "menu"
msgid "Крыша %s"
msgstr "The roof fell "
"in the result of %s.\n"

msgid "Раз"
msgid_plural "Разы"
msgstr[0] "It said \"no\" in the result of it."
msgstr[1] "They fell in the result of it."
#, fuzzy
msgid "Два"
msgstr "It fell in the result of {name}."

msgid "Три"
msgstr ""

#~ msgid "old"
#~ msgstr "in the result of"
"""
PAIRS = "Раз\tIt fell in the result of it.\tin the result of\r\nДва\t\r\nno pair\r\nТри\tNothing.\r\n"
FILES = {"a.xlf": XLIFF, "b.xliff": XLIFF2, "c.tmx": TMX, "d.po": PO, "e.tsv": PAIRS}
FOUND = {
    "a.xlf": ["two", "seven"],
    "b.xliff": ["u1/s1", "u1/s2"],
    "c.tmx": ["2"],
    "d.po": ["menu", "Раз[0]", "Раз[1]", "Два"],
    "e.tsv": ["1"],
}
WRONG, RIGHT = "in the result of", "as a result of"


def lint(quick: Quick, name: str) -> list[dict[str, object]]:
    done = quick("lint", name, "--format", "json")
    assert done.status == 1, done.err
    findings: list[dict[str, object]] = json.loads(done.out)["files"][0]["findings"]
    return findings


@pytest.mark.parametrize("name", FILES)
def test_findings_stand_where_the_file_has_them_with_the_unit(quick: Quick, name: str) -> None:
    quick.write(name, FILES[name])
    found = lint(quick, name)
    units = [f["unit"] for f in found]
    assert [u for u in units if u not in ("one", "7")] == FOUND[name]
    lines = FILES[name].split("\n")
    for finding in found:
        start, end = int(str(finding["start"])), int(str(finding["end"]))
        assert FILES[name][start:end].startswith("in the") or name == "d.po"
        assert lines[int(str(finding["line"])) - 1][int(str(finding["column"])) - 1 :].startswith("in the")
    assert f"unit {FOUND[name][0]}: major calque.result" in quick("lint", name).out


@pytest.mark.parametrize("name", FILES)
def test_cleaning_changes_targets_and_their_state_and_nothing_else(quick: Quick, name: str) -> None:
    quick.write(name, FILES[name])
    done = quick("clean", name, "-o", "out.xml", "--changes", "done.json")
    assert done.status == 0, done.err
    cleaned = (quick.folder / "out.xml").read_bytes().decode()
    changes = json.loads((quick.folder / "done.json").read_text(encoding="utf-8"))["files"][0]["changes"]
    text = FILES[name]
    for change in reversed(changes):
        text = text[: change["start"]] + change["text"] + text[change["end"] :]
    assert text == cleaned
    expected = FILES[name]
    for old, new in EXPECTED[name]:
        assert expected.count(old) == 1, old
        expected = expected.replace(old, new)
    assert cleaned == expected
    quick.write(f"again{Path(name).suffix}", cleaned)
    again = quick("clean", f"again{Path(name).suffix}")
    assert again.out == cleaned


EXPECTED = {
    "a.xlf": [
        ("fell in the result of <x", "fell as a result of <x"),
        ("<target\n         >&quot;", '<target state="needs-review-translation"\n         >&quot;'),
        ("<target>Ran in the", '<target state="needs-review-translation">Ran as a'),
        ("id='one' approved=\"yes\"", "id='one' approved=\"no\""),
        ("state = 'final'", "state = 'needs-review-translation'"),
        ('<g id="1">in the result', '<g id="1">as a result'),
    ],
    "b.xliff": [
        ('state="final"', 'state="translated"'),
        ("in the result of a <pc", "as a result of a <pc"),
        ("<target>It fell in the result of it", "<target>It fell as a result of it"),
    ],
    "c.tmx": [
        ("</bpt>in the", "</bpt>as a"),
        ("<seg>It fell in the", "<seg>It fell as a"),
    ],
    "d.po": [
        ("#, c-format", "#, fuzzy, c-format"),
        ('"in the result of %s', '"as a result of %s'),
        ('no\\" in the', 'no\\" as a'),
        ("They fell in the", "They fell as a"),
        ('msgid "Раз"', '#, fuzzy\nmsgid "Раз"'),
        ('"It fell in the', '"It fell as a'),
    ],
    "e.tsv": [("\tIt fell in the", "\tIt fell as a")],
}


def read(path: Path) -> Any:
    """A file as translate-toolkit reads it."""
    return Xliff2File.parsefile(str(path)) if path.name == "b.xliff" else factory.getobject(str(path))


@pytest.mark.parametrize("name", ["a.xlf", "b.xliff", "c.tmx", "d.po"])
def test_translate_toolkit_reads_the_same_units(quick: Quick, name: str) -> None:
    path = quick.write(name, FILES[name])
    layout = layout_of(name, FILES[name])
    assert layout is not None
    store = read(path)
    theirs = [unit for unit in store.units if unit.source and unit.target]
    mine = units_of(layout.form, FILES[name])
    strings = [getattr(unit.source, "strings", [unit.source]) for unit in theirs]  # plural forms
    sources = {" ".join(str(source).split()) for each in strings for source in each}
    assert {" ".join(unit.source.split()) for unit in mine} <= sources
    quick("clean", name, "--in-place")
    cleaned = read(path).units
    assert len(cleaned) == len(store.units)
    if name == "d.po":
        assert [unit.isfuzzy() for unit in cleaned if unit.source and unit.target] == [True, True, True, False]
    if name == "a.xlf":
        assert not any(unit.isapproved() for unit in cleaned)
        assert [unit.xmlelement.get("approved") for unit in cleaned][:2] == ["no", None]


def test_what_is_written_into_a_target_is_escaped(quick: Quick) -> None:
    rule = """
[[rule]]
id = "calque.and"
kind = "phrase"
category = "lexical"
severity = "major"
safety = "safe"
message = "'{found}' is wrong, write '{fix}'."
swap = { "R and D" = 'R&D "x"' }
[[rule.example]]
bad = "The R and D."
good = 'The R&D "x".'
[[rule.example]]
keep = "One."
[[rule.example]]
keep = "Two."
"""
    quick.packs[:] = [quick.write("own.toml", rule)]
    quick.write("a.xlf", XLIFF.replace("Nothing &#8211; at all.", "The R and D."))
    quick.write("d.po", PO.replace("They fell", "The R and D"))
    assert 'The R&amp;D "x".' in quick("clean", "a.xlf").out
    assert r"The R&D \"x\" in the" in quick("clean", "d.po").out


def test_placeholders_are_left_alone(quick: Quick) -> None:
    quick.write("a.po", 'msgid "x"\nmsgstr "It has %s bump and {bump} and %(bump)s and ${bump}."\n')
    assert quick("lint", "a.po", "--format", "json").out.count('"calque.bump"') == 1


def test_bilingual_checks_take_each_target_with_its_own_source(quick: Quick) -> None:
    rule = (Path(__file__).parents[2] / "rules/core/source-numbers.toml").read_text(encoding="utf-8")
    quick.packs[:] = [quick.write("own.toml", rule)]
    pairs = "В городе 540 человек.\tThe town has 450 people.\nВ селе 450 человек.\tThe village has 450 people.\n"
    quick.write("a.tsv", pairs)
    assert [f["unit"] for f in lint(quick, "a.tsv")] == ["1"]
    assert "540" in str(lint(quick, "a.tsv")[0]["source_text"])


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.xlf", "<xliff><file></xliff>", "line 1 is no XML: mismatched tag"),
        ("a.xlf", '<!DOCTYPE x [<!ENTITY a "b">]><xliff/>', "declares entities"),
        ("a.po", 'msgid "x"\nmsgstr "y\n', "line 2 is no line of a PO file"),
        ("a.tsv", "one column\n", "no line has a source, a tab and a target"),
        ("a.tmx", "", "no XML: no element found"),
        ("a.tmx", "<html><seg>A bump.</seg></html>", "it is neither XLIFF nor TMX: it begins with <html>"),
    ],
)
def test_files_that_are_none_are_told_in_a_line(quick: Quick, name: str, text: str, reason: str) -> None:
    quick.write(name, text)
    for command in ("lint", "clean"):
        done = quick(command, name)
        assert done.status == 2
        assert done.err.startswith(f"mtcheck: {name}: ")
        assert reason in done.err
        assert done.err.count("\n") == 1


def test_a_file_without_targets_has_no_findings(quick: Quick) -> None:
    quick.write("a.xlf", '<xliff version="1.2"><file><body/></file></xliff>')
    assert quick("lint", "a.xlf").status == 0


@pytest.mark.parametrize("name", FILES)
def test_a_difference_shows_the_file_and_only_what_changes(quick: Quick, name: str) -> None:
    quick.write(name, FILES[name])
    quick("clean", name, "-o", f"clean/{name}")
    assert quick("clean", "--diff", "--format", "unified", f"clean/{name}").out == ""
    lines = quick("clean", "--diff", "--format", "unified", name).out.splitlines()
    gone = [line[1:] for line in lines if line.startswith("-") and not line.startswith("---")]
    assert gone
    assert all(line in FILES[name] for line in gone)
