"""Settings from the environment alone. Every default is safe in public and right in production."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from leavingcare.errors import Invalid

ROOT = Path(__file__).resolve().parents[1]
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
SHORTEST_SECRET = 32


class Settings(BaseSettings):
    """What one deployment is told; the README's table explains each name."""

    model_config = SettingsConfigDict(extra="ignore")

    council: str = ""
    database_url: str = "sqlite:///waymark.db"
    queue_url: str = ""
    public_origin: str = ""
    trusted_proxies: str = ""
    secret_key: str = ""
    data_key: str = ""
    sender: str = "twilio"
    twilio_account_sid: str = ""
    twilio_auth_token: str = ""
    twilio_messaging_service_sid: str = ""
    twilio_number: str = ""
    twilio_whatsapp_number: str = ""
    twilio_api_base: str = "https://api.twilio.com"
    offer_unreviewed_languages: bool = False
    semantic: bool = False
    spool_dir: str = ""
    content_root: Path = ROOT / "content"

    @classmethod
    def from_environment(cls) -> Settings:
        """What this process is told. Raises Invalid, naming each variable that cannot be read as what it must be."""
        try:
            return cls()
        except ValidationError as error:
            lines = [
                f"{str(each['loc'][0]).upper()} is {each['input']!r}: {each['msg']}"
                for each in error.errors()
            ]
            raise Invalid("Waymark does not start with these settings:\n  " + "\n  ".join(lines)) from None

    @cached_property
    def simulated(self) -> bool:
        return self.sender == "simulator"

    @cached_property
    def secure_origin(self) -> bool:
        return self.public_origin.startswith("https://")

    @cached_property
    def proxies(self) -> int:
        """How many proxies of ours stand before the web process, each of which adds the address that it saw."""
        return int(self.trusted_proxies or 0)

    def problems(self) -> list[str]:
        """Why this deployment may not start: one line for each setting that is missing or unsafe."""
        found = [*self._secret_problems(), *self._origin_problems(), *self._sender_problems()]
        if not self.council:
            found.append("COUNCIL is not set; name the folder under content/councils, such as oxfordshire")
        elif not (self.content_root / "councils" / self.council / "council.yaml").is_file():
            found.append(
                f"COUNCIL is {self.council!r}, but content/councils/{self.council}/council.yaml is not there"
            )
        if self.trusted_proxies and not (self.trusted_proxies.isascii() and self.trusted_proxies.isdecimal()):
            found.append(
                f"TRUSTED_PROXIES is {self.trusted_proxies!r}; say how many proxies stand before us, such as 1"
            )
        if self.database_url.split(":", 1)[0] not in ("sqlite", "postgresql+psycopg"):
            found.append("DATABASE_URL must begin with sqlite:/// or postgresql+psycopg://")
        return found

    def check(self) -> Settings:
        """These settings, if they are safe. Raises Invalid with every reason why not."""
        found = self.problems()
        if found:
            raise Invalid("Waymark does not start with these settings:\n  " + "\n  ".join(found))
        return self

    def _secret_problems(self) -> list[str]:
        return [
            f"{name} is missing or shorter than {SHORTEST_SECRET} characters; set a long random one"
            for name, value in (("SECRET_KEY", self.secret_key), ("DATA_KEY", self.data_key))
            if len(value) < SHORTEST_SECRET or len(set(value)) < 8
        ]

    def _origin_problems(self) -> list[str]:
        parts = urlsplit(self.public_origin)
        if not parts.hostname or parts.scheme not in ("http", "https"):
            return [
                "PUBLIC_ORIGIN is not set; give the address that people open, such as https://waymark.example"
            ]
        if parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc:
            return [f"PUBLIC_ORIGIN is {self.public_origin!r}; give scheme and host alone, with no path"]
        if self.simulated and (parts.scheme == "https" or parts.hostname not in LOOPBACK):
            return [
                "SENDER=simulator is for one machine; PUBLIC_ORIGIN must be http:// on a loopback address"
            ]
        if not self.simulated and parts.scheme != "https":
            return ["PUBLIC_ORIGIN is not https; people's words must not travel in the open"]
        return []

    def _sender_problems(self) -> list[str]:
        if self.sender == "simulator":
            return []
        if self.sender != "twilio":
            return [f"SENDER is {self.sender!r}; it is twilio or simulator"]
        needed = {
            "TWILIO_ACCOUNT_SID": self.twilio_account_sid,
            "TWILIO_AUTH_TOKEN": self.twilio_auth_token,
            "TWILIO_MESSAGING_SERVICE_SID": self.twilio_messaging_service_sid,
        }
        return [
            f"{name} is empty; take it from the Twilio console"
            for name, value in needed.items()
            if not value.strip()
        ]
