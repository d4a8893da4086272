"""The practice phone's pages: type as a young person, see each text arrive, and what the service made of it."""

from __future__ import annotations

import secrets
from uuid import uuid4

from flask import Blueprint, abort, current_app, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from bot.guards import simulator_only
from bot.inbound import take_in
from bot.inbound_message import InboundMessage
from bot.senders.simulator import SIMULATOR, Fault
from bot.simulator.phones import Phone, phone_by_key, phones
from bot.simulator.view import authenticator_codes, look, spool
from bot.worker import nudge
from leavingcare.clock import utc_now
from leavingcare.people import Channel

blueprint = Blueprint("simulator", __name__)

LONGEST = 4096


def make_nonce() -> None:
    g.csp_nonce = secrets.token_urlsafe(16)


@blueprint.get("/")
@simulator_only
def phone() -> str:
    """The phone of whoever was picked, and beside it what the service did."""
    holder, channel = _picked(request.args.get("who", ""), request.args.get("channel", ""))
    fault = spool().fault(channel.value, holder.number)
    return render_template(
        "simulator/phone.html",
        holder=holder,
        channel=channel.value,
        phones=phones(),
        faults=list(Fault),
        fault=fault.value,
        shown=look(holder, channel),
    )


@blueprint.get("/live")
@simulator_only
def live() -> str:
    """The two parts of the page that change by themselves."""
    holder, channel = _picked(request.args.get("who", ""), request.args.get("channel", ""))
    return render_template(
        "simulator/live.html", holder=holder, channel=channel.value, shown=look(holder, channel)
    )


@blueprint.post("/send")
@simulator_only
def send() -> Response:
    """What was typed goes the way of every text: the same inbound message, the same `handle`."""
    holder, channel = _picked(request.form.get("who", ""), request.form.get("channel", ""))
    now = utc_now()
    message = InboundMessage(
        provider=SIMULATOR,
        account=SIMULATOR,
        provider_id=f"SM{uuid4().hex}",
        channel=channel,
        address=holder.number,
        our_address="",
        text=request.form.get("text", "")[:LONGEST],
        received_at=now,
    )
    take_in(current_app.extensions["database"], message, desk=current_app.extensions["desk"], now=now)
    nudge()
    return redirect(url_for("simulator.phone", who=holder.key, channel=channel.value))


@blueprint.post("/fault")
@simulator_only
def set_fault() -> Response:
    """Choose what is wrong with this phone from now on."""
    holder, channel = _picked(request.form.get("who", ""), request.form.get("channel", ""))
    try:
        fault = Fault(request.form.get("fault", ""))
    except ValueError:
        abort(422)
    spool().set_fault(channel.value, holder.number, fault)
    return redirect(url_for("simulator.phone", who=holder.key, channel=channel.value))


@blueprint.get("/authenticator")
@simulator_only
def authenticator() -> str:
    """The six figures that the invented team's authenticator apps would show now."""
    return render_template("simulator/authenticator.html", codes=authenticator_codes(utc_now()))


def _picked(who: str, channel: str) -> tuple[Phone, Channel]:
    holder = phone_by_key(who)
    wanted = Channel.WHATSAPP if channel == Channel.WHATSAPP else Channel.SMS
    return holder, wanted
