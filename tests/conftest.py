"""What all tests share: no user's state leaks in, nothing is written outside of the test's folder."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.running import annotator

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# A busy machine draws examples slowly; no test is to fail by the clock. Whether a change lands is not to depend on luck
# either: where CI is set the same examples are drawn each time, elsewhere new ones.
settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def own_state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a state and a settings folder of its own and no project or coder from the environment."""
    monkeypatch.setenv("ANNOTATOR_STATE", str(tmp_path_factory.mktemp("state")))
    monkeypatch.setenv("ANNOTATOR_CONFIG", str(tmp_path_factory.mktemp("config")))
    for name in ("ANNOTATOR_PROJECT", "ANNOTATOR_CODER", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def _sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample project once."""
    folder = tmp_path_factory.mktemp("sample") / "demo"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANNOTATOR_STATE", str(folder.parent / "state"))
        assert annotator("demo", folder, "--no-ui").code == 0
    return folder


@pytest.fixture
def sample(_sample: Path, tmp_path: Path) -> Path:
    """Return a copy of the sample project: two coders, nineteen units, round main still blind."""
    return Path(shutil.copytree(_sample, tmp_path / "sample"))


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """Return the small project made by hand, without a coder."""
    from tests.made import make

    with make(tmp_path / "made") as made:
        return made.folder


@pytest.fixture
def shared() -> Path:
    """Return the folder of real documents and reference cases; only tests under ``reference`` use it."""
    return SHARED


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out the tests that need real documents, or a browser, where they are not asked for by name."""
    if not collection_path.is_dir():
        return None
    if collection_path.name == "browser":
        return None if os.environ.get("ANNOTATOR_BROWSER") else True
    if collection_path.name == "reference":
        return None if any("reference" in str(arg) for arg in config.invocation_params.args) else True
    return None
