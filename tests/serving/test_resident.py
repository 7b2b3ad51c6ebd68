"""The process that stays: its answers are those of the command, and whatever is odd, the command works without it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from mtcheck.serving.resident import place
from tests.conftest import TEST_PACK, Cli
from tests.processes import all_ended, children

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs copies of processes")

ARTICLE = "The roof fell in the result of a storm.\n"
# A server that has the rules of a folder for those that come with mtcheck, in every way.
_START = """
import sys
from pathlib import Path
from mtcheck.commands import serve
from mtcheck.rules import loading
from mtcheck.serving.resident import server
loading.rules_folder = serve.rules_folder = server.rules_folder = lambda folder=Path(sys.argv.pop(1)): folder
from mtcheck.__main__ import main
main()
"""


class Server:
    """A server whose rules are those of TEST_PACK, and a command that has none: so it shows who has answered."""

    def __init__(self, cli: Cli) -> None:
        self.cli = cli
        self.runtime = cli.folder.with_name("runtime")
        self.runtime.mkdir()
        cli.env["XDG_RUNTIME_DIR"] = str(self.runtime)
        self.folder = self.runtime / "mtcheck"
        self.rules, none = cli.folder.with_name("rules"), cli.folder.with_name("none")
        for folder, text in ((self.rules, TEST_PACK), (none, "")):
            folder.mkdir()
            (folder / "test.toml").write_text(text)
        cli.rules = str(none)
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> subprocess.Popen[bytes]:
        """Start it, and wait until it is ready."""
        command = [sys.executable, "-c", _START, str(self.rules), "serve", "--commands"]
        self.process = subprocess.Popen(command, cwd="/", env=self.cli.env, stderr=subprocess.PIPE)
        assert self.process.stderr is not None
        said = self.process.stderr.readline()
        assert b"are answered from here" in said, said + self.process.stderr.read()
        return self.process

    @property
    def socket(self) -> Path:
        """Where it listens, or would."""
        done = subprocess.run(
            [sys.executable, "-c", "from mtcheck.serving.resident import place as p; print(p.socket_of(p.identity()))"],
            env=self.cli.env,
            capture_output=True,
            check=True,
        )
        return Path(done.stdout.decode().strip())

    def lint(self) -> bool:
        """Lint an article; whether the server did."""
        self.cli.write("article.txt", ARTICLE)
        done = self.cli("lint", "--no-cache", "article.txt")
        assert done.returncode in (0, 1), done.stderr
        return done.returncode == 1

    def end(self) -> None:
        """End it, if it runs."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                self.process.kill()
            self.process.wait()
            if self.process.stderr is not None:
                self.process.stderr.close()


@pytest.fixture
def server(cli: Cli) -> Iterator[Server]:
    made = Server(cli)
    yield made
    made.end()


def waiting(server: Server) -> tuple[subprocess.Popen[bytes], int]:
    """A command that waits for its standard input, and the copy of the server that does its work."""
    assert server.process is not None
    process = server.cli.popen("clean", "-")
    stop = time.monotonic() + 30
    while not (found := children(server.process.pid)) or not _reads(found[0]):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < stop
        time.sleep(0.02)
    return process, found[0]


def _reads(pid: int) -> bool:
    """Whether a process waits in a call that reads from its standard input."""
    try:
        return Path(f"/proc/{pid}/syscall").read_text().split()[:2] == ["0", "0x0"]
    except OSError:
        return False


def test_its_answers_are_those_of_the_command(server: Server) -> None:
    cli = server.cli
    cli.write("one.txt", ARTICLE)
    cli.write("sub/two.txt", "An editor's note. " + ARTICLE)
    commands: list[tuple[tuple[str, ...], str]] = [
        (("lint", "."), ""),
        (("lint", "--format", "json", "one.txt", "missing.txt"), ""),
        (("lint", "--no-such-option"), ""),
        (("lint", "-", "--stdin-filename", "x.md"), ARTICLE),
        (("clean", "one.txt"), ""),
        (("clean", "--diff", "-"), ARTICLE),
        (("clean", "sub/two.txt", "-o", "out.txt", "--changes", "changes.json"), ""),
    ]
    alone, cli.rules = cli.rules, str(server.rules)
    wanted = [cli(*arguments, input=text) for arguments, text in commands]
    written = (cli.folder / "out.txt").read_bytes(), (cli.folder / "changes.json").read_bytes()
    (cli.folder / "out.txt").unlink()
    server.start()
    cli.rules = alone
    for (arguments, text), alike in zip(commands, wanted, strict=True):
        done = cli(*arguments, input=text)
        assert (done.returncode, done.stdout, done.stderr) == (alike.returncode, alike.stdout, alike.stderr), arguments
    assert ((cli.folder / "out.txt").read_bytes(), (cli.folder / "changes.json").read_bytes()) == written


@pytest.mark.parametrize("option", ["--select=lexis", "--port=8000", "--isolated", "--open", "--syntax=off"])
def test_options_belong_to_the_commands(cli: Cli, option: str) -> None:
    done = cli("serve", "--commands", option)
    assert done.returncode == 2
    assert "serve --commands takes no other options" in done.stderr


def test_a_hundred_commands_at_a_time(server: Server) -> None:
    server.start()
    server.cli.write("article.txt", ARTICLE)
    all_of_them = [server.cli.popen("lint", "--no-cache", "article.txt") for _ in range(100)]
    ended = [process.communicate()[1] and 2 or process.returncode for process in all_of_them]
    assert set(ended) <= {0, 1}
    assert ended.count(1) > 50  # on a busy machine some lose patience, and have found nothing with their own rules
    assert server.lint()


def test_there_is_one(server: Server) -> None:
    server.start()
    done = server.cli("serve", "--commands")
    assert done.returncode == 2
    assert "there is one already" in done.stderr


def test_ctrl_c_ends_it_and_leaves_nothing(server: Server) -> None:
    process = server.start()
    assert server.lint()
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 130
    assert not list(server.folder.iterdir())
    assert not server.lint()


def test_the_socket_of_one_that_was_killed(server: Server) -> None:
    server.start()
    server.end()
    assert server.socket.is_socket()
    assert not server.lint()
    server.start()
    assert server.lint()


def test_a_server_that_does_not_answer(server: Server) -> None:
    server.folder.mkdir(mode=0o700)
    with socket.socket(socket.AF_UNIX) as stuck:
        stuck.bind(str(server.socket))
        stuck.listen()
        start = time.monotonic()
        assert not server.lint()
        assert time.monotonic() - start >= place.PATIENCE


def test_a_server_that_talks_nonsense(server: Server) -> None:
    server.folder.mkdir(mode=0o700)
    with socket.socket(socket.AF_UNIX) as strange:
        strange.bind(str(server.socket))
        strange.listen()
        process = server.cli.popen("lint", "--no-cache", server.cli.write("article.txt", ARTICLE))
        connection, _ = strange.accept()
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        connection.close()
        process.communicate()
        assert process.returncode == 0


@pytest.mark.parametrize("open_to", [0o755, 0o770, 0o701])
def test_a_folder_that_others_can_enter_is_not_used(server: Server, open_to: int) -> None:
    server.start()
    server.folder.chmod(open_to)
    assert not server.lint()
    server.end()
    done = server.cli("serve", "--commands")
    assert done.returncode == 2
    assert "yours alone" in done.stderr


def test_a_place_for_it_that_is_a_file(server: Server) -> None:
    server.folder.write_text("")
    done = server.cli("serve", "--commands")
    assert done.returncode == 2
    assert done.stderr == f"mtcheck: {server.folder}: cannot be made a folder: file exists\n"


def test_a_link_to_a_folder_is_not_used(server: Server) -> None:
    server.start()
    elsewhere = server.runtime / "elsewhere"
    server.folder.rename(elsewhere)
    server.folder.symlink_to(elsewhere)
    assert not server.lint()


def test_a_link_to_a_socket_is_not_used(server: Server) -> None:
    server.start()
    where = server.socket
    where.rename(where.with_name("other"))
    where.symlink_to("other")
    assert not server.lint()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
@pytest.mark.parametrize("given", ["folder", "socket"])
def test_another_users_socket_is_not_used(server: Server, given: str) -> None:
    server.start()
    os.chown(server.folder if given == "folder" else server.socket, 65534, 65534)
    assert not server.lint()


def test_who_may_do_other_things_works_alone(server: Server) -> None:
    server.start()
    server.cli.write("article.txt", ARTICLE)
    command = server.cli.command("lint", "--no-cache", "article.txt")
    for before in ("ulimit -n 100", "umask 027", "export PYTHONHASHSEED=1"):
        run = ["sh", "-c", f'{before}; exec "$@"', "sh", *command]
        done = subprocess.run(run, cwd=server.cli.folder, env=server.cli.env, capture_output=True, check=False)
        assert done.returncode == 0, (before, done.stdout)
    assert server.lint()


def test_a_server_with_other_rules_than_there_are_ends(server: Server) -> None:
    process = server.start()
    assert server.lint()
    (server.rules / "more.toml").write_text("")
    assert not server.lint()
    assert process.wait(20) == 0
    assert process.stderr is not None
    assert b"has changed" in process.stderr.read()


def test_requests_that_are_none(server: Server) -> None:
    server.start()
    for data in (b"", b"\0\0\0\4abcd", b"\xff\xff\xff\xff", b"GET / HTTP/1.1\r\n\r\n" * 50):
        with socket.socket(socket.AF_UNIX) as stranger:
            stranger.connect(str(server.socket))
            with suppress(BrokenPipeError, ConnectionResetError):
                stranger.sendall(data)
    assert server.lint()


def test_ctrl_c_reaches_who_does_the_work(server: Server) -> None:
    server.start()
    process, copy = waiting(server)
    process.send_signal(signal.SIGINT)
    process.wait(20)
    _, err = process.communicate()
    assert (process.returncode, err) == (130, b"mtcheck: interrupted\n")
    assert all_ended([copy])


def test_kill_ends_who_does_the_work(server: Server) -> None:
    server.start()
    process, copy = waiting(server)
    process.send_signal(signal.SIGTERM)
    process.wait(20)
    process.communicate()
    assert process.returncode in (143, -signal.SIGTERM)
    assert all_ended([copy])


def test_the_work_ends_with_who_wants_it(server: Server) -> None:
    server.start()
    process, copy = waiting(server)
    process.kill()
    process.communicate()
    assert all_ended([copy])


def test_the_work_goes_on_without_the_server(server: Server) -> None:
    server.start()
    process, _ = waiting(server)
    server.end()
    out, _ = process.communicate(ARTICLE.encode(), timeout=20)
    assert (process.returncode, out) == (0, b"The roof fell as a result of a storm.\n")


def test_who_does_the_work_is_killed(server: Server) -> None:
    server.start()
    process, copy = waiting(server)
    os.kill(copy, signal.SIGKILL)
    process.wait(20)
    _, err = process.communicate()
    assert process.returncode == 2
    assert b"ended from outside" in err


def test_a_reader_that_has_enough(server: Server) -> None:
    server.start()
    server.cli.write("article.txt", ARTICLE * 3000)
    with server.cli.popen("lint", "--no-cache", "article.txt") as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait(30) == 141


def test_a_start_without_a_server_loads_nothing_of_it() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "mtcheck", "--version"], capture_output=True, check=True
    )
    assert b" socket" not in done.stderr
    assert b"resident.server" not in done.stderr
