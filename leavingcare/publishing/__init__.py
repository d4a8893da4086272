"""What editors keep true: for now, what readers say of each entry."""

from leavingcare.publishing.commands import LONGEST_WORDS, Said, record_feedback, settle_feedback
from leavingcare.publishing.models import Feedback
from leavingcare.publishing.queries import PAGE, count_open_feedback, feedback_counts, open_feedback

__all__ = [
    "LONGEST_WORDS",
    "PAGE",
    "Feedback",
    "Said",
    "count_open_feedback",
    "feedback_counts",
    "open_feedback",
    "record_feedback",
    "settle_feedback",
]
