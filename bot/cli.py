"""The bot without a phone: one text, whole conversations on a scratch database, or a talk in the terminal."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.ask import answer_one
from bot.desk import BotDesk
from bot.talk import Talk, play
from bot.worker import run
from leavingcare.clock import utc_now
from leavingcare.errors import Invalid, LeavingCareError
from leavingcare.logs import set_up_logging
from leavingcare.settings import Settings
from leavingcare.storage import Database

SCRATCH_KEY = "a key for a database that is thrown away"


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0, 1 where a line could not be read, 2 where nothing could run."""
    parser = _parser()
    given = parser.parse_args(arguments)
    try:
        if given.command == "work":
            return _work()
        desk = BotDesk.open(_settings(given))
        return int(given.run(desk, given))
    except LeavingCareError as error:
        print(f"{parser.prog} {given.command}: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description=__doc__)
    parser.add_argument(
        "--council", default="", help="the council whose offer answers (default: COUNCIL, or oxfordshire)"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    ask = commands.add_parser("ask", help="what the bot makes of a text; nothing is stored")
    ask.add_argument("text", nargs="*", help="the text, where --jsonl is not given")
    ask.add_argument("--jsonl", action="store_true", help='read {"id","text"[,"lang","channel"]} lines')
    ask.add_argument("--lang", default="en")
    ask.set_defaults(run=_ask)
    talk = commands.add_parser("talk", help="play whole conversations on a scratch database")
    talk.add_argument("--jsonl", action="store_true", help='read {"id","person","channel","turns"} lines')
    talk.set_defaults(run=_talk)
    chat = commands.add_parser("chat", help="talk to the bot in this terminal")
    chat.add_argument(
        "--person", default=None, help="a demo person's name, such as kai; nobody known if left out"
    )
    chat.add_argument("--channel", default="sms", choices=["sms", "whatsapp"])
    chat.set_defaults(run=_chat)
    commands.add_parser("work", help="send what is queued and look for what got lost, until told to stop")
    return parser


def _settings(given: argparse.Namespace) -> Settings:
    """Settings for a command that needs no deployment: whatever is set, and a council to answer for."""
    settings = Settings.from_environment()
    council = given.council or settings.council or "oxfordshire"
    origin = settings.public_origin or "http://127.0.0.1:8000"
    return settings.model_copy(
        update={"council": council, "public_origin": origin, "offer_unreviewed_languages": True}
    )


def _work() -> int:
    set_up_logging()
    run(Settings.from_environment())
    return 0


def _ask(desk: BotDesk, given: argparse.Namespace) -> int:
    now = utc_now()
    if not given.jsonl:
        print(
            json.dumps(answer_one(desk, " ".join(given.text), locale=given.lang, now=now), ensure_ascii=False)
        )
        return 0

    def answer(line: dict[str, Any]) -> dict[str, Any]:
        text, locale, channel = _field(line, "text"), line.get("lang") or "en", line.get("channel") or "sms"
        if channel not in ("sms", "whatsapp", "web"):
            raise Invalid(f'"channel" is {channel!r}; it is sms, whatsapp or web')
        return {"id": line.get("id")} | answer_one(
            desk, text, locale=str(locale), channel=str(channel), now=now
        )

    return _each_line(answer)


def _talk(desk: BotDesk, given: argparse.Namespace) -> int:
    with TemporaryDirectory() as folder:
        database = _scratch(folder)
        code = _each_line(lambda line: play(database, desk, line, now=utc_now()))
        database.dispose()
    return code


def _chat(desk: BotDesk, given: argparse.Namespace) -> int:
    with TemporaryDirectory() as folder:
        database = _scratch(folder)
        talk = Talk(database, desk, person=given.person, channel=given.channel, now=utc_now())
        print("Practice: nothing here leaves this computer. An empty line ends it.")
        for text in iter(lambda: input("> "), ""):
            done = talk.say(text, now=utc_now())
            for reply in done["replies"]:
                print(f"  {reply}")
            for effect in done["effects"]:
                print(f"  [{json.dumps(effect, ensure_ascii=False)}]")
        database.dispose()
    return 0


def _scratch(folder: str) -> Database:
    database = Database(f"sqlite:///{Path(folder) / 'talk.db'}", SCRATCH_KEY)
    database.create_all()
    return database


def _each_line(answer: Callable[[dict[str, Any]], dict[str, Any]]) -> int:
    """Answer each line of standard input; one that cannot be read says so in its place and the rest go on."""
    failed = 0
    for number, line in _lines():
        given: Any = None
        try:
            given = json.loads(line)
            if not isinstance(given, dict):
                raise Invalid("it is not a JSON object")
            print(json.dumps(answer(given), ensure_ascii=False), flush=True)
        except (ValueError, LeavingCareError) as error:
            failed = 1
            print(f"line {number}: {error}", file=sys.stderr)
            id = given.get("id") if isinstance(given, dict) else None
            print(json.dumps({"id": id, "line": number, "error": str(error)}), flush=True)
    return failed


def _lines() -> Iterator[tuple[int, str]]:
    for number, line in enumerate(sys.stdin, start=1):
        if line.strip():
            yield number, line


def _field(line: dict[str, Any], name: str) -> str:
    value = line.get(name)
    if not isinstance(value, str):
        raise Invalid(f'"{name}" is missing or is no text')
    return value
