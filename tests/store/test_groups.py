"""Groups of copies: what hangs together by pairs, whatever came first, and parted where a link goes."""

from __future__ import annotations

import itertools

import pytest

# 甲 – 乙 share a line, 乙 – 丙 another: together over the second; 丁 stands alone
CHAIN = {"a": "甲行。\n子行。", "b": "子行。\n丑行。", "c": "丑行。\n丙行。", "d": "丁行。"}


def add(make, name, body=None, **more) -> str:
    return make.add(f"https://{name}.example/1", make.document(body=body or CHAIN[name]), **more).ids[0]


def groups(make, ids) -> set[frozenset[str]]:
    """Names of what the records call their copies; every record of a group says the same."""
    names = {id: name for name, id in ids.items()}
    found = set()
    for one in ids.values():
        copies = [id for id in make.store.record(one).copies if id in names]
        found.add(frozenset(names[id] for id in (one, *copies)))
    return found


@pytest.mark.parametrize("order", list(itertools.permutations("abcd")), ids="".join)
def test_the_same_in_any_order(make, order):
    ids = {name: add(make, name) for name in order}
    assert groups(make, ids) == {frozenset("abc"), frozenset("d")}


@pytest.mark.parametrize("order", ["abcd", "bacd", "cabd"])
def test_parted_where_what_linked_them_changes(make, order):
    ids = {name: add(make, name) for name in order}
    add(make, "b", "改了。")
    assert groups(make, ids) == {frozenset(name) for name in "abcd"}
    add(make, "b", CHAIN["c"] + "\n" + CHAIN["d"])
    assert groups(make, ids) == {frozenset("a"), frozenset("bcd")}


def test_taking_back_parts_and_joins(make):
    ids = {name: add(make, name) for name in "acd"}
    linking, changing = make.store.new_batch(make.now), make.store.new_batch(make.now)
    linked = make.add("https://b.example/1", make.document(body=CHAIN["b"]), batch=linking)
    assert linked.copy_of == (ids["a"],)
    assert groups(make, ids) == {frozenset("ac"), frozenset("d")}
    add(make, "b", CHAIN["d"], batch=changing)
    assert groups(make, ids) == {frozenset(name) for name in "acd"}
    make.undo(changing)
    assert groups(make, ids) == {frozenset("ac"), frozenset("d")}
    make.undo(linking)
    assert groups(make, ids) == {frozenset(name) for name in "acd"}


def test_a_key_that_very_many_share_costs_no_more(make):
    """Not all are compared: the newest of each key, first those that share keys which few have."""
    pages = [
        (
            make.page(f"https://{n}.example/1"),
            make.reading(make.document(body=f"同行。\n別行{'甲乙'[n % 2]}{'行' * n}")),
        )
        for n in range(100)
    ]
    list(make.store.add_many(pages, batch=make.batch, now=make.now, settle=make.settle))
    compared, same = [], make.store._likeness.same

    def counting(one, other):
        compared.append(other.body)
        return same(one, other)

    make.store._likeness = make.store._likeness._replace(same=counting)
    last = make.add("https://z.example/1", make.document(body=pages[20][1].body))
    assert len(compared) == 16
    assert compared[0] == pages[20][1].body
    assert len(make.store.record(last.ids[0]).copies) == 100
