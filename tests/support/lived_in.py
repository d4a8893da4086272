"""A deployment in which a few things have happened, so that no page is looked at empty."""

from __future__ import annotations

from leavingcare import conversations, escalations, people, plans
from leavingcare.demo import UNKNOWN_NUMBER
from tests.support.deployment import Deployment
from tests.support.practice import await_texts, say
from tests.support.signing_in import number_of


def live_in(served: Deployment) -> dict[str, str]:
    """Let some of the demo's people write, wait for the answers, and give the ids that addresses need."""
    say(served, "kai", "hw do i get money 4 my 1st flat")
    say(served, "kai", "my goldfish looks a bit green is that normal")
    say(served, "jade", "i dont want to be here any more")
    say(served, "amira", "council tax", channel="whatsapp")
    say(served, "unknown", "r u still doing the quiz night")
    await_texts(served, number_of("kai"), 3)
    await_texts(served, UNKNOWN_NUMBER, 2)
    with served.database.reading() as session:
        ids, talks = {}, {}
        for who in ("kai", "yonas", "jade", "layla"):
            person = people.find_by_demo_name(session, who)
            assert person is not None
            talk = conversations.find_conversation(session, young_person_id=person.id)
            assert talk is not None
            ids[who], talks[who] = person.id, talk.id
        plan = plans.find_plan(session, ids["yonas"])
        assert plan is not None
        both = plans.promises(session, plan)
        return {
            **{who: str(id) for who, id in ids.items()},
            **{f"talk_of_{who}": str(id) for who, id in talks.items()},
            "phone_of_yonas": str(people.contact_points(session, ids["yonas"])[0].id),
            "mine": str(both.young_person[0].id),
            "owed": str(both.council[0].id),
            "waits_for_sam": str(escalations.open_for(session, talks["kai"])[0].id),
        }
