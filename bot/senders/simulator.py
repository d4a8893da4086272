"""Sending to the practice phone: each text is a file in a folder, which a page in another process reads.

Nothing here may be used with real people. It plays a provider: it reports what became of each text, and fails
in the ways that a practice phone asks for.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from uuid import UUID, uuid4

from bot.inbound_message import InboundMessage, StatusEvent
from bot.senders.base import Accepted, Outbound, Problem, Refused, Result, Uncertain
from leavingcare.clock import utc_now

SIMULATOR = "simulator"

_SENT = timedelta(seconds=0.5)
_DELIVERED = timedelta(seconds=1.5)
_LATE = timedelta(minutes=1)


class Fault(StrEnum):
    """What a practice phone can have wrong with it."""

    NONE = "none"
    REFUSED = "refused"
    """The provider will not take texts to this number."""
    SWITCHED_OFF = "switched-off"
    """Taken, and then reported as not delivered."""
    LATE = "late"
    """Delivered after a minute."""
    SILENT = "silent"
    """Taken, and never heard of again."""
    UNCERTAIN = "uncertain"
    """Taken, though the answer is lost: the outbox has to look it up."""


@dataclass(frozen=True)
class SimulatedText:
    """One text as the practice phone shows it."""

    provider_id: str
    ref: str
    channel: str
    to: str
    text: str
    sent_at: str
    fault: str

    def status(self, now: datetime) -> tuple[str, str | None]:
        """The provider's word for how it fares, and its error number."""
        age = now - datetime.fromisoformat(self.sent_at)
        if self.fault == Fault.SWITCHED_OFF:
            return ("undelivered", "30003") if age >= _DELIVERED else ("sent", None)
        if self.fault == Fault.SILENT or age < _SENT:
            return ("sent" if age >= _SENT else "queued"), None
        return ("delivered" if age >= (_LATE if self.fault == Fault.LATE else _DELIVERED) else "sent"), None


class Spool:
    """The folder that the simulator writes and the practice phone reads. Every file is whole or absent."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, text: SimulatedText) -> None:
        self._write(self._of(text.channel, text.to) / f"{text.provider_id}.json", json.dumps(asdict(text)))

    def texts(self, channel: str, address: str) -> list[SimulatedText]:
        """What was sent to that phone, oldest first."""
        found = [_read(path) for path in self._of(channel, address).glob("SM*.json")]
        return sorted((text for text in found if text), key=lambda text: (text.sent_at, text.provider_id))

    def find(self, provider_id: str) -> SimulatedText | None:
        """One text by its id, whichever phone it went to."""
        if not provider_id.isalnum():
            return None
        return next((_read(path) for path in self._folder.glob(f"*/{provider_id}.json")), None)

    def fault(self, channel: str, address: str) -> Fault:
        """What is wrong with that phone at present."""
        try:
            return Fault((self._of(channel, address) / "fault").read_text())
        except (FileNotFoundError, ValueError):
            return Fault.NONE

    def set_fault(self, channel: str, address: str, fault: Fault) -> None:
        self._write(self._of(channel, address) / "fault", fault.value)

    def _of(self, channel: str, address: str) -> Path:
        # An address is whatever someone typed: a digest of it is a safe name for a folder.
        return self._folder / hashlib.sha256(f"{channel}:{address}".encode()).hexdigest()[:32]

    def _write(self, path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f".{uuid4().hex}")
        unfinished.write_text(text)
        os.replace(unfinished, path)


@dataclass(frozen=True)
class SimulatorSender:
    """The sender of demos and tests: nothing leaves the machine."""

    spool: Spool
    reports_after: timedelta = timedelta(0)

    def send(self, outbound: Outbound) -> Result:
        """Put the text where the practice phone finds it, unless the phone's fault is to be refused."""
        fault = self.spool.fault(outbound.channel, outbound.to)
        if fault is Fault.REFUSED:
            return Refused("21614", Problem.BAD_NUMBER)
        text = SimulatedText(
            provider_id=f"SM{uuid4().hex}",
            ref=str(outbound.ref),
            channel=outbound.channel.value,
            to=outbound.to,
            text=outbound.text,
            sent_at=utc_now().isoformat(),
            fault=fault.value,
        )
        self.spool.add(text)
        return Uncertain("the answer was lost") if fault is Fault.UNCERTAIN else Accepted(text.provider_id)

    def look_up(self, outbound: Outbound, since: datetime) -> tuple[str, ...]:
        """What the phone has of this text."""
        texts = self.spool.texts(outbound.channel, outbound.to)
        return tuple(text.provider_id for text in texts if text.ref == str(outbound.ref))

    def status_of(self, provider_id: str, ref: UUID, now: datetime) -> StatusEvent | None:
        """How a text fares by now."""
        text = self.spool.find(provider_id)
        if text is None:
            return None
        status, code = text.status(now)
        return StatusEvent(provider_id, ref, status, code, now)

    def received(self, since: datetime, now: datetime) -> Iterable[InboundMessage]:
        """Nothing: the practice phone hands over what is typed itself."""
        return ()


def _read(path: Path) -> SimulatedText | None:
    try:
        return SimulatedText(**json.loads(path.read_text()))
    except (OSError, ValueError, TypeError):
        return None
