"""The schemas say what the model says. What they accept and the loader refuses is data: ``cases/schema/refusals.yml``."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import test_load
import yaml
from awkward import CASES, awkward
from check_jsonschema import main as check_jsonschema_main
from check_jsonschema.parsers.yaml import ParseError, construct_yaml_implementation, impl2loader
from check_jsonschema.regex_variants import RegexImplementation, RegexVariantName
from click.testing import CliRunner
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema.validators import extend
from made_up import DATES, records, written
from projects import FIXTURE, MINIMAL, ROOT, copy_of, explainer

from generator.build import check
from generator.dates import DateError, parse
from generator.diagnostics import Diagnostic, Positions
from generator.editing import write_schemas
from generator.load import load
from generator.load.files import files_in
from generator.load.records import record_of
from generator.load.strict import read
from generator.model import KINDS, Position, Record
from generator.model import text as text_module
from generator.model.text import HIDDEN
from generator.schema import SETTINGS, schemas, with_modeline
from generator.schema import settings as vs_code
from generator.schema.choices import CHOICES
from generator.schema.fields import EXPLAINER, FIRST, SHARED, fields_of, model_of, records_in
from generator.schema.forms import _FORMS, EDTF_PATTERN
from generator.schema.records import RULES
from generator.schema.words import FIELDS, said_of

KNOWN = yaml.load((Path(__file__).parent / "cases" / "schema" / "refusals.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
ALL_RECORDS = [*dict.fromkeys(record for kind in (EXPLAINER, *KINDS) for record in records_in(model_of(kind)))]
# As check-jsonschema reads files and matches patterns, without a process for each.
as_others_read = impl2loader(construct_yaml_implementation(), construct_yaml_implementation(pure=True))
Validator = extend(jsonschema.Draft7Validator, {"pattern": RegexImplementation(RegexVariantName.default).pattern_keyword})
AWFUL = Path(__file__).parent / "awful"
BARE = {name.partition(".")[0]: Validator(json.loads(text)) for name, text in schemas().items()}


def kind_of(path: Path) -> str:
    return path.stem if path.parent.name == "site_data" else path.parent.name


# The words beside the model


def test_every_field_has_a_description_and_an_example() -> None:
    for record in ALL_RECORDS:
        for key in fields_of(record):
            description, example_ = said_of(record, key)
            assert description.endswith("."), f"{record.__name__}.{key}"
            assert example_ is not None, f"{record.__name__}.{key}"


def test_no_description_is_left_over() -> None:
    own = {base.__name__: base.__annotations__ for record in ALL_RECORDS for base in record.__mro__ if issubclass(base, Record)}
    assert {(name, key) for name, keys in FIELDS.items() for key in keys} <= {(name, key) for name, keys in own.items() for key in keys}


def test_every_value_of_a_closed_list_has_a_meaning_and_no_other() -> None:
    found: dict[str, set[str]] = {}
    for record in ALL_RECORDS:
        for key, shape in fields_of(record).items():
            if shape.choices:
                owner = next(base.__name__ for base in record.__mro__ if key in base.__annotations__)
                found[f"{owner}.{key}"] = set(shape.choices)
    assert {name: set(meanings) for name, meanings in CHOICES.items()} == found


def test_shared_keys_are_those_of_the_bases() -> None:
    assert set(FIELDS["Fact"]) | set(FIELDS["Backed"]) == {*FIRST, *SHARED}


@pytest.mark.parametrize("record", ALL_RECORDS, ids=lambda record: record.__name__)
def test_the_examples_make_a_record(record: type[Record]) -> None:
    value = {key: said_of(record, key)[1] for key in fields_of(record) if key != "paraphrase"}
    text = yaml.dump([value], allow_unicode=True)
    kind = next(kind for kind in (EXPLAINER, *KINDS) if record in records_in(model_of(kind)))
    made, findings = record_of(record, yaml.load(text, yaml.BaseLoader)[0], Positions("f.yml"), (0,))
    assert [item.message for item in findings] == []
    assert made is not None
    definitions = BARE[kind].schema["definitions"]
    assert [error.message for error in Validator({**definitions[record.__name__], "definitions": definitions}).iter_errors(value)] == []


def test_every_rule_of_a_whole_record_is_in_its_schema() -> None:
    assert {record for record in ALL_RECORDS if record.__pydantic_decorators__.model_validators} == set(RULES)


# The forms of texts


PIECES = ["a", "B", "0", "-", ".", "/", ":", "http://", "https://", "@", "é", '"', "?", "#", "[", "a" * 30, " ", "\\", "^"]
CODE_LIKE = st.from_regex("[a-z]{2,3}(-[A-Za-z0-9]{1,9})*", fullmatch=True)


@pytest.mark.parametrize("form", ["kebab", "web_address", "language_code"])
def test_a_pattern_says_what_the_models_validator_says(form: str) -> None:
    schema = Validator(_FORMS[form])

    @given(st.one_of(st.lists(st.sampled_from(PIECES), max_size=6).map("".join), CODE_LIKE, st.text()))
    @example("a" * 60)
    @example("a" * 61)
    @settings(max_examples=120, deadline=None)
    def law(text: str) -> None:
        try:
            accepted = bool(getattr(text_module, form)(text))
        except ValueError:
            accepted = False
        assert schema.is_valid(text) == accepted or HIDDEN.search(text)

    law()


PARTS = ["2025", "-", "08", "07", "21", "T16:28", "Z", "+02:00", "~", "?", "%", "/", "..", "unknown", "1", ":30"]
DATE_LIKE = st.one_of(
    st.sampled_from(DATES),
    st.lists(st.sampled_from(PARTS), max_size=9).map("".join),
    st.from_regex(r"[12][0-9]{3}(-[0-3][0-9](-[0-3][0-9])?)?[?~%]?(/[12][0-9]{3}-[01][0-9])?", fullmatch=True),
)  # fmt: skip


@given(DATE_LIKE)
@settings(max_examples=150, deadline=None)
@example("2025-08-07T16:28:59-12:00")
@example("2025-24")
@example("2025-21/2025-23")
@example("9999-12-31/..")
def test_the_pattern_of_dates_holds_every_date(text: str) -> None:
    try:
        parse(text)
    except DateError:
        return
    assert re.search(EDTF_PATTERN, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025-8-7",
        "7 August 2025",
        "2025-13",
        "2025-00",
        "2025-08-32",
        "0999",
        "2025-20",
        "2025-25",
        "2025-08-07T24:00",
        "../..",
        "2025/",
    ],
)
def test_the_pattern_of_dates_holds_little_else(text: str) -> None:
    assert not re.search(EDTF_PATTERN, text)


# What is accepted


def validators(root: Path, folder: Path) -> dict[str, Path]:
    """The schemas of a project by kind, in a folder of their own."""
    folder.mkdir()
    paths = {name.partition(".")[0]: folder / name for name in schemas()}
    for name, text in schemas(load(root)[0]).items():
        (folder / name).write_text(text, encoding="utf-8")
    return paths


def checked(*arguments: object) -> tuple[int, str]:
    ran = CliRunner().invoke(check_jsonschema_main, [*map(str, arguments)])
    return ran.exit_code, ran.output


@pytest.mark.parametrize("project", [ROOT, FIXTURE, MINIMAL], ids=["this explainer", "fixture", "minimal"])
def test_check_jsonschema_accepts_the_projects_here(project: Path, tmp_path: Path) -> None:
    paths = validators(project, tmp_path / "schema")
    assert checked("--check-metaschema", *paths.values())[0] == 0
    files = sorted((project / "site_data").rglob("*.yml"))
    for kind in sorted({kind_of(path) for path in files}):
        assert checked("--schemafile", paths[kind], *[path for path in files if kind_of(path) == kind]) == (0, "ok -- validation done\n")


def test_check_jsonschema_refuses_what_is_not_known(tmp_path: Path) -> None:
    paths = validators(MINIMAL, tmp_path / "schema")
    wrong = tmp_path / "quotes.yml"
    wrong.write_text("- {id: one, speaker: quinze, words: a, when: 2025-8, frgment: true}\n", encoding="utf-8")
    code, told = checked("--schemafile", paths["quotes"], wrong)
    assert code == 1
    assert "'quinze' is not one of ['quince']" in told
    assert "'2025-8' does not match" in told
    assert "'frgment' was unexpected" in told


@pytest.mark.parametrize("case", CASES)
def test_awkward_projects_are_accepted(case: str, tmp_path: Path) -> None:
    awkward(tmp_path, case)
    for name, text in schemas(load(tmp_path)[0]).items():
        path = tmp_path / "site_data" / name.replace(".schema.json", ".yml")
        if path.exists():
            assert [error.message for error in Validator(json.loads(text)).iter_errors(json.loads(path.read_bytes()))] == []


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data(), st.sampled_from([EXPLAINER, *KINDS]))
def test_what_the_model_accepts_is_accepted_however_it_is_written(data: st.DataObject, kind: str) -> None:
    """Without quotation marks, too: numbers, truth values and dates of other readers are texts here."""
    record = data.draw(records(model_of(kind)))
    value = record if kind == EXPLAINER or data.draw(st.booleans()) else [record]
    text, _ = data.draw(written(value, comments=False, plain=True))
    made, _ = record_of(model_of(kind), record, Positions("f.yml"), ())
    assert made is not None
    try:
        read_by_others = as_others_read(io.BytesIO(text.encode()))
    except ParseError:  # a lone `=`, and keys a text seems to have
        return
    assert [f"{error.json_path}: {error.message}" for error in BARE[kind].iter_errors(read_by_others)] == []


# What is refused

VALUES = ["wrong-value", "unknown-value", "wrong-shape", "no-value", "unknown-id", "wrong-kind", "renamed-id", "unknown-stance", "bad-date"]
MODEL = {"missing-key": "missing", "unknown-key": "unknown"} | dict.fromkeys(VALUES, "value")
Complaint = tuple[str, set[str]]


def complaints(schema: Any, value: Any, positions: Positions) -> Iterator[Complaint]:
    """What a schema says of a value: of which sort it is, and where."""
    for error in schema.iter_errors(value):
        path = tuple(error.absolute_path)
        if error.validator == "additionalProperties":
            for key in sorted(set(error.instance) - set(error.schema["properties"])):
                yield "unknown", {str(positions.at_key((*path, key)))}
        elif error.validator == "required" and "properties" in error.schema:
            yield "missing", {str(positions.at(path))}
        else:
            yield "value", {str(positions.at(path)), str(positions.at_key(path))}


def judged(root: Path, findings: list[Diagnostic], by_kind: dict[str, Any]) -> Iterator[tuple[list[Diagnostic], list[Complaint]]]:
    """Of each file that other readers can read, what is found in it and what its schema says."""
    for file in files_in(root / "site_data", []):
        data = file.path.read_bytes()
        if file.kind not in by_kind:
            continue
        try:
            value = as_others_read(io.BytesIO(data))
        except (ParseError, ValueError, LookupError):  # with a tag they may stumble over the value
            continue
        said = list(complaints(by_kind[file.kind], value, read(file.name, data)[1]))
        yield [item for item in findings if item.location.file == file.name], said


def differences(root: Path, findings: list[Diagnostic], by_kind: dict[str, Any]) -> tuple[list[Diagnostic], list[str]]:
    """What is found and the schemas accept; what the schemas refuse in files that can be read, and nothing is found."""
    accepted, stricter = [], []
    for mine, said in judged(root, findings, by_kind):
        for item in mine:
            seen = any(sort == MODEL.get(item.code) and str(item.location) in places for sort, places in said)
            accepted += [item] * (item.code in MODEL and not seen)
        if all(item.code in MODEL for item in mine):
            stricter += [max(places) for _, places in said if not places & {str(item.location) for item in mine}]
    return accepted, stricter


def test_what_schema_and_loader_differ_in_is_listed_and_nothing_else(tmp_path: Path) -> None:
    accepted: dict[str, int] = {}
    stricter: dict[str, list[str]] = {}
    codes: set[str] = set()
    for n, parameters in enumerate(test_load.cases()):
        case, root = parameters.values[2], tmp_path / str(n)
        test_load.plant(root, case)
        findings = load(root)[1]
        only_mine, only_theirs = differences(root, findings, BARE)
        codes |= {item.code for item in findings}
        accepted |= {case["name"]: len(only_mine)} if only_mine else {}
        stricter |= {case["name"]: only_theirs} if only_theirs else {}
    assert accepted == {item["case"]: int(item["findings"]) for item in KNOWN["accepted"]}
    assert stricter == {item["case"]: [item["place"]] for item in KNOWN["stricter"]}
    assert codes - set(MODEL) == set(KNOWN["codes"])
    assert all(len(item["reason"]) > 10 for part in ("accepted", "awful", "stricter", "also") for item in KNOWN[part])


def test_in_the_awful_project_too() -> None:
    with_ids = {name.partition(".")[0]: Validator(json.loads(text)) for name, text in schemas(load(AWFUL)[0]).items()}
    accepted, stricter = differences(AWFUL, list(check(AWFUL).diagnostics), with_ids)
    assert [(item.location.file, item.message) for item in accepted] == [(item["file"], item["message"]) for item in KNOWN["awful"]]
    assert stricter == []


@pytest.mark.parametrize("case", KNOWN["also"], ids=lambda case: f"{case['file']}: {case['reason']}")
def test_what_else_is_for_check_alone(case: dict[str, str], tmp_path: Path) -> None:
    test_load.plant(tmp_path, {"files": {case["file"]: case["text"]}})
    assert case["code"] in [item.code for item in check(tmp_path).diagnostics]
    value = as_others_read(io.BytesIO(case["text"].encode()))
    assert [error.message for error in BARE[case["file"].partition(".")[0]].iter_errors(value)] == []


# Ids


def made_for(root: Path, kind: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(schemas(load(root)[0])[f"{kind}.schema.json"])
    return schema["definitions"]


def test_references_are_the_ids_there_are_each_with_its_name() -> None:
    definitions = made_for(MINIMAL, "positions")
    assert definitions["ids of participants"] == {"enum": ["quince"], "enumDescriptions": ["Ada Quince"]}
    assert definitions["ids of quotes"]["enumDescriptions"] == ["A library that is open on Sundays is worth two"]
    assert definitions["Position"]["properties"]["participant"]["allOf"] == [{"$ref": "#/definitions/ids of participants"}]
    assert set(made_for(MINIMAL, "corrections")["ids of all records"]["enum"]) == {
        "answer", "echo", "quince", "open-on-sundays", "worth-two", "quince-on-sundays",
    }  # fmt: skip


def test_a_stance_is_one_of_its_questions() -> None:
    (only,) = made_for(MINIMAL, "positions")["Position"]["allOf"]
    assert only["if"]["properties"]["question"] == {"const": "open-on-sundays"}
    assert only["then"]["properties"]["stance"] == {"enum": ["open", "closed"], "enumDescriptions": ["Should open", "Should stay closed"]}


def test_a_record_that_cannot_be_read_may_be_referred_to(tmp_path: Path) -> None:
    project = copy_of(MINIMAL, tmp_path / "p")
    (project / "site_data" / "participants").mkdir()
    (project / "site_data" / "participants" / "two.yml").write_text("- id: two\n  name: Two\n", encoding="utf-8")
    assert made_for(project, "positions")["ids of participants"]["enum"] == ["quince", "two"]


@pytest.mark.parametrize(("id_", "read_as"), [("2024", 2024), ("007", 7), ("1e3", 1000.0), ("0x1f", 31), ("true", True), ("false", False)])
def test_an_id_may_be_a_number_to_others(id_: str, read_as: object, tmp_path: Path) -> None:
    project = copy_of(MINIMAL, tmp_path / "p")
    text = f"- {{id: {id_}, name: A, kind: person, role: B, basis: editor}}\n"
    (project / "site_data" / "participants.yml").write_text(text, encoding="utf-8")
    assert as_others_read(io.BytesIO(id_.encode())) == read_as
    assert json.dumps(made_for(project, "positions")["ids of participants"]["enum"]) == json.dumps([id_, read_as])


@pytest.mark.parametrize("id_", ["a", "1-2", "1e999", "null", "2025-08-07", "inf", "0"])
def test_most_ids_are_one_thing_to_everybody(id_: str) -> None:
    from generator.schema.ids import enum

    assert enum({id_: "A"})["enum"] == ([id_] if id_ != "0" else ["0", 0])


def test_no_records_no_ids() -> None:
    definitions = BARE["quotes"].schema["definitions"]
    assert not [name for name in definitions if name.startswith("ids of")]
    assert definitions["Quote"]["properties"]["speaker"]["pattern"] == _FORMS["kebab"]["pattern"]


def test_stance_without_questions_is_any_text() -> None:
    assert "allOf" not in BARE["positions"].schema["definitions"][Position.__name__]


# Files


def test_schema_writes_schemas_and_settings(tmp_path: Path) -> None:
    project = copy_of(MINIMAL, tmp_path / "p")
    ran = explainer("schema", project)
    told = f"{len(schemas())} schemas in site_data/.schema/, settings for VS Code in .vscode/settings.json\n"
    assert (ran.returncode, ran.stdout) == (0, told)
    assert {path.name: path.read_text(encoding="utf-8") for path in (project / "site_data" / ".schema").iterdir()} == schemas(
        load(project)[0]
    )
    settings_ = json.loads((project / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    for schema, names in settings_["yaml.schemas"].items():
        assert (project / schema).is_file()
        assert names[0].startswith(f"site_data/{Path(schema).name.partition('.')[0]}.yml")
    assert load(project)[1] == []


def test_settings_that_are_there_stay_and_what_they_lack_is_printed(tmp_path: Path) -> None:
    project = copy_of(MINIMAL, tmp_path / "p")
    kept = project / ".vscode" / "settings.json"
    kept.parent.mkdir()
    kept.write_text("// mine\n{}\n", encoding="utf-8")
    printed = write_schemas(project).printed
    assert printed.endswith(vs_code())
    assert kept.read_text(encoding="utf-8") == "// mine\n{}\n"
    kept.write_text(vs_code(), encoding="utf-8")
    assert write_schemas(project).printed == ""


def test_the_settings_kept_here_name_every_kind() -> None:
    kept = ROOT / SETTINGS
    assert not kept.exists() or kept.read_text(encoding="utf-8") == vs_code()


def test_modelines_name_the_schema_and_change_no_fact(tmp_path: Path) -> None:
    project = copy_of(FIXTURE, tmp_path / "p")
    (project / "site_data" / "glossary").mkdir()
    (project / "site_data" / "glossary" / "bad.yml").write_text("- *a", encoding="utf-8")
    before = load(project)[0].entries
    done = write_schemas(project, modelines=True)
    assert [item.code for item in done.findings] == ["yaml-alias"]
    (project / "site_data" / "glossary" / "bad.yml").unlink()
    for path in (project / "site_data").rglob("*.yml"):
        line = path.read_text(encoding="utf-8").splitlines()[0]
        assert (path.parent / line.removeprefix("# yaml-language-server: $schema=")).is_file(), path
    assert [entry.fact for entry in load(project)[0].entries] == [entry.fact for entry in before]
    assert explainer("fmt", "--check", project).returncode == 0
    files = {path: path.read_bytes() for path in (project / "site_data").rglob("*.yml")}
    write_schemas(project, modelines=True)
    assert files == {path: path.read_bytes() for path in files}


def test_a_modeline_gives_way_to_another() -> None:
    old = "# yaml-language-server: $schema=https://elsewhere.example\r\n- id: one\r\n"
    new = "# yaml-language-server: $schema=../.schema/quotes.schema.json\r\n- id: one\r\n"
    assert with_modeline(old, "quotes", part=True) == with_modeline(new, "quotes", part=True) == new
    assert with_modeline("- id: one\r\n", "quotes", part=True) == new


def test_a_folder_without_facts(tmp_path: Path) -> None:
    assert [item.code for item in write_schemas(tmp_path).findings] == ["no-folder"]
