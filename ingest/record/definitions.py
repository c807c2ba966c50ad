"""Definitions: 「驻点管家是指…」, 「本办法所称…，系指…」: the term and what it says, to the end of the sentence, or
to where the text goes on to 具体, 详见 or 以…为准.
"""

from __future__ import annotations

import re

from ingest.record.text import Text
from records import Definition

_MEANS = re.compile(
    r"(?=[, 是系指即意:])(?:,? ?(?:是指|系指|指的是|即指|意指|(?<=[”」\"》)]) ?指|(?<=[\u4e00-\u9fff])[,:] ?指))(?!示|定|标|"
    r"导|南|数)\s*[:,]?"
)
_POINTS = re.compile("指(?!示|定|标|导|南|数)")  # in all of these, and quickly found
_TERM = re.compile(
    r"\s*(?:所称的?|所谓的?|其中|这里的|下列|"
    r"本[\u4e00-\u9fff]{2}(?:所称)?)?\s*[“「『\"]?([^\s,、。;:!?()“”「」『』\"]{2,20})[”」』\"]?(?:\([^()]*\))?\s*$"
)
_SAYS = re.compile(
    r"(.{1,300}?)(?=[。;\n]|$|,(?:具体|详见|详情|以|下同|不含|但|[^,。;\n]{0,10}(?:为准|认定|核验|审定|核定|解释)))"
)


def definitions(text: Text) -> tuple[Definition, ...]:
    given: list[Definition] = []
    if not _POINTS.search(text.plain):
        return ()
    for means in _MEANS.finditer(text.plain):
        first, _ = text.clauses.sentence(means.start())
        term = _TERM.search(text.plain, max(first, means.start() - 30), means.start())
        says = _SAYS.match(text.plain, means.end())
        if term and says and len(says.group(1)) >= 4:
            given.append(
                Definition(
                    term=text.body[term.start(1) : term.end(1)],
                    says=text.body[says.start(1) : says.end(1)].strip(),
                    span=text.body[term.start(1) : says.end(1)],
                    offset=term.start(1),
                )
            )
    return tuple(given)
