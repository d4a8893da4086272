"""Answers, choices, follow-ups, small talk, and admitting not to know."""

from dataclasses import dataclass, replace

import pytest

from leavingcare.understanding import Matcher, Outcome, Situation, Understanding, understand


@pytest.fixture
def asked(matcher: Matcher, situation: Situation):
    def ask(text: str, **known: object) -> Understanding:
        return understand(text, matcher=matcher, situation=replace(situation, **known))

    return ask


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("hw do i get money 4 my 1st flat", "setting-up-home-allowance"),
        ("passprt", "passport"),
        ("do i pay council tax", "council-tax"),
        ("universl credt claim", "universal-credit"),
        ("can i stay with my foster carers when im 18", "staying-put"),
    ],
)
def test_a_question_is_answered_however_it_is_typed(asked, text: str, slug: str) -> None:
    found = asked(text)

    assert (found.outcome, found.entries) == (Outcome.ANSWER, (slug,))
    assert found.confidence is not None


@pytest.mark.parametrize(
    "text", ["who won the match", "asdkjh qwpoi", "what is the capital of peru", "my dog is cute"]
)
def test_what_nobody_wrote_about_is_unknown(asked, text: str) -> None:
    assert asked(text).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("thanks so much", "thanks"),
        ("ok cool", "ok"),
        ("hiya", "greeting"),
        ("tell me a joke", "joke"),
        ("ur useless", "anger"),
        ("wrong number mate", "wrong-number"),
        ("شكرا", "thanks"),
    ],
)
def test_small_talk_has_its_kind(asked, text: str, kind: str) -> None:
    found = asked(text)

    assert (found.outcome, found.aspect, found.entries) == (Outcome.SMALLTALK, kind, ())


@pytest.mark.parametrize("text", ["", "  ", "👍", "???", "This is an automatic reply"])
def test_noise_is_ignored(asked, text: str) -> None:
    assert asked(text).outcome is Outcome.IGNORE


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("how much is it", "how-much"),
        ("hw much", "how-much"),
        ("how do i get it", "how-to"),
        ("what about if im in uni", "who"),
        ("and for my gf", "who"),
        ("when do i get it", "when"),
        ("they said no", "refused"),
    ],
)
def test_a_follow_up_keeps_the_subject(asked, text: str, aspect: str) -> None:
    found = asked(text, subject="setting-up-home-allowance")

    assert (found.outcome, found.entries) == (Outcome.ANSWER, ("setting-up-home-allowance",))
    assert found.aspect == aspect


def test_a_follow_up_without_a_subject_is_no_answer(asked) -> None:
    assert asked("how much is it").outcome is not Outcome.ANSWER


def test_a_new_subject_is_not_taken_for_a_follow_up(asked) -> None:
    assert asked("what about council tax", subject="passport").entries == ("council-tax",)


@pytest.mark.parametrize("text", ["what about the moon landing", "this weather tho", "did u see that match"])
def test_what_is_none_of_ours_is_no_follow_up(asked, text: str) -> None:
    assert asked(text, subject="setting-up-home-allowance").outcome is not Outcome.ANSWER


def test_a_thing_that_the_entry_is_about_is_a_follow_up(asked) -> None:
    found = asked("what about a fridge", subject="setting-up-home-allowance")

    assert found.entries == ("setting-up-home-allowance",)


CHOICES = ("council-tax", "passport", "")


@pytest.mark.parametrize(
    ("text", "slug", "number"),
    [
        ("2", "passport", 2),
        ("the first one", "council-tax", 1),
        ("2nd pls", "passport", 2),
        ("council tax one", "council-tax", 1),
        ("the passport", "passport", 2),
        ("last one", "passport", 2),
        ("3", "", 3),
        ("none of these", "", 3),
        ("nah neither", "", 3),
    ],
)
def test_a_choice_is_made_by_number_or_words(asked, text: str, slug: str, number: int) -> None:
    found = asked(text, choices=CHOICES)

    assert (found.outcome, found.entries, found.number) == (Outcome.ANSWER, (slug,), number)


def test_both_brings_the_choices_again(asked) -> None:
    assert asked("both", choices=CHOICES).entries == ("council-tax", "passport")


def test_two_questions_in_one_text_are_both_offered(asked) -> None:
    found = asked("how do i get a passport and do i have to pay council tax?")

    assert found.outcome is Outcome.CHOICES
    assert set(found.entries) == {"passport", "council-tax"}


def test_one_question_with_and_in_it_stays_one(asked) -> None:
    assert (
        asked("can i get a grant for a bed and a cooker and carpets").entries[0]
        == "setting-up-home-allowance"
    )


def test_a_number_past_the_choices_chooses_nothing(asked) -> None:
    assert asked("7", choices=CHOICES).outcome is not Outcome.ANSWER


def test_stop_is_heard_among_choices(asked) -> None:
    assert asked("stop", choices=CHOICES).command == "stop"


def test_a_time_alone_is_kept_for_whoever_asked_for_one(asked) -> None:
    found = asked("thurs lunch")

    assert found.outcome is Outcome.UNKNOWN
    assert found.window is not None


def test_the_price_of_a_named_thing_is_asked(asked) -> None:
    found = asked("how much is the setting up home grant")

    assert (found.entries, found.aspect) == (("setting-up-home-allowance",), "how-much")


def test_a_language_without_examples_goes_to_a_person(asked) -> None:
    found = asked("كم سعر جواز السفر")

    assert (found.outcome, found.locale) == (Outcome.UNKNOWN, "ar")


@pytest.mark.parametrize(
    "text",
    ["\ud83d", "a" * 5000, "ا" * 5000, "\x00", "(((((", "1" * 300, "ﷺ" * 40, "<script>alert(1)</script>"],
)
def test_no_text_breaks_it(asked, text: str) -> None:
    assert asked(text, subject="passport", choices=CHOICES).outcome in set(Outcome)


ARABIC = {
    "passport": [
        "كيف احصل على جواز سفر",
        "جواز السفر انتهى",
        "من يدفع ثمن جواز السفر",
        "احتاج جواز سفر جديد",
        "فقدت جواز سفري",
    ],
    "council-tax": [
        "هل ادفع ضريبة المجلس",
        "وصلتني رسالة عن ضريبة المجلس",
        "ضريبة البلدية",
        "تخفيض ضريبة المجلس",
        "لا استطيع دفع الضريبة",
    ],
    "interpreters": [
        "هل المترجم مجاني",
        "المترجم لم يأت",
        "اريد مترجمة امرأة",
        "هل يمكن لصديقي ان يترجم",
        "المترجم قال كلاما خطأ",
    ],
    "homelessness": [
        "سوف اخسر بيتي",
        "ليس عندي مكان اسكن فيه",
        "صاحب البيت طردني",
        "انام عند صديقي",
        "اين اسكن",
    ],
    "finding-work": ["كيف اجد عملا", "اريد ان اعمل", "ابحث عن وظيفة", "كيف اكتب سيرة ذاتية", "هل توجد وظائف"],
    "mental-health": [
        "انا حزين دائما",
        "لا استطيع النوم",
        "اريد ان اتكلم مع طبيب نفسي",
        "عندي قلق",
        "اشعر بالضغط",
    ],
}


def test_arabic_is_matched_from_the_moment_that_its_examples_exist(library, situation) -> None:
    @dataclass(frozen=True)
    class Translated:
        def entries(self):
            return library.entries()

        def examples(self, slug: str, locale: str) -> tuple[str, ...]:
            return tuple(ARABIC.get(slug, ())) if locale == "ar" else ()

    both = Matcher.build(Translated())

    found = understand("أريد تجديد جواز السفر", matcher=both, situation=replace(situation, locale="ar"))

    assert found.locale == "ar"
    assert found.outcome in {Outcome.ANSWER, Outcome.CHOICES}
    assert found.entries[0] == "passport"
