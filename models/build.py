"""Build the pipelines of this folder: ``python models/build.py [FOLDER]`` writes deliberation_en, _fr and _es.

Run it after a change of the names, of the sample codebook or of a component; a test holds that what is shipped is
what this script writes. The folders hold rules and tables only, so building needs no download and no training.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import spacy
from spacy.language import Language

from annotator import __version__, codebook
from annotator.suggest import pipeline, tokenizer
from annotator.suggest.components import ThemePhrases

HERE = Path(__file__).resolve().parent
CODEBOOK = HERE.parent / "projects" / "deliberations" / "codebook.yaml"
DESCRIPTION = "Countries, attributed statements and themes in reports of deliberations, by rules."


def make(language: str) -> Language:
    """Return the pipeline for a language: sentences, then our components with the sample codebook's themes."""
    nlp = spacy.blank(language, config={"nlp": {"tokenizer": {"@tokenizers": tokenizer.NAME}}})
    nlp.add_pipe("annotator_sentences")
    pipeline.ours(nlp)
    book = codebook.load(CODEBOOK)
    cast("ThemePhrases", nlp.get_pipe("annotator_themes")).use(book.layer("theme").codes)
    nlp.meta.update(
        name="deliberation", version=__version__, description=DESCRIPTION, author="deliberation-annotator",
        license="Apache-2.0", requirements=["deliberation-annotator"],
    )  # fmt: skip
    return nlp


def write(nlp: Language, folder: Path) -> None:
    """Save a pipeline without the vocabulary, which would record every word this process met."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(folder, exclude=["vocab"])
    _rewrite(folder / "meta.json", lambda meta: {**meta, "spacy_version": ">=3.8.2,<3.9", "spacy_git_version": ""})


def _rewrite(path: Path, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Change a JSON file so that it is the same whoever builds it."""
    data = change(json.loads(path.read_text(encoding="utf-8")))
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main(target: Path) -> None:
    """Write all pipelines into a folder."""
    for language in pipeline.LANGUAGES:
        folder = target / f"deliberation_{language}"
        write(make(language), folder)
        print(f"{folder.name}: {sum(f.stat().st_size for f in folder.rglob('*') if f.is_file()) // 1000} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
