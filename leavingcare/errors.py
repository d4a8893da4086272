"""What can go wrong, in few words: each error says what was wrong, where, and what to do.

LeavingCareError
├── NotFound      it is not there, or not theirs to see
├── NotAllowed    it is there, and this person may not do that
├── Conflict      somebody or something else was first
└── Invalid       what was given cannot be used
"""


class LeavingCareError(Exception):
    """Anything that this service refuses; the faces turn each kind into a page or a reply."""


class NotFound(LeavingCareError):
    """There is no such thing, or it is not this person's to see: which of the two is never told."""


class NotAllowed(LeavingCareError):
    """They are known, and may not do this."""


class Conflict(LeavingCareError):
    """It was changed meanwhile: taken, closed or used by someone else."""


class Invalid(LeavingCareError):
    """What was given cannot be used; the message says what is wrong with it and what to give."""
