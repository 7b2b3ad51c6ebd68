"""Builds rules/lists/heard-names.txt: how names of the world come out of Cyrillic, also those of which no list tells.

    python bench/make_heard_names.py WIKIDATA.tsv NATIVE

WIKIDATA.tsv has a name in lower-case Latin letters, the same in Cyrillic with spaces between letters, and how many
people of Wikidata (CC0) bear it, a line each. NATIVE is a folder of English texts (*.txt.xz): which names English has,
and how often, is counted there. Method: the names in both scripts are cut into pieces that belong together, and a model
of three pieces in a row says how any other name is put into Cyrillic (joint n-grams, Bisani and Ney 2008).
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter, defaultdict
from math import exp, log
from pathlib import Path

from mtcheck.english.frequency import frequency
from mtcheck.files.lists import read_columns, read_list
from mtcheck.names.given import plain
from mtcheck.names.heard import as_romanized
from mtcheck.names.transcribed import key_of_cyrillic, piece_costs

LIST = Path(__file__).parent.parent / "rules" / "lists" / "heard-names.txt"
HEAD = (
    "# what a romanization spells, and the names that come out of Cyrillic so, the commonest first (few: which few "
    "people bear), with tabs between; counted in names of Wikidata (CC0) and in news, by bench/make_heard_names.py; "
    "GPL-3.0-or-later"
)
TAUGHT = 75_000  # names that the model is made of, those of most people
LATIN, CYRILLIC = 3, 3  # letters of a piece, at most
A_PIECE = 0.7  # cost of each: few long ones before many short ones
DEAR = 16.0  # cost of two names that do not belong together
SEEN = 1.5  # times that a row of pieces is kept for
STATES, READINGS, CHOICES = 12, 12, 10  # of a name while it is read, at its end, and of a piece
MENTIONS = 4  # in texts, that count as much as one of Wikidata's people
LEAST, FAMOUS = 2.0, 1.5  # weight of a name, and Zipf frequency in place of it
KNOWN = 5.0  # weight from which a name is put into Cyrillic in more ways than its people are
PART, SCORE = 0.002, 0.5  # of all ways of a name, and the weight that a way must have
OWN, NEXT = 0.3, 0.2  # for each of the best: names that are spelled letter by letter, and others that may be meant
FEW = 4.0
CAPITAL = re.compile(r"(?<=[a-z,] )[A-ZÀ-Ž][a-zà-žA-Z]{2,}(?![\w-])|(?<=[A-Z][a-z] )[A-Z][a-z]{2,}(?![\w-])")
SMALL = re.compile(r"\b[a-z]{3,}\b")
GIVEN = ("given-names-male.txt", "given-names-female.txt", "given-names-either.txt")
HEARD = 1.7  # Zipf frequency from which a given name of the lists counts
WORD = 4.2  # the same, from which a word that hardly anybody bears is no name
WORDS = 0.3  # times in small letters for each with a capital, from which a word is no name

Piece = tuple[str, str]
START: Piece = ("<", "<")
Known = dict[str, Counter[str]]  # keys of a Latin name, with how many bear it


def main() -> None:
    """Read, learn, put into Cyrillic, write."""
    pairs = read(Path(sys.argv[1]))
    weights = weighed(pairs, Path(sys.argv[2]))
    model = Model(pairs)
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for name, weight in weights.items():
        for key, part in ways(name, weight, pairs.get(name, Counter()), model).items():
            if part >= PART and (score := weight * part) >= 0.05 * SCORE:
                found[as_romanized(key)][name] = score
    rows = (row for key, names in sorted(found.items()) if (row := written(key, names)))
    LIST.write_text("\n".join((HEAD, *rows)) + "\n", "utf-8")


def read(path: Path) -> Known:
    """Names in both scripts."""
    found: Known = defaultdict(Counter)
    for line in path.read_text("utf-8").splitlines():
        latin, spaced, people = line.split("\t")
        cyrillic = spaced.replace(" ", "")
        if len(latin) > 2 and latin.isalpha() and re.fullmatch("[а-яё]{3,}", cyrillic):
            found[latin][key_of_cyrillic(cyrillic)] += int(people)
    return found


def weighed(pairs: Known, texts: Path) -> dict[str, float]:
    """Names by how often English may have them."""
    capital, small = Counter[str](), Counter[str]()
    for path in sorted(texts.glob("*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                capital.update(word.lower() for word in CAPITAL.findall(line))
                small.update(SMALL.findall(line))
    weights: dict[str, float] = defaultdict(float)
    for name, keys in pairs.items():
        weights[name] += keys.total()
    things = {name.lower() for name, _ in read_columns("countries.tsv")} | _lower("nationality-adjectives.txt")
    for word, times in capital.items():
        common = word in things or frequency(word) >= WORD and weights[word] < KNOWN
        if times > 1 and word.isalpha() and small[word] <= WORDS * times and not common:
            weights[word] += times / MENTIONS
    for word in set().union(*map(_lower, GIVEN)) - things:
        if word.isalpha() and frequency(word) >= HEARD:
            weights[word] += 10 ** (frequency(word) - HEARD + 0.3)
    famous = {name: LEAST for name, weight in list(weights.items()) if weight < LEAST and frequency(name) >= FAMOUS}
    return {name: weight for name, weight in (weights | famous).items() if weight >= LEAST and 2 < len(name) < 20}


def _lower(name: str) -> set[str]:
    return {word.lower() for word in read_list(name)}


class Model:
    """Which pieces of a name follow two others, as smoothed by Witten and Bell."""

    def __init__(self, pairs: Known) -> None:
        counts = [defaultdict[tuple[Piece, ...], float](float) for _ in range(3)]
        costs = piece_costs()
        taught = sorted(((n, latin, key) for latin, keys in pairs.items() for key, n in keys.items()), reverse=True)
        for number, latin, key in taught[:TAUGHT]:
            for name in {latin, plain(latin)}:
                row = (START, START, *cut(name, key, costs))
                for end in range(2, len(row)):
                    for size in range(3):
                        counts[size][row[end - size : end + 1]] += 1 + log(number)
        self._counts = [{row: times for row, times in each.items() if times >= SEEN} for each in counts]
        self._total = sum(self._counts[0].values())
        self._behind = defaultdict[tuple[Piece, ...], float](float)
        self._kinds: Counter[tuple[Piece, ...]] = Counter()
        for rows in self._counts[1:]:
            for row, times in rows.items():
                self._behind[row[:-1]] += times
                self._kinds[row[:-1]] += 1
        self._pieces: dict[str, list[Piece]] = defaultdict(list)
        for (piece,) in sorted(self._counts[0], key=lambda row: -self._counts[0][row]):
            self._pieces[piece[0]].append(piece)
        self._costs: dict[tuple[Piece, ...], float] = {}

    def _cost(self, *row: Piece) -> float:
        if row not in self._costs:
            part = self._counts[0][row[-1:]] / self._total
            befores: tuple[tuple[Piece, ...], ...] = (row[1:2], row[:2])
            for before in befores:
                kinds = self._kinds[before] + 1
                times = self._counts[len(before)].get((*before, row[-1]), 0)
                part = (times + kinds * part) / (self._behind[before] + kinds)
            self._costs[row] = -log(part)
        return self._costs[row]

    def keys(self, name: str) -> dict[str, float]:
        """The keys that a name may have, with how likely each is."""
        latin = f"^{name}$"
        rows: list[dict[tuple[Piece, Piece, str], float]] = [{} for _ in range(len(latin) + 1)]
        rows[0][START, START, ""] = 0.0
        for at, row in enumerate(rows[:-1]):
            best = sorted(row.items(), key=lambda state: state[1])[:STATES]
            for end in range(at + 1, min(len(latin), at + LATIN) + 1):
                for piece in self._pieces.get(latin[at:end], [])[:CHOICES]:
                    for (first, second, key), spent in best:
                        state, cost = (second, piece, key + piece[1]), spent + self._cost(first, second, piece)
                        if cost < rows[end].get(state, 99.0):
                            rows[end][state] = cost
        found = defaultdict[str, float](float)
        for (_, _, key), cost in rows[-1].items():
            found[re.sub(r"(.)\1+", r"\1", key)] += exp(-cost)
        total = sum(found.values())
        return {key: found[key] / total for key in sorted(found, key=lambda key: -found[key])[:READINGS]}


def cut(latin: str, key: str, costs: dict[str, dict[str, float]]) -> list[Piece]:
    """The cheapest way to cut both into pieces that belong together; none where there is no way."""
    name = f"^{latin}$"
    rows: list[dict[int, tuple[float, int, int]]] = [{} for _ in range(len(name) + 1)]
    rows[0][0] = 0.0, 0, 0
    for at, row in enumerate(rows[:-1]):
        for end in range(at + 1, min(len(name), at + LATIN) + 1):
            known = costs.get(name[at:end], {})
            for done, (spent, _, _) in row.items() if known else ():
                for to in range(done, min(len(key), done + CYRILLIC) + 1):
                    cost = spent + known.get(key[done:to], DEAR) + A_PIECE
                    if cost < rows[end].get(to, (DEAR, 0, 0))[0]:
                        rows[end][to] = cost, at, done
    pieces, place = list[Piece](), (len(name), len(key))
    while place[0] and place[1] in rows[place[0]]:
        _, at, done = rows[place[0]][place[1]]
        pieces.append((name[at : place[0]], key[done : place[1]]))
        place = at, done
    return pieces[::-1]


def ways(name: str, weight: float, people: Counter[str], model: Model) -> dict[str, float]:
    """The keys of a name with the part of its bearers: as people have it, and as the model says of those untold."""
    total = people.total()
    told = {key: number / total for key, number in people.items()}
    if told and weight < KNOWN:
        return told
    share = total / (weight + MENTIONS)
    return {
        key: share * told.get(key, 0) + (1 - share) * guessed.get(key, 0)
        for guessed in [model.keys(name)]
        for key in {*told, *guessed}
    }


def written(key: str, names: dict[str, float]) -> str | None:
    """The line of a key; None where those who bear the name spell it letter by letter, or hardly anybody does."""
    spellings: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for name, score in names.items():
        spellings[plain(name)].append((score, name))
    own = sum(score for score, _ in spellings.pop(key, []))
    best = sorted(((sum(s for s, _ in same), max(same)[1]) for same in spellings.values()), reverse=True)
    if not best or best[0][0] < SCORE or own > OWN * best[0][0] or len(key) < 3:
        return None
    kept = [capitals(name) for score, name in best[:4] if score >= NEXT * best[0][0]]
    return f"{key}\t{' '.join(kept)}" + "\tfew" * (best[0][0] < FEW)


def capitals(name: str) -> str:
    """In the usual letter case: McDonald."""
    return "Mc" + name[2:].capitalize() if name.startswith("mc") and len(name) > 4 else name.capitalize()


if __name__ == "__main__":
    main()
