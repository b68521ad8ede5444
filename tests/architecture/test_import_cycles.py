"""No module can be reached from itself, lazy and type-only imports included."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tests.architecture.source import PACKAGE, Module, imports, listed, package_modules

Graph = Mapping[str, frozenset[str]]


def graph(modules: Iterable[Module]) -> Graph:
    """Who imports whom; `from package import module` counts as the module, not as its package."""
    read = list(modules)
    names = {module.name for module in read}
    return {module.name: frozenset(targets(module, names)) for module in read}


def targets(module: Module, names: set[str]) -> Iterable[str]:
    for _, name in imports(module):
        found = name if name in names else name.rpartition(".")[0]
        if found in names and found != module.name:
            yield found


def cycle(links: Graph) -> list[str]:
    """One cycle as a path that ends where it began; empty when there is none."""
    done: set[str] = set()
    for start in links:
        found = walk(links, start, [], done)
        if found:
            return found
    return []


def walk(links: Graph, name: str, path: list[str], done: set[str]) -> list[str]:
    if name in path:
        return [*path[path.index(name) :], name]
    if name in done:
        return []
    for target in sorted(links[name]):
        found = walk(links, target, [*path, name], done)
        if found:
            return found
    done.add(name)
    return []


def test_there_is_no_import_cycle() -> None:
    assert listed(cycle(graph(package_modules()))) == ""


def test_a_cycle_is_found_even_when_it_is_lazy() -> None:
    sources = {
        "a": "from peepers_desktop import b",
        "b": "from peepers_desktop.c import thing",
        "c": "def late():\n    import peepers_desktop.a",
        "d": "import peepers_desktop.a",
    }
    modules = [Module.of(text, f"{PACKAGE}.{name}") for name, text in sources.items()]
    assert cycle(graph(modules)) == [f"{PACKAGE}.{name}" for name in "abca"]
    assert cycle(graph(modules[:2])) == []
