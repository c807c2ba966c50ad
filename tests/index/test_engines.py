from tests.index.contract import EngineContract


class TestTantivy(EngineContract):
    name = "tantivy"


class TestWhoosh(EngineContract):
    name = "whoosh"
