"""Embedding models behind one small protocol: the bundled static one, or any of sentence-transformers.

The static model is a table of word vectors trained on Chinese law and policy (`index/model/README.md`). A text's
vector is the mean of its words' vectors, brought to length 1: no network, no torch, microseconds a text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError

if TYPE_CHECKING:
    from tokenizers import Encoding

STATIC_MODEL = Path(__file__).parent / "model" / "static"
# Texts tokenised at a time: bounds the memory that token offsets take.
BATCH = 1024
# … and up to how many in one thread.
FEW = 8
# Numbers of each parameter that go into the fingerprint of a large model: reading all would take seconds.
FINGERPRINT_SAMPLE = 1024


class Embedder(Protocol):
    """Turns texts into vectors whose dot product is their cosine similarity.

    `fingerprint` is equal for equal models and changes when the weights or the tokenizer do: a saved index
    keeps it and refuses queries by another model.
    """

    @property
    def name(self) -> str: ...

    @property
    def dimensions(self) -> int: ...

    @property
    def fingerprint(self) -> str: ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of shape (len(texts), dimensions), rows of length 1; a text without a known word has a zero row."""
        ...


class StaticEmbedder:
    """The bundled model, read with numpy, tokenizers and safetensors alone."""

    def __init__(self, folder: Path = STATIC_MODEL) -> None:
        """Loads `folder`. Raises ModelError if it is missing or damaged."""
        from safetensors.numpy import load
        from tokenizers import Tokenizer

        self.name = "static"
        try:
            weights = (folder / "model.safetensors").read_bytes()
            vocabulary = (folder / "tokenizer.json").read_bytes()
            tensors = load(weights)
            self._rows: NDArray[np.int8] = tensors["embeddings"]
            self._scales: NDArray[np.float32] = tensors["weights"]
            self._tokenizer = Tokenizer.from_buffer(vocabulary)
        except Exception as error:  # safetensors and tokenizers raise classes of their own, and plain Exception
            cause = _one_line(error)
            raise ModelError(
                f"{folder}: no usable static model ({cause}); restore the folder or run python -m index.model.train"
            ) from error
        if len(self._rows) != self._tokenizer.get_vocab_size() or len(self._rows) != len(self._scales):
            raise ModelError(
                f"{folder}: {len(self._rows)} vectors for {self._tokenizer.get_vocab_size()} tokens; "
                "model.safetensors and tokenizer.json belong to different models, restore both"
            )
        self.dimensions = int(self._rows.shape[1])
        self._files = (weights, vocabulary)

    @cached_property
    def fingerprint(self) -> str:
        """Hash of both files."""
        return hashlib.sha256(b"".join(hashlib.sha256(file).digest() for file in self._files)).hexdigest()[:16]

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See `Embedder.encode`. A text's vector does not depend on the texts beside it."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for start in range(0, len(texts), BATCH):
            batch = [encodable(text) for text in texts[start : start + BATCH]]
            for offset, encoding in enumerate(self._tokenized(batch)):
                vectors[start + offset] = self._vector(encoding.ids)
        return vectors

    def _tokenized(self, texts: list[str]) -> list[Encoding]:
        if len(texts) <= FEW:  # waking the tokenizer's threads takes longer than a question
            return [self._tokenizer.encode(text, add_special_tokens=False) for text in texts]
        return self._tokenizer.encode_batch_fast(texts, add_special_tokens=False)

    def _vector(self, ids: list[int]) -> NDArray[np.float32] | float:
        """The normalised sum of the tokens' vectors; 0.0 if it has no direction."""
        if not ids:
            return 0.0
        total: NDArray[np.float32] = self._scales[ids] @ self._rows[ids].astype(np.float32)
        length = float(np.sqrt(total @ total))
        return total / np.float32(length) if length > 0 else 0.0


class SentenceTransformerEmbedder:
    """A model of the sentence-transformers library, from a folder or from the local cache of the hub."""

    def __init__(self, name_or_path: str, *, allow_download: bool = False) -> None:
        """Loads the model; fetches it only with `allow_download`. Raises ModelError, in one line."""
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise ModelError(
                f"{name_or_path}: sentence-transformers is not installed ({_one_line(error)}); "
                "install it, or use the embedding model 'static'"
            ) from error
        try:
            model = SentenceTransformer(name_or_path, local_files_only=not allow_download)
        except Exception as error:  # hub, transformers and torch raise many unrelated classes
            absent = isinstance(error, OSError) and not Path(name_or_path).exists()
            cause = "neither a folder nor a downloaded model" if absent else _one_line(error)
            raise ModelError(
                f"{name_or_path}: no usable embedding model ({cause}); "
                "give the folder of a sentence-transformers model, or use 'static'"
            ) from error
        self._model: Any = model
        self.name = name_or_path
        self.dimensions = int(self._model.get_embedding_dimension() or self._encode(["维"]).shape[1])

    @cached_property
    def fingerprint(self) -> str:
        """Hash of name, shape and a sample of every parameter, and of the parts' configuration."""
        digest = hashlib.sha256(str(self._model).encode())
        for name, tensor in sorted(self._model.state_dict().items()):
            flat = tensor.detach().reshape(-1)
            sample = flat[:: max(1, len(flat) // FINGERPRINT_SAMPLE)].cpu().float().numpy()
            digest.update(json.dumps([name, list(tensor.shape)]).encode() + sample.tobytes())
        return digest.hexdigest()[:16]

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See `Embedder.encode`; here only a text of white space alone has a zero row."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        clean = [encodable(text) for text in texts]
        filled = [index for index, text in enumerate(clean) if text.strip()]
        if filled:
            vectors[filled] = self._encode([clean[index] for index in filled])
        return vectors

    def _encode(self, texts: list[str]) -> NDArray[np.float32]:
        vectors = self._model.encode(texts, convert_to_numpy=True, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)


def load_embedder(spec: str) -> Embedder:
    """The bundled model for "static", else the sentence-transformers model of that name or folder.

    Never downloads. Raises ModelError.
    """
    if spec == "static":
        return StaticEmbedder()
    return SentenceTransformerEmbedder(spec)


def encodable(text: str) -> str:
    """The text without lone surrogates, which no tokenizer takes; other texts are returned as they are."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "ignore").decode("utf-8")
    return text


def _one_line(error: BaseException) -> str:
    """The first line of an error's message, or its class."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return f"{type(error).__name__}: {lines[0][:200]}" if lines else type(error).__name__
