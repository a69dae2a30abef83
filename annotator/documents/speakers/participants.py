"""Who is listed as having spoken or attended: role, kind and code of each entry, and on whose behalf it spoke."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from annotator.delayed import dataclass
from annotator.documents.speakers import list_entries, speaker_lists
from annotator.documents.speakers.list_heads import Listed
from annotator.model import Participant, ParticipantKind, Unit

if TYPE_CHECKING:
    from annotator.gazetteer import Guess

_BEHALF = re.compile(
    r"(?:also |speaking |acting |parlant |s['’]exprimant |prenant la parole |hablando |también |également )*"
    r"(?:on (?:his|her|its|their) own behalf and )?"
    r"(?:on (?:the )?behalf of"
    r"|au nom (?:également )?(?=d)|en nombre (?:también )?(?=d)|en representación (?=d))\s*", re.I
)  # fmt: skip
_ARTICLE = re.compile(
    r"(?:the |les? |la |l['’]|los |las |el |de la |de l['’]|de los |de las |des |du |del |de |d['’])", re.I
)
_TITLE = re.compile(r"(?:Mr|Ms|Mrs|Miss|Dr|Prof|Sir|Dame|H\.E|M|Mme|Mlle|Sr|Sra|Srta)\.? (?=[A-ZÀ-Þ])")
_NGO = re.compile(
    r"\bNGOs?\b|\bONG\b|\balianza\b|\balliance\b|non-governmental|non gouvernementale|no gubernamental"
    r"|federation|\bassociation\b|foundation"
    r"|society|fédération|fundación|asociación|fondation|international service|amnesty|watch\b|congress of"
    r"|league\b|\bcentre for"
    r"|\bcenter for|sociedad|société|\bsoroptimist|\bcaritas|network|coalition|\bcouncil of women|civil",
    re.I,
)  # fmt: skip
_SECRETARIAT = re.compile(
    r"(?:(?:United Nations|[A-Z]{3,8}) )?(?:secretariat|secrétariat|secretaría|Secretary-General|Secrétaire général"
    r"|Secretario General)"
    r"(?: (?:of|for|de|del|du) (?:the |la |l['’])?(?:United Nations|Nations Unies|Naciones Unidas|Commi\w+"
    r"|Comi\w+|Conf\w+|Meeting"
    r"|Congress|Council|Board|Unit))?",
    re.I,
)
_OFFICER = re.compile(
    r"(?:(?:Acting|Deputy|Vice|Co|Executive|Assistant|Under|First|Honou?rable|newly|outgoing|Special|former)[ -])*"
    r"(?:Chair|President|Rapporteur|Secretary|Director|Administrator|Minister|Prime Minister|High Commissioner"
    r"|High Representative"
    r"|Facilitator|Moderator|Head|Chief|Commissioner|Governor|Mayor|Ambassador|Permanent Representative"
    r"|Legal Counsel|Envoy|Adviser"
    r"|Advisor|Coordinator|Président|Secrétaire|Directeur|Directrice|Ministre|Presidente|Secretari[oa]|Director"
    r"|Ministr[oa])",
    re.I,
)  # fmt: skip
_NOTED = re.compile(r"Observer|Observateur|Observador")
_COMMON = re.compile(
    r"(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|ministries|offices|private-sector"
    r"|business|governmental|scientific|the|following|general category|special category|various|several|other"
    r"|all|some|many|those|these|both|relevant|international|regional|observers?|members?|non-governmental"
    r"|intergovernmental|civil|society|private|sector|academia|states?|parties|governments?|delegations?"
    r"|organi[sz]ations?|countries"
    r"|groups?|agencies|specialized|entities|bodies|institutions|youth|media|public|participating|developing"
    r"|developed|and|of|from|its"
    r"|membres?|pays|États|société civile|estados|países|miembros|sociedad civil)\s*)+",
    re.I,
)
_MEMBERS = re.compile(  # who belongs to a body, not who: "States Members of the Council", "non-Member States"
    r"(?:\d+ |(?:d['’])?autres |otros |(?:other|the|all) )?(?:"
    r"(?:(?:States|Governments|countries) (?:(?:which|that) are )?(?:not )?)?(?:non-)?"
    r"(?:members?|member States|parties|signatories|observer States|observers)(?: States)? (?:of|to|for|in) "
    r"|(?:non-)?member States\b|États (?:non )?(?:membres|parties|observateurs)\b"
    r"|Estados (?:no )?(?:miembros|partes|observadores)\b"
    r"|(?:institutes?|entities|networks?|bodies|members) of the "
    r"|(?:the )?(?:Council|Committee|Commission|Assembly|Board|Conference|Congress|Meeting|(?:Working|Expert) Group)$)",
    re.I,
)
_CAPACITY = re.compile(r"in (?:its|his|her|their) (?:personal )?capacit|en (?:sa|su) (?:qualité|calidad)")
_AS = re.compile(r",\s*in (?:its|his|her|their) capacity as (?:an? |the )?(?P<what>[^,;]+)$|\s*\(\d{1,3}\)$")
_WHAT = re.compile(r", an? (?=[a-z])")  # "the European Union, a regional organization that …"
_WITH_STATES = re.compile(  # "the European Union and its member States", or those States "that are members of" it
    r"^States Members of the United Nations that are (?:also )?members of (?:the )?| and its (?:\d+ )?member States$",
    re.I,
)
_WITHIN = re.compile(r" (?:entities|agencies|bodies|organs|funds|programmes|offices|organizations|departments)\b")


@dataclass(frozen=True, slots=True)
class Around:
    """What is known around a unit: its sentences, the text of the unit it is an item of, where its lines begin."""

    sentences: tuple[tuple[int, int], ...] = ()
    above: str = ""
    breaks: tuple[int, ...] = ()


def of_unit(unit: Unit, around: Around, language: str, first: int = 1) -> list[Participant]:
    """Return the participants listed in a unit, in order from ``first``; offsets point at the name."""
    found: list[Participant] = []
    for listed in speaker_lists.find(unit.text, around.sentences, around.above, language):
        for start, end in list_entries.cut(unit.text, listed, language, around.breaks):
            one = entry(unit, start, end, listed, language, first + len(found))
            if one is not None:
                found.append(one)
    return found


def noted(one: Participant, note: str) -> Participant:
    """Return a participant in the role that the footnote at its name gives it: "Observer of the Council …"."""
    return dataclasses.replace(one, role="observer") if _NOTED.match(note) else one


def entry(unit: Unit, start: int, end: int, listed: Listed, language: str, order: int) -> Participant | None:
    """Return who an entry of a list names; None when it is nobody."""
    from annotator.gazetteer import kind_of, lookup

    end, whom = _behalf(unit.text, start, end, listed)
    end = _without_aside(unit.text, start, end)
    aside = _AS.search(unit.text, start, end)
    end = aside.start() if aside else end
    what = _WHAT.search(unit.text, start, end)
    end = what.start() if what else end
    name = unit.text[start:end]
    codes = lookup(name, language) or (lookup(f"{name}.", language) if unit.text[end : end + 1] == "." else ())
    meant = None if codes else guessed(name, language, listed.hint)
    code = meant.code if meant else codes[0] if len(codes) == 1 else None
    kind = _kind(name, kind_of(code) if code else None, listed)
    if kind is None or (_WITHIN.match(unit.text, end) and not listed.one):
        return None
    of = lookup(whom, language) or lookup(_WITH_STATES.sub("", whom), language) if whom else ()
    role = "secretariat" if kind == "secretariat" else listed.role
    if listed.hint == "person" and kind == "state":  # "experts from the following States"
        role = "representative"
    if aside and _NOTED.match((aside["what"] or "").capitalize()):
        role = "observer"
    return Participant(
        unit.document, unit.id, order, name, code, role, kind, of[0] if len(of) == 1 else whom, start, end,
    )  # fmt: skip


def guessed(name: str, language: str, hint: ParticipantKind | None = None) -> Guess | None:
    """Return the one State that a misspelt name may mean; abbreviations, persons and NGOs are not guessed at."""
    from annotator.gazetteer import guess, kind_of

    if name.isupper() or hint in ("person", "ngo") or _TITLE.match(name):
        return None
    found = guess(name, language)
    if len(found) != 1 or (_NGO.search(name) and not _NGO.search(found[0].name)):  # the Russian Federation is no NGO
        return None
    return found[0] if kind_of(found[0].code) in ("state", "former", "territory") else None


def _behalf(text: str, start: int, end: int, listed: Listed) -> tuple[int, str | None]:
    """Return the end of the name of an entry, and for whom it spoke: in brackets, behind a comma, behind the verb."""
    match = re.compile(rf"\s*[(,]?\s*(?<![\w])(?:{_BEHALF.pattern})", re.I).search(text, start, end)
    if match:
        bracket = "(" in match[0]
        right = _closing(text, match.end(), end) if bracket else end
        return match.start(), _bare(text[match.end() : right])
    if listed.one and not listed.colon:
        behind = re.compile(
            rf"(?<=[\s,])(?:{_BEHALF.pattern})([^.;]+?)(?=, (?!and\b)[a-z]|,? (?:and (?:made|said|stated|noted"
            rf"|the (?:rep|obs))"
            r"|under|in (?:exercise|explanation|which)|during|at its)|[.;]|$)",
            re.I,
        ).search(text, end, listed.right)
        if (
            behind
            and "." not in text[end : behind.start()]
            and not re.search(r"\b(?:representative|observer)", text[end : behind.start()])
        ):
            return end, _bare(behind[1])
    return end, None  # fmt: skip


def _closing(text: str, at: int, end: int) -> int:
    depth = 1
    for i in range(at, end):
        depth += (text[i] == "(") - (text[i] == ")")
        if not depth:
            return i
    return end


def _bare(whom: str) -> str | None:
    """Return for whom, without article."""
    whom = whom.strip(" ,.;")
    while match := _ARTICLE.match(whom):
        whom = whom[match.end() :]
    return whom or None


def _without_aside(text: str, start: int, end: int) -> int:
    """Return the end of a name without a remark in brackets: "(by video message)"."""
    match = re.compile(r"\s*\((?:by|via|through|in|par|por|on|also|as|joint|with)\b[^()]*\)\s*$").search(
        text, start, end
    )
    end = match.start() if match else end
    if text[end : end + 1] == "." and list_entries.FIRM.search(text, start, end):
        return end + 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    return end


def _kind(name: str, known: str | None, listed: Listed) -> ParticipantKind | None:
    """Return the kind of an entry; None for what names nobody: "Member States", "the President"."""
    if not name:
        return None
    if known in ("state", "former", "territory"):
        return "state"
    if known == "group":
        return "organization" if listed.hint == "organization" else "group"
    if _SECRETARIAT.fullmatch(name):
        return "secretariat"
    if _COMMON.fullmatch(name) or _MEMBERS.match(name) or _CAPACITY.match(name):
        return None
    if (not listed.named or listed.hint == "person") and _OFFICER.match(name):
        return None
    if _TITLE.match(name) or listed.hint == "person":
        return "person"
    if listed.hint == "ngo" or (listed.hint != "organization" and _NGO.search(name)):
        return "ngo"
    grouped = listed.hint != "organization"
    return "group" if grouped and re.search(r"\bgroup\b|\bgroupe\b|\bgrupo\b", name, re.I) else "organization"
