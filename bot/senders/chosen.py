"""Which way of sending a deployment has, by its settings."""

from __future__ import annotations

from pathlib import Path

from bot.senders.base import Sender
from bot.senders.simulator import SimulatorSender, Spool
from bot.senders.twilio import TwilioSender
from leavingcare.errors import Invalid
from leavingcare.settings import Settings


def sender_of(settings: Settings) -> Sender:
    """The sender that SENDER names. Raises Invalid for another name, or a simulator without a place to keep
    texts."""
    if settings.sender == "simulator":
        return SimulatorSender(spool_of(settings))
    if settings.sender != "twilio":
        raise Invalid(f"SENDER is {settings.sender!r}; it is twilio or simulator")
    whatsapp = settings.twilio_whatsapp_number
    addresses = [settings.twilio_number, f"whatsapp:{whatsapp}" if whatsapp else ""]
    return TwilioSender(
        account_sid=settings.twilio_account_sid,
        auth_token=settings.twilio_auth_token,
        messaging_service_sid=settings.twilio_messaging_service_sid,
        our_addresses=tuple(address for address in addresses if address) if settings.twilio_number else (),
        api_base=settings.twilio_api_base,
    )


def spool_of(settings: Settings) -> Spool:
    """Where the simulator keeps what it sent, for the practice phone to read."""
    if not settings.spool_dir:
        raise Invalid("SPOOL_DIR is empty; SENDER=simulator needs a folder to keep its texts in")
    return Spool(Path(settings.spool_dir))
