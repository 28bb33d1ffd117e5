"""The gazetteer: find toponyms in a text, or resolve given mentions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from operator import attrgetter

from dragoman.model import Place, Span
from dragoman.places.choose import Evidence, Hint, choose, settle, without_dwarfs
from dragoman.places.index import Index, build_index
from dragoman.places.sources import context_words, state_abbreviations
from dragoman.places.support import Need, Surroundings, need_of, patterns
from dragoman.places.tokens import Hit, find_hits, find_words
from dragoman.places.toponym import Name, Rank, normal
from dragoman.reader.reading import Offsets

_POSSESSIVE = re.compile(r"['’]s\b")
_start_of, _end_of = attrgetter("start"), attrgetter("end")


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer that ships with the package; read once, then shared.

    Raises:
        KnowledgeError: a data file breaks its schema.
    """
    return Gazetteer(build_index())


@dataclass(slots=True)
class _Scene:
    """One text: its known names, which of them are places, and what they say of countries."""

    around: Surroundings
    hits: list[Hit]
    accepted: list[bool] = field(default_factory=list)
    evidence: Evidence = field(default_factory=Evidence)


class Gazetteer:
    """Toponyms of the world and of the news, and the rules that tell which one a text means."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def find(self, body: str, *, spans: Sequence[Offsets] | None = None) -> list[Place]:
        """The places that a text names, in order; those it leaves open have only a name.

        With ``spans``, only the places of these mentions (see :meth:`resolve`), without the unknown.
        """
        if spans is not None:
            return [place for place in self.resolve(body, spans) if place]
        scene = self._read(body)
        return [self._place(scene, at, hit) for at, hit in enumerate(scene.hits) if scene.accepted[at] and hit.names]

    def resolve(self, body: str, spans: Sequence[Offsets]) -> list[Place | None]:
        """The place of each given mention, None where its words are no known name.

        A mention is taken for a place: it needs no support from the words about it.
        """
        scene = self._read(body)
        return [self._resolve(scene, start, end) for start, end in spans]

    def _read(self, body: str) -> _Scene:
        words = find_words(body)
        scene = _Scene(Surroundings(body, words), find_hits(body, words, self._index))
        supported = False
        for at, hit in enumerate(scene.hits):
            joined = at > 0 and supported and body[scene.hits[at - 1].end : hit.start] in (" and ", ", and ", " or ")
            accepted, supported = self._accept(scene, at, hit, joined)
            scene.accepted.append(accepted)
        for at, hit in enumerate(scene.hits):
            if scene.accepted[at]:
                self._weigh(scene.evidence, hit)
        return scene

    def _accept(self, scene: _Scene, at: int, hit: Hit, joined: bool) -> tuple[bool, bool]:
        """Whether a hit is a place (or adjective), and whether a preposition says so."""
        if not hit.names:
            return True, False
        around = scene.around
        if around.is_person(hit) or around.is_part_of_name(hit):
            return False, False
        need, support = need_of(hit), around.support(hit)
        if joined:
            support = Need.STRONG_PREPOSITION
        if need == Need.NONE:
            return True, support == Need.STRONG_PREPOSITION
        if support >= need and around.is_bare(hit):
            return True, support == Need.STRONG_PREPOSITION
        return self._placed_by_country(scene, at, hit), False

    def _placed_by_country(self, scene: _Scene, at: int, hit: Hit) -> bool:
        """Whether "NAME, COUNTRY" stands there, and the country (or state) has a place of that name."""
        before, following = scene.around.before(hit), scene.hits[at + 1 : at + 2]
        if before and before.text[0].isupper() and not scene.around.in_title_case(hit):
            return False
        hint = self._hint(scene, at, hit)
        if hint is None or not scene.around.body.startswith(",", hit.end):
            return False
        after = scene.around.body[following[0].end : following[0].end + 1] if following else ""
        if after == " " and need_of(hit) == Need.COUNTRY and following[0].start - hit.end <= 2:
            # "Clinton, US secretary of state": what follows the country goes on.
            return False
        places = [name.toponym for name in hit.names if name.toponym.country == hint.country]
        return any(hint.admin1 in (None, place.admin1) for place in places)

    def _weigh(self, evidence: Evidence, hit: Hit) -> None:
        if len(hit.countries) == 1:
            evidence.countries.add(hit.countries[0])
            return
        toponyms = [name.toponym for name in hit.names]
        meant = settle(toponyms) if toponyms else None
        if meant is None or meant.country is None:
            return
        if meant.rank == Rank.COUNTRY:
            evidence.countries.add(meant.country)
        elif len({item.country for item in without_dwarfs(toponyms)}) == 1:
            evidence.places.add(meant.country)

    def _hint(self, scene: _Scene, at: int | None, hit: Hit) -> Hint | None:
        body = scene.around.body
        if state := patterns().state.match(body, hit.end):
            return Hint("USA", state_abbreviations()[state[1]])
        if at is None:
            at = bisect_left(scene.hits, hit.end, key=_start_of) - 1
            left = bisect_right(scene.hits, hit.start, key=_end_of) - 1
        else:
            left = at - 1
        right = scene.hits[at + 1] if at + 1 < len(scene.hits) else None
        if right and right.names and patterns().hint_gap.fullmatch(body, hit.end, right.start):
            for name in right.names:
                if name.toponym.rank > Rank.CITY and self._has_place_in(hit, name):
                    state_name = name.toponym.name if name.toponym.feature == "admin1" else None
                    return Hint(name.toponym.country, state_name)
        if left >= 0:
            owner = scene.hits[left]
            if patterns().owner_gap.fullmatch(body, owner.end, hit.start):
                codes = owner.countries or tuple({item.toponym.country or "" for item in owner.names})
                return Hint(codes[0]) if len(codes) == 1 and codes[0] else None
        return None

    @staticmethod
    def _has_place_in(hit: Hit, name: Name) -> bool:
        country = name.toponym.country
        return country is not None and any(own.toponym.country == country for own in hit.names)

    def _place(self, scene: _Scene, at: int | None, hit: Hit) -> Place:
        toponyms = [name.toponym for name in hit.names]
        hint = self._hint(scene, at, hit)
        chosen, country = choose(toponyms, hint, scene.evidence, self._index.neighbours)
        text = scene.around.body[hit.start : hit.end]
        mention = Span(hit.start, hit.end, text)
        if chosen is None:
            return Place(name=text, country=country, mention=mention)
        return Place(
            name=chosen.name,
            country=chosen.country,
            admin1=chosen.admin1,
            lat=chosen.lat,
            lon=chosen.lon,
            geonames_id=chosen.geonames_id,
            feature=chosen.feature,
            mention=mention,
        )

    def _resolve(self, scene: _Scene, start: int, end: int) -> Place | None:
        text = scene.around.body[start:end]
        words = text.replace(".", "").split()
        for key in _readings(text):
            names = [name for name in self._index.names.get(key, ()) if name.exact is None or name.exact in words]
            if names:
                primary = tuple(name for name in names if not name.alternate) or tuple(names)
                return self._place(scene, None, Hit(start, end, key, primary))
        if "," in text:
            # "Paris, Texas": the first part's place, which what follows helps to tell.
            place = self._resolve(scene, start, start + text.index(","))
            return replace(place, mention=Span(start, end, text)) if place else None
        return None


def _readings(text: str) -> list[str]:
    """The keys to look a given mention up by: as it is, without "the", directions and kinds of place."""
    words = normal(_POSSESSIVE.sub("", text)).split()
    fillers, kinds = context_words()["fillers"], context_words()["kinds"]
    keys = [" ".join(words)]
    while len(words) > 1 and words[0] in fillers:
        words = words[1:]
        keys.append(" ".join(words))
    if len(words) > 1 and words[-1] in kinds:
        keys.append(" ".join(words[:-1]))
    if len(words) > 2 and words[0] in kinds and words[1] == "of":
        keys.append(" ".join(words[2:]))
    return keys
