"""Settings are read in one place and refused by name."""

from pathlib import Path

import pytest

from assistant.config import LOOPBACK, Config
from assistant.errors import ConfigError


def test_nothing_set_means_the_bundled_corpus_and_model_on_the_loopback() -> None:
    config = Config.from_environment({})
    assert (config.embedding, config.host, config.port) == ("static", LOOPBACK, 7860)
    assert (config.corpus / "manifest.toml").exists()


def test_every_variable_is_read(tmp_path: Path) -> None:
    config = Config.from_environment(
        {
            "ASSISTANT_CORPUS": str(tmp_path),
            "ASSISTANT_CACHE": "/c",
            "ASSISTANT_EMBEDDING": "m",
            "ASSISTANT_HOST": "::1",
            "ASSISTANT_PORT": "80",
            "ASSISTANT_KEYS": "/k.json",
            "ASSISTANT_LIMIT_KEY": "1/second",
            "ASSISTANT_LIMIT_ADDRESS": "off",
            "ASSISTANT_LIMIT_STORE": "redis://r",
            "ASSISTANT_THREADS": "3",
            "ASSISTANT_LOG_QUESTIONS": "yes",
        }
    )
    keys = Path("/k.json")
    assert config == Config(tmp_path, Path("/c"), "m", "::1", 80, keys, "1/second", "off", "redis://r", 3, log_questions=True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ASSISTANT_PORT", "0"),
        ("ASSISTANT_PORT", "http"),
        ("ASSISTANT_PORT", "70000"),
        ("ASSISTANT_CORPUS", "/nowhere"),
        ("ASSISTANT_THREADS", "0"),
    ],
)
def test_an_unusable_value_is_named(name: str, value: str) -> None:
    with pytest.raises(ConfigError, match=f"{name}={value!r}|{name}={value}"):
        Config.from_environment({name: value})
