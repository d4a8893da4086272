"""What the provider calls: a message came in, or one of ours got further. Both answer at once and send nothing."""

from __future__ import annotations

import logging

from flask import Blueprint, Response, current_app, request

from bot.guards import signed_webhook
from bot.inbound import take_in
from bot.inbound_message import parse, parse_status
from bot.receipts import record_status
from bot.worker import nudge
from leavingcare.clock import utc_now

blueprint = Blueprint("webhooks", __name__)
log = logging.getLogger(__name__)

EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response/>'


@blueprint.post("/twilio/messages")
@signed_webhook
def receive_message() -> Response:
    """Record a message with its answer in one transaction, then acknowledge it with nothing to say.

    A repeat changes nothing and is acknowledged too. Without a message id it cannot be told from a repeat, and
    is kept all the same.
    """
    now = utc_now()
    message = parse(request.form, now)
    desk = current_app.extensions["desk"]
    desk.read_ahead(message.text, now)
    handled = take_in(current_app.extensions["database"], message, desk=desk, now=now)
    if handled is not None:
        nudge()
    log.info("inbound", extra={"provider_id": message.provider_id, "repeat": handled is None})
    return _acknowledge()


@blueprint.post("/twilio/status")
@signed_webhook
def receive_status() -> Response:
    """Keep a report on something we sent; one that we do not know is not an error."""
    event = parse_status(request.form, request.args.get("ref"), utc_now())
    with current_app.extensions["database"].session() as session:
        record_status(session, event)
    return _acknowledge()


def _acknowledge() -> Response:
    return Response(EMPTY_TWIML, mimetype="text/xml")
