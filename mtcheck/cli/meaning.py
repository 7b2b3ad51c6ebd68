"""What the options of commands mean: settings, and for `lint` the run itself. Nothing here needs Typer."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Any

from mtcheck.errors import UserError


def linted(options: dict[str, Any]) -> int:
    """The exit status of `mtcheck lint` with these options, which are called as those of the command are."""
    from mtcheck.commands.baselines import Recording
    from mtcheck.commands.lint import Options
    from mtcheck.commands.lint import lint as command
    from mtcheck.commands.outputs import wanted
    from mtcheck.commands.run import Named

    chosen = wanted(options["format"] or (), options["output_file"])
    if options["output_dir"] is not None and not chosen.pages:
        raise UserError("--output-dir is for pages: it needs --format html")
    chosen_options = Options(
        _limits(options["fail_under"], options["max_per_1000_words"]),
        options["show_alignment"],
        options["show_facts"],
        options["output_dir"],
        options["jobs"] or 0,
        None if options["no_cache"] else _cache_dir(options["cache_dir"]),
        Recording(options["write_baseline"], options["prune_baseline"]),
        options["diff_base"],
        Named(options["force_exclude"], options["stdin_filename"]),
        options["explain_model"],
    )
    return command(options["paths"] or ["."], command_line(options), chosen, chosen_options)


def command_line(options: dict[str, Any]) -> Any:
    """What the options of a command say of settings; they are called as these are."""
    from mtcheck.settings.config import CommandLine, keys

    given = {f.name: options[f.name] for f in keys() if f.name in options}
    given |= {name: _names(options[name]) for name in ("select", "ignore") if name in options}
    given |= {name: option.value for name, option in given.items() if isinstance(option, Enum)}
    given["rules"] = tuple(options.get("packs") or ())
    given["model"] = _model(options)
    return CommandLine(given, options.get("config"), options.get("isolated", False))


def _model(options: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    """What the options of a command say of a model, by the names of its settings."""
    given = {
        "name": options.get("model"),
        "base_url": options.get("model_url"),
        "optional": options.get("model_optional"),
        "offline": options.get("model_offline"),
        "answers": options.get("model_answers"),
    }
    return tuple((name, value) for name, value in given.items() if value not in (None, ""))


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _cache_dir(asked: Path | None) -> Path | None:
    """Where results are kept: in the folder that the user names, or where such things are kept, if there is a place."""
    if asked is not None:
        from mtcheck.files.writing import check_folder
        from mtcheck.telling import warn

        check_folder("--cache-dir", asked)
        try:
            asked.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            warn(f"{asked}: cannot be made a folder ({why}): nothing is kept of this run")
            return None
        return asked
    from mtcheck.files.shipped import cache_folder

    try:
        return cache_folder() / "results"
    except (OSError, RuntimeError):
        return None


def _limits(fail_under: float | None, most: str) -> Any:
    if fail_under is None and not most:
        return None
    from mtcheck.scoring.mqm import limits

    return limits(fail_under, most)
