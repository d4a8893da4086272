"""What the bot reads once, when it starts: the council, its local offer, and the compiled matcher."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from leavingcare import languages, safeguarding
from leavingcare.clock import utc_now
from leavingcare.intake import Desk
from leavingcare.languages import Locale, Translations
from leavingcare.offer import EntryTexts
from leavingcare.settings import Settings
from leavingcare.understanding import Matcher, Situation, Understanding, understand


@dataclass(frozen=True)
class BotDesk:
    """Everything that stays the same between messages. Read-only, so any number of threads may share it."""

    settings: Settings
    intake: Desk
    locales: tuple[Locale, ...]

    @classmethod
    def open(cls, settings: Settings) -> BotDesk:
        """Read the content of the council that this deployment serves."""
        desk = Desk.open(settings)
        locales = languages.offered(settings.offer_unreviewed_languages)
        opened = cls(settings=settings, intake=desk, locales=locales)
        # So that the first text does not wait for what is read when first needed.
        opened.read_ahead("what is it about", utc_now())
        return opened

    @property
    def matcher(self) -> Matcher:
        """The compiled matcher."""
        return self.intake.matcher

    def words(self, locale: str) -> Translations:
        return languages.translator(locale)

    def read_ahead(self, text: str, now: datetime) -> None:
        """Read a text before a transaction is begun for it: what is found is kept for the moment when it is asked.

        Reading takes longer than recording, and while one text is recorded in SQLite all others wait.
        """
        safeguarding.assess(text)
        situation = Situation(locale=languages.DEFAULT, now=now)
        understand(text, matcher=self.matcher, situation=situation)

    def understand(self, text: str, situation: Situation) -> Understanding:
        return understand(text, matcher=self.matcher, situation=situation)

    def entry(self, slug: str, *, on: date, locale: str) -> EntryTexts | None:
        """An entry's texts with their figures as they stand on that day; None where there is no such entry."""
        if self.intake.library.find(slug) is None:
            return None
        return self.intake.library.texts(slug, on=on, locale=locale)

    def page(self, path: str, *, locale: str) -> str:
        """The public address of a page, in the reader's language."""
        prefix = "" if locale == "en" else f"/{locale}"
        return f"{self.settings.public_origin}{prefix}{path}"
