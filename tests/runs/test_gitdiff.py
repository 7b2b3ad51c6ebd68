"""Only what has changed since a revision of git."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from tests.conftest import Done, Quick
from tests.formats.word.building import document, packed, paragraph

RESULT = "The bridge fell in the result of a flood.\n"
BUMP = "It took a bump.\n"
pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")


class Repository:
    """A git repository around the folder of the command line."""

    def __init__(self, quick: Quick, patch: pytest.MonkeyPatch) -> None:
        self.quick = quick
        for name in ("AUTHOR", "COMMITTER"):
            patch.setenv(f"GIT_{name}_NAME", "A")
            patch.setenv(f"GIT_{name}_EMAIL", "a@example.org")
        patch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
        patch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
        self("init", "--quiet", "--initial-branch=main")

    def __call__(self, *arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=self.quick.folder, check=True, capture_output=True)

    def commit(self) -> None:
        self("add", "--all")
        self("commit", "--quiet", "--allow-empty", "-m", "x")

    def found(self, *arguments: str) -> list[tuple[str, int]]:
        """Path and line of the findings."""
        files = json.loads(self.quick("lint", *arguments, "--format", "json").data)["files"]
        return [(file["path"], found["line"]) for file in files for found in file["findings"]]


@pytest.fixture
def git(quick: Quick, monkeypatch: pytest.MonkeyPatch) -> Repository:
    repository = Repository(quick, monkeypatch)
    quick.write("a.txt", "First. " + RESULT + "\n" + "Last. " + RESULT)
    quick.write("b.txt", BUMP)
    quick.write("in/c d.txt", RESULT)
    quick.write(".gitignore", "ignored.txt\n")
    repository.commit()
    return repository


def test_nothing_has_changed(git: Repository) -> None:
    assert git.quick("lint", "--diff-base", "HEAD") == Done(0, b"", "mtcheck: no article has changed since HEAD\n")
    assert json.loads(git.quick("lint", "--diff-base", "HEAD", "--format", "json").data)["files"] == []


def test_only_lines_that_have_changed(git: Repository) -> None:
    git.quick.write("a.txt", "First. " + RESULT + BUMP + "\n" + "Last. " + RESULT + "\n" + "New. " + RESULT)
    assert git.found("--diff-base", "HEAD") == [("a.txt", 2), ("a.txt", 6)]
    assert git.found() == [("a.txt", 1), ("a.txt", 2), ("a.txt", 4), ("a.txt", 6), ("b.txt", 1), ("in/c d.txt", 1)]
    assert "2 findings" in git.quick("lint", "--diff-base", "HEAD").out
    git.commit()
    assert git.found("--diff-base", "HEAD~1") == [("a.txt", 2), ("a.txt", 6)]


def test_new_files_are_all_new(git: Repository) -> None:
    for name in ("new.txt", "ignored.txt", "é\tx.txt", 'in/"q" .txt'):
        git.quick.write(name, BUMP)
    expected = [('in/"q" .txt', 1), ("new.txt", 1), ("é\tx.txt", 1)]
    assert git.found("--diff-base", "HEAD") == expected
    git.commit()
    assert git.found("--diff-base", "HEAD~1") == expected


def test_paragraphs_of_word_files_that_have_changed(git: Repository) -> None:
    old, new = (paragraph(each.strip()) for each in (f"Old. {RESULT}", f"New. {RESULT}"))
    git.quick.write("Word File.DOCX", packed(document(old, paragraph("Second."), paragraph("Third."))))
    git.quick.write("same.docx", packed(document(old)))
    git.commit()
    git.quick.write("Word File.DOCX", packed(document(old, paragraph("Second."), new)))
    git.quick.write("new.docx", packed(document(new)))
    named = ("Word File.DOCX", "same.docx", "new.docx")
    assert git.found(*named, "--diff-base", "HEAD") == [("Word File.DOCX", 3), ("new.docx", 1)]
    git.quick.write("same.docx", b"broken")
    done = git.quick("lint", "same.docx", "--diff-base", "HEAD")
    assert (done.status, done.err) == (2, "mtcheck: same.docx: not a Word file\n")


def test_lines_that_look_like_a_patch(git: Repository) -> None:
    git.quick.write("a.txt", "First. " + RESULT + "\n" + "Last. " + RESULT + "++ b.txt\n@@ -1 +1 @@\n-- x\n")
    assert git.found("--diff-base", "HEAD") == []
    git.quick.write("a.txt", "++ b.txt\n@@ -1,0 +1,9 @@\n" + BUMP)
    assert git.found("--diff-base", "HEAD") == [("a.txt", 3)]


def test_deletions_and_renames(git: Repository) -> None:
    git.quick.write("a.txt", "First. " + RESULT + "Last. " + RESULT)
    assert git.found("--diff-base", "HEAD") == []
    git("mv", "b.txt", "z.txt")
    (git.quick.folder / "in" / "c d.txt").unlink()
    assert git.found("--diff-base", "HEAD") == [("z.txt", 1)]


def test_what_the_base_got_meanwhile_does_not_count(git: Repository) -> None:
    git("checkout", "--quiet", "-b", "branch")
    git.quick.write("b.txt", "It rained.\n" + BUMP)
    git.commit()
    git("checkout", "--quiet", "main")
    git.quick.write("a.txt", "Nothing.\n")
    git.commit()
    git("checkout", "--quiet", "branch")
    assert git.found("--diff-base", "main") == []
    git.quick.write("b.txt", "Again: it took a bump.\n" + BUMP)
    assert git.found("--diff-base", "main") == [("b.txt", 1)]


def test_from_a_folder_below(git: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    git.quick.write("in/c d.txt", RESULT + BUMP)
    monkeypatch.chdir(git.quick.folder / "in")
    assert git.found("--diff-base", "HEAD") == [("c d.txt", 2)]
    assert git.found("--diff-base", "HEAD", "../a.txt") == []


def test_settings_of_git_make_no_difference(git: Repository) -> None:
    for key, value in (
        ("diff.noprefix", "true"),
        ("color.ui", "always"),
        ("diff.external", "false"),
        ("diff.renames", "copies"),
    ):
        git("config", key, value)
    git.quick.write("a.txt", "First. " + RESULT + "\n" + "Last. " + RESULT + BUMP)
    assert git.found("--diff-base", "HEAD") == [("a.txt", 4)]


@pytest.mark.parametrize("base", ["nowhere", "--all", "HEAD:a.txt"])
def test_unknown_revisions(git: Repository, base: str) -> None:
    done = git.quick("lint", f"--diff-base={base}")
    assert (done.status, done.data) == (2, b"")
    assert done.err.startswith(f"mtcheck: --diff-base: git knows no revision {base!r} here; a clone of a CI system")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("base", ["", " "])
def test_no_revision(git: Repository, base: str) -> None:
    done = git.quick("lint", "--diff-base", base)  # an unset variable of a script must not make a run of everything
    assert (done.status, done.data) == (2, b"")
    assert done.err.startswith("mtcheck: --diff-base: '' is no revision of git: name one")


def test_files_elsewhere(git: Repository) -> None:
    elsewhere = git.quick.folder.parent / "x.txt"
    elsewhere.write_text(BUMP)
    done = git.quick("lint", str(elsewhere), "--diff-base", "HEAD")
    assert (done.status, done.data) == (2, b"")
    assert "is not in the git repository" in done.err


def test_without_a_repository_or_git(quick: Quick, monkeypatch: pytest.MonkeyPatch) -> None:
    quick.write("a.txt", BUMP)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(quick.folder.parent))
    done = quick("lint", "--diff-base", "HEAD")
    assert (done.status, done.data) == (2, b"")
    assert done.err.startswith("mtcheck: --diff-base: this folder is not in a git repository")
    monkeypatch.setenv("PATH", str(quick.folder))
    done = quick("lint", "--diff-base", "HEAD")
    assert (done.status, done.err) == (2, "mtcheck: --diff-base needs git, which is not installed or not on the PATH\n")
