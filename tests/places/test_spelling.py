import pytest

from bot.places.inflection import case_forms, masculine_forms
from bot.places.spelling import compressed, other_layout, skeletons, words_of


@pytest.mark.parametrize(
    "spellings",
    [
        ("рязань", "Ryazan'", "riazan", "RJAZAN", "Рязань"),
        ("ярославль", "yaroslavl", "jaroslavl", "iaroslavl"),
        ("екатеринбург", "Yekaterinburg", "ekaterinburg"),
        ("воронежская", "voronezhskaya", "voronezhskaia"),
        ("хабаровск", "khabarovsk", "habarovsk"),
        ("орёл", "орел", "orel", "oryol"),
        ("нижний", "nizhniy", "nizhny", "nizhnii"),
        ("щёкино", "shchekino", "schekino"),
    ],
)
def test_spellings_of_one_name_share_a_skeleton(spellings: tuple[str, ...]) -> None:
    assert len({skeletons(spelling) for spelling in spellings}) == 1


def test_different_names_keep_different_skeletons() -> None:
    names = ["омск", "томск", "курск", "курган", "орск", "иркутск", "киров", "кострома", "тверь", "тула"]

    assert len({skeletons(name) for name in names}) == len(names)


def test_look_alike_letters_are_read_in_the_script_of_the_word() -> None:
    assert words_of("cмoлeнcк") == ["смоленск"]
    assert words_of("Smоlensk") == ["smolensk"]


def test_the_other_layout_is_found_in_both_directions() -> None:
    assert other_layout("cvjktycr") == "смоленск"
    assert other_layout("ыьщдутыл") == "smolensk"


def test_a_letter_of_several_latin_ones_counts_once() -> None:
    assert len(compressed(*skeletons("рязань"))) == len("рязан")


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("смоленская область", "смоленской областью"),
        ("краснодарский край", "краснодарском крае"),
        ("нижний новгород", "нижнем новгороде"),
        ("чебоксары", "чебоксарах"),
        ("рязань", "рязанью"),
        ("тюмень", "тюмени"),
        ("приморье", "приморьем"),
        ("калмыкия", "калмыкии"),
        ("калуга", "калуге"),
        ("торопец", "торопцу"),
        ("ростов на дону", "ростове на дону"),
    ],
)
def test_case_forms_are_known(name: str, form: str) -> None:
    forms = case_forms(tuple(name.split()))

    assert forms[0] == tuple(name.split())
    assert tuple(form.split()) in forms


def test_abbreviations_and_latin_words_keep_their_form() -> None:
    assert case_forms(("мо",)) == [("мо",)]
    assert case_forms(("smolensk",)) == [("smolensk",)]


def test_masculine_forms_come_from_adjectives_only() -> None:
    assert "смоленского" in masculine_forms("смоленская")
    assert masculine_forms("москва") == ()
