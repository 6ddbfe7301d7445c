"""Folders of tiny HuBERT, wav2vec 2.0 and Whisper networks, as ``transformers`` saves them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.export.whisper_folder import write_whisper

if TYPE_CHECKING:
    from pathlib import Path

TINY: dict[str, Any] = {
    "hidden_size": 16,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "intermediate_size": 32,
    "conv_dim": (8,) * 7,
    "num_conv_pos_embeddings": 16,
    "num_conv_pos_embedding_groups": 2,
}


def write_transformer(
    folder: Path, *, kind: str, sample_rate: int = 16_000, do_normalize: bool = True, **changes: object
) -> Path:
    """Write random weights, their configuration and the preprocessor's; return the folder."""
    import transformers  # noqa: PLC0415 - slow

    if kind == "whisper":
        return write_whisper(folder)
    name = {"hubert": "Hubert", "wav2vec2": "Wav2Vec2", "wavlm": "WavLM"}[kind]
    configuration = getattr(transformers, f"{name}Config")(**TINY, **changes)
    getattr(transformers, f"{name}Model")(configuration).save_pretrained(folder)
    extractor = transformers.Wav2Vec2FeatureExtractor
    extractor(sampling_rate=sample_rate, do_normalize=do_normalize).save_pretrained(folder)  # type: ignore[no-untyped-call]
    return folder
