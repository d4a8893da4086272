"""Signing in and out. No page says whether a number or an address is known."""

from __future__ import annotations

import secrets

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from leavingcare import conversations, people
from leavingcare.access import Permission
from leavingcare.errors import Invalid
from leavingcare.people import limits, sign_in
from leavingcare.people.passwords import new_totp_secret, totp_address
from leavingcare.storage import keyed_hash
from portal.account.forms import CodeForm, NumberForm, PasswordForm, TotpForm
from portal.account.qr import square_code
from portal.account.signed_in import close, count, leave_now, open_for, safe_next
from portal.fields import words
from portal.languages import gettext as _
from portal.permissions import anyone, requires
from portal.sessions import db, keep_whatever_comes, now

blueprint = Blueprint("account", __name__, template_folder="templates")

BROWSER = "browser"
AFTER = "after"
HALF_WAY = "half-way"
HARMLESS = "https://www.bbc.co.uk/weather"

Answer = str | Response | tuple[str, int]


@blueprint.get("/sign-in")
@anyone
def sign_in_page() -> Answer:
    session[AFTER] = request.args.get("next", "")
    return render_template("account/number.html", form=NumberForm())


@blueprint.post("/sign-in")
@anyone
def send_code() -> Answer:
    """Text a code. Known and unknown numbers get the same answer, in the same time."""
    form = NumberForm()
    if not form.validate():
        return render_template("account/number.html", form=form), 422
    try:
        number, point = sign_in.phone_to_sign_in(db(), words(form.number), now=now())
    except Invalid as error:
        form.number.errors = [_(str(error))]
        return render_template("account/number.html", form=form), 422
    if not _may_send(number):
        form.number.errors = [_("Too many codes were asked for. Wait 15 minutes, then try again.")]
        return render_template("account/number.html", form=form), 429
    session[BROWSER] = session.get(BROWSER) or secrets.token_urlsafe(16)
    code = sign_in.make_code(db(), number, point, browser=session[BROWSER], now=now())
    # The text says neither council nor purpose: somebody else may see it come in.
    text = _("%(code)s is your code. It works for 10 minutes. Don't give it to anyone.", code=code)
    conversations.queue_code(db(), point, text, address=number, address_hash=keyed_hash(number), now=now())
    return redirect(url_for("account.code_page"))


def _may_send(number: str) -> bool:
    per_number = (limits.CODES_PER_NUMBER, limits.CODES_PER_NUMBER_DAY)
    return (
        count((limits.CODES_PER_ADDRESS,), request.remote_addr or "")
        and count(per_number, number)
        and count((limits.CODES_IN_ALL,), "")
    )


@blueprint.get("/sign-in/code")
@anyone
def code_page() -> Answer:
    if BROWSER not in session:
        return redirect(url_for("account.sign_in_page"))
    return render_template("account/code.html", form=CodeForm())


@blueprint.post("/sign-in/code")
@anyone
def use_code() -> Answer:
    """Check a code. A wrong try counts even though the page is an error."""
    form = CodeForm()
    if not form.validate():
        return render_template("account/code.html", form=form), 422
    person = None
    if BROWSER in session:
        keep_whatever_comes()
        person = sign_in.use_code(db(), session[BROWSER], words(form.code), now=now())
    if person is None:
        form.code.errors = [_("That code did not work. Check the text, or get a new code.")]
        return render_template("account/code.html", form=form), 422
    after = session.get(AFTER)
    open_for(people.viewer_for_young_person(person))
    return redirect(safe_next(after, url_for("young_person.plan")))


@blueprint.post("/sign-out")
@anyone
def sign_out() -> Response:
    close(current_user if current_user.is_authenticated else None)
    answer = redirect(url_for("offer.home"))
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@blueprint.route("/leave", methods=["GET", "POST"])
@anyone
def leave() -> Response:
    """Leave now: the sign-in ends in the same stroke, and the next page is somewhere harmless.

    It has to work as a plain link, without a script, so a GET may end the sign-in and nothing else.
    """
    leave_now(current_user if current_user.is_authenticated else None)
    answer = redirect(HARMLESS, code=303)
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@blueprint.get("/staff/sign-in")
@anyone
def staff_sign_in() -> Answer:
    session[AFTER] = request.args.get("next", "")
    return render_template("account/staff_password.html", form=PasswordForm())


@blueprint.post("/staff/sign-in")
@anyone
def check_password() -> Answer:
    """The first half: a password, in the same words and time for everyone."""
    form = PasswordForm()
    if not form.validate():
        return render_template("account/staff_password.html", form=form), 422
    email = words(form.email).strip().casefold()
    counted = count((limits.PASSWORDS_PER_ADDRESS,), request.remote_addr or "")
    if not counted or not count((limits.PASSWORDS_PER_STAFF,), email):
        form.password.errors = [_("Too many tries. Wait 15 minutes, then try again.")]
        return render_template("account/staff_password.html", form=form), 429
    staff = sign_in.check_password(db(), email, words(form.password))
    if staff is None:
        form.password.errors = [_("That address and password do not go together. Check both and try again.")]
        return render_template("account/staff_password.html", form=form), 422
    after = session.get(AFTER)
    session.clear()
    session[HALF_WAY], session[AFTER] = str(staff.id), after
    session["half-way-at"] = now().timestamp()
    return redirect(url_for("account.totp_page"))


@blueprint.get("/staff/sign-in/code")
@anyone
def totp_page() -> Answer:
    """The second half: figures from the authenticator, or setting one up at the first sign-in."""
    staff = _half_way()
    if staff is None:
        return redirect(url_for("account.staff_sign_in"))
    return render_template("account/staff_totp.html", form=TotpForm(), **_enrolling(staff))


@blueprint.post("/staff/sign-in/code")
@anyone
def check_totp() -> Answer:
    staff = _half_way()
    if staff is None:
        return redirect(url_for("account.staff_sign_in"))
    form = TotpForm()
    if not form.validate():
        return render_template("account/staff_totp.html", form=form, **_enrolling(staff)), 422
    if not count((limits.TOTPS_PER_STAFF,), str(staff.id)):
        form.code.errors = [_("Too many tries. Wait 15 minutes, then try again.")]
        return render_template("account/staff_totp.html", form=form, **_enrolling(staff)), 429
    if staff.totp_secret is None:
        sign_in.start_totp(db(), staff, str(session.get("enrol", "")), now=now())
    first_time = staff.totp_confirmed_at is None
    right = sign_in.use_totp(db(), staff, words(form.code), now=now()) or (
        not first_time and sign_in.use_recovery_code(db(), staff, words(form.code), now=now())
    )
    if not right:
        form.code.errors = [_("Those figures did not work. Wait for the next ones and try again.")]
        return render_template("account/staff_totp.html", form=form, **_enrolling(staff)), 422
    after = session.get(AFTER)
    open_for(people.viewer_for_staff(db(), staff))
    if first_time:
        codes = sign_in.make_recovery_codes(db(), staff, now=now())
        return render_template(
            "account/recovery_codes.html", codes=codes, next=safe_next(after, _staff_home())
        )
    return redirect(safe_next(after, _staff_home()))


def _half_way() -> people.Staff | None:
    """Who gave the right password in this browser within the last ten minutes."""
    id, at = session.get(HALF_WAY), session.get("half-way-at", 0.0)
    if id is None or now().timestamp() - float(at) > 600:
        return None
    return people.find_active_staff(db(), id)


def _enrolling(staff: people.Staff) -> dict[str, object]:
    """What the page needs to set up an authenticator; nothing where one is confirmed."""
    if staff.totp_confirmed_at is not None:
        return {"secret": None, "square": None}
    secret = staff.totp_secret or session.get("enrol") or new_totp_secret()
    session["enrol"] = secret
    return {"secret": secret, "square": square_code(totp_address(str(secret), staff.email))}


def _staff_home() -> str:
    return url_for("account.staff_home")


@blueprint.get("/staff")
@anyone
def staff_home() -> Response:
    """The first page of whatever somebody's work is."""
    if not current_user.is_authenticated:
        return redirect(url_for("account.staff_sign_in"))
    viewer = current_user.viewer
    if viewer.may(Permission.SEE_WHAT_WAITS):
        return redirect(url_for("adviser.today"))
    if viewer.may(Permission.READ_TRANSLATIONS):
        return redirect(url_for("interpreter.entries"))
    if viewer.is_young_person:
        return redirect(url_for("young_person.plan"))
    return redirect(url_for("account.no_pages"))


@blueprint.get("/staff/me")
@requires(Permission.MANAGE_OWN_SIGN_IN)
def me() -> Answer:
    """Who is signed in here, and the way out."""
    staff = people.get_staff(db(), current_user.viewer.id)
    return render_template("account/me.html", staff=staff, roles=sorted(current_user.viewer.roles))


@blueprint.post("/staff/me/sign-out-everywhere")
@requires(Permission.MANAGE_OWN_SIGN_IN)
def sign_out_everywhere() -> Response:
    """End every sign-in of this member of staff, on every device."""
    sign_in.end_all(db(), current_user.viewer, now=now())
    close(None)
    return redirect(url_for("account.staff_sign_in"))


@blueprint.get("/staff/nothing-here")
@anyone
def no_pages() -> Answer:
    """Administrators run the service from the command line, and see nobody's words."""
    return render_template("account/no_pages.html")
