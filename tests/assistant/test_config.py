"""Settings are read in one place and refused by name."""

from pathlib import Path

import pytest

from assistant.config import LOOPBACK, Config, shown
from assistant.errors import ConfigError


def test_nothing_set_means_the_bundled_corpus_and_model_on_the_loopback() -> None:
    config = Config.from_environment({})
    assert (config.embedding, config.host, config.port) == ("static", LOOPBACK, 7860)
    assert (config.corpus / "manifest.toml").exists()
    assert config.database == f"sqlite:///{config.data}/records.sqlite" and config.data.is_absolute()
    assert (config.keep_questions, config.staff_password, config.staff_password_hash) == (0, "", "")


def test_every_variable_is_read(tmp_path: Path) -> None:
    config = Config.from_environment(
        {
            "ASSISTANT_CORPUS": str(tmp_path),
            "ASSISTANT_CACHE": "/c",
            "ASSISTANT_EMBEDDING": "m",
            "ASSISTANT_HOST": "::1",
            "ASSISTANT_PORT": "80",
            "ASSISTANT_DATA": "/d",
            "ASSISTANT_DATABASE": "postgresql://u@h/n",
            "ASSISTANT_KEEP_QUESTIONS": "30",
            "ASSISTANT_STAFF_PASSWORD": "correct horse",
            "ASSISTANT_KEYS": "/k.json",
            "ASSISTANT_LIMIT_KEY": "1/second",
            "ASSISTANT_LIMIT_ADDRESS": "off",
            "ASSISTANT_LIMIT_STORE": "redis://r",
            "ASSISTANT_THREADS": "3",
            "ASSISTANT_LOG_QUESTIONS": "yes",
        }
    )
    expected = Config(
        corpus=tmp_path,
        cache=Path("/c"),
        embedding="m",
        host="::1",
        port=80,
        data=Path("/d"),
        database="postgresql://u@h/n",
        keep_questions=30,
        keys=Path("/k.json"),
        limit_key="1/second",
        limit_address="off",
        limit_store="redis://r",
        threads=3,
        log_questions=True,
        staff_password="correct horse",
    )
    assert config == expected
    assert Config.from_environment({"ASSISTANT_STAFF_PASSWORD_HASH": "scrypt:…"}).staff_password_hash == "scrypt:…"
    assert "horse" not in repr(config)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ASSISTANT_PORT", "0"),
        ("ASSISTANT_PORT", "http"),
        ("ASSISTANT_PORT", "70000"),
        ("ASSISTANT_CORPUS", "/nowhere"),
        ("ASSISTANT_KEEP_QUESTIONS", "yes"),
        ("ASSISTANT_KEEP_QUESTIONS", "-1"),
        ("ASSISTANT_KEEP_QUESTIONS", "99999"),
        ("ASSISTANT_THREADS", "0"),
    ],
)
def test_an_unusable_value_is_named(name: str, value: str) -> None:
    with pytest.raises(ConfigError, match=f"{name}={value!r}|{name}={value}"):
        Config.from_environment({name: value})


@pytest.mark.parametrize("more", [{}, {"ASSISTANT_STAFF_PASSWORD_HASH": "scrypt:…"}])
def test_an_unusable_password_is_refused_and_not_repeated(more: dict[str, str]) -> None:
    password = "hunter2" if not more else "hunter2hunter2"
    with pytest.raises(ConfigError, match="ASSISTANT_STAFF_PASSWORD") as fault:
        Config.from_environment({"ASSISTANT_STAFF_PASSWORD": password, **more})
    assert "hunter2" not in str(fault.value)


@pytest.mark.parametrize(
    ("variable", "value", "seen"),
    [
        ("ASSISTANT_PORT", "80", "80"),
        ("ASSISTANT_STAFF_PASSWORD", "", ""),
        ("ASSISTANT_STAFF_PASSWORD", "secret", "(set, not shown)"),
        ("ASSISTANT_STAFF_PASSWORD_HASH", "secret", "(set, not shown)"),
        ("ASSISTANT_DATABASE", "postgresql://u:secret@h/n", "postgresql://u:***@h/n"),
        ("ASSISTANT_DATABASE", "postgresql://u:se:cr@e/t@h/n", "postgresql://u:***@h/n"),
        ("ASSISTANT_DATABASE", "postgresql://u@h/n?password=secret&x=1", "postgresql://u@h/n?password=***&x=1"),
    ],
)
def test_a_secret_is_not_shown(variable: str, value: str, seen: str) -> None:
    assert shown(variable, value) == seen
