"""Where the project is and what its project.toml says; errors name file and key."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from annotator.delayed import dataclass
from annotator.errors import ProjectError, nearest

FILE = "project.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What project.toml says."""

    title: str
    id: str
    codebook: str = "codebook.yaml"
    pipeline: str = ""
    embeddings: str = ""


_KEYS = ("title", "id", "codebook", "pipeline", "embeddings")
_EMBEDDINGS = ("", "wordllama")


def load(folder: Path) -> Settings:
    """Read a project's settings; raise ProjectError naming file and key."""
    import tomllib

    path = folder / FILE
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ProjectError(
            f"{folder} is no project: it has no {FILE}", remedy="make one with 'annotator init DIR'"
        ) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProjectError(f"cannot be read: {error}", where=str(path), remedy="mend the file") from error
    return _checked(data, path)


def _checked(data: dict[str, Any], path: Path) -> Settings:
    for key, value in data.items():
        if key not in _KEYS:
            raise ProjectError(f"unknown key '{key}'{nearest(key, _KEYS)}", where=str(path), remedy="mend the file")
        if not isinstance(value, str):
            raise ProjectError(f"key '{key}' wants a text in quotes", where=str(path), remedy="mend the file")
    if data.get("embeddings", "") not in _EMBEDDINGS:
        raise ProjectError(
            f"key 'embeddings' is '{data['embeddings']}'", where=str(path), remedy="write 'wordllama', or leave it out"
        )
    if "id" not in data:
        raise ProjectError("key 'id' is missing", where=str(path), remedy="put it back; it names the project")
    return Settings(**{"title": path.parent.name, **data})


def write(folder: Path, settings: Settings) -> None:
    """Write project.toml for a new project."""
    lines = [
        f"{key} = {json.dumps(getattr(settings, key), ensure_ascii=False)}" for key in _KEYS if key != "embeddings"
    ]
    (folder / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")


def find(named: str | None, state: Path) -> Path:
    """Return the project's folder: the one named, $ANNOTATOR_PROJECT, or the nearest from here upwards.

    The search stops at the home folder and at a file-system border. A project found that way which
    another user owns is refused unless it is trusted.
    """
    if named or os.environ.get("ANNOTATOR_PROJECT"):
        folder = Path(named or os.environ["ANNOTATOR_PROJECT"])
        if not (folder / FILE).is_file():
            raise ProjectError(f"{folder} is no project: it has no {FILE}", remedy="make one with 'annotator init DIR'")
        return folder
    folder = _search(Path.cwd())
    _refuse_foreign(folder, state)
    return folder


def _search(start: Path) -> Path:
    home, device = Path.home(), start.stat().st_dev
    for folder in (start, *start.parents):
        if folder.stat().st_dev != device:
            break
        if (folder / FILE).is_file():
            return folder
        if folder == home:
            break
    raise ProjectError(
        "there is no project here", remedy="make one with 'annotator init DIR', or name one with '-p DIR'"
    )


def _refuse_foreign(folder: Path, state: Path) -> None:
    owner = (folder / FILE).stat().st_uid
    if not hasattr(os, "getuid") or owner == os.getuid() or str(folder.resolve()) in trusted(state):
        return
    raise ProjectError(
        f"the project {folder} belongs to another user", remedy=f"if you trust it, run 'annotator trust {folder}'"
    )


def trusted(state: Path) -> list[str]:
    """Return the folders of other users' projects that were trusted on this machine."""
    try:
        return (state / "trusted").read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def trust(folder: Path, state: Path) -> None:
    """Trust another user's project from now on."""
    state.mkdir(parents=True, exist_ok=True)
    (state / "trusted").write_text("\n".join([*trusted(state), str(folder.resolve())]) + "\n", encoding="utf-8")
