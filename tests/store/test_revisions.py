"""Earlier versions of a register: files, and what git has kept."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from taskreview.errors import RegisterError, UnreadableError, UsageError
from taskreview.store.revisions import find_earlier

REGISTER = """\
tasks:
  - id: 1
    content: 新建停车位一千个，年底前完成。
    units: [区城市管理委]
    progress: {progress}
"""


class Repository:
    """A git repository whose register says which version it is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "台账" / "tasks.yaml"
        self.file.parent.mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *words: str, day: str = "2024-10-01") -> None:
        own = ("-c", "user.name=甲", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        when = f"{day}T12:00:00"
        subprocess.run(
            ["git", *own, *words],
            cwd=self.folder,
            env={**os.environ, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when},
            check=True,
            capture_output=True,
        )

    def commit(self, progress: str, day: str) -> None:
        self.file.write_text(REGISTER.format(progress=progress), "utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "-m", progress, day=day)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "库")
    made.commit("九月", "2024-09-30")
    made.git("tag", "v2024-09")
    made.commit("十月", "2024-10-31")
    made.commit("十一月", "2024-11-30")
    return made


def progress(old: str, file: Path) -> str | None:
    return find_earlier(old, file).tasks[0].progress


@pytest.mark.parametrize(
    ("old", "expected"),
    [
        ("HEAD", "十一月"),
        ("HEAD~1", "十月"),
        ("v2024-09", "九月"),
        ("main", "十一月"),
        ("2024-10-31", "十月"),
        ("@{2024-10-31}", "十月"),
        ("@{2024-11-29}", "十月"),
        ("2024年11月30日", "十一月"),
        ("@{0}", "十一月"),
    ],
)
def test_revisions_and_days(repository: Repository, old: str, expected: str) -> None:
    assert progress(old, repository.file) == expected


def test_a_file_comes_before_a_revision_of_the_same_name(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository.folder)
    Path("HEAD").write_text(REGISTER.format(progress="文件"), "utf-8")
    assert progress("HEAD", repository.file) == "文件"


def test_a_tag_that_looks_like_a_day_is_the_tag(repository: Repository) -> None:
    repository.git("tag", "2024-11-30", "HEAD~2")
    assert progress("2024-11-30", repository.file) == "九月"
    assert progress("@{2024-11-30}", repository.file) == "十一月"


def test_it_works_in_a_worktree_from_anywhere_and_through_a_link(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "另"), "HEAD~1")
    assert progress("HEAD", tmp_path / "另" / "台账" / "tasks.yaml") == "十月"
    link = tmp_path / "link.yaml"
    link.symlink_to(repository.file)
    assert progress("HEAD~1", link) == "十月"
    monkeypatch.chdir(repository.file.parent)
    assert progress("HEAD~1", Path("tasks.yaml")) == "十月"


def test_in_a_hook_the_repository_is_still_that_of_the_file(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Repository(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    assert progress("HEAD~1", repository.file) == "十月"


def test_a_file_that_was_renamed_since(repository: Repository) -> None:
    repository.git("mv", "台账/tasks.yaml", "台账/登记.yaml")
    repository.git("commit", "--quiet", "-m", "改名")
    repository.git("mv", "台账/登记.yaml", "总台账.yaml")
    renamed = repository.folder / "总台账.yaml"
    assert progress("HEAD~1", renamed) == "十一月"  # both steps, the last one only staged
    repository.git("commit", "--quiet", "-m", "再改名")
    assert progress("v2024-09", renamed) == "九月"


def test_a_revision_without_the_file(repository: Repository) -> None:
    new = repository.folder / "另一份.yaml"
    new.write_text("tasks: []\n", "utf-8")
    with pytest.raises(UsageError, match=r"“HEAD~1” has no 另一份\.yaml$"):
        find_earlier("HEAD~1", new)


def test_a_day_before_the_first_commit(repository: Repository) -> None:
    with pytest.raises(UsageError, match="no version from 2020-01-01 or before"):
        find_earlier("2020-01-01", repository.file)


@pytest.mark.parametrize("old", ["HEAD~9", "没有", "HEAD:README", "HEAD..main", "@{nonsense}"])
def test_no_such_revision(repository: Repository, old: str) -> None:
    with pytest.raises(UsageError, match="git knows no such revision"):
        find_earlier(old, repository.file)


@pytest.mark.parametrize("old", ["--output=x", "-1", "a\nb"])
def test_what_is_no_name_of_a_revision_is_not_asked_for(repository: Repository, old: str) -> None:
    with pytest.raises(UnreadableError, match="there is no such file"):
        find_earlier(old, repository.file)
    assert not (repository.file.parent / "x").exists()


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    file = tmp_path / "a" / "tasks.yaml"
    file.parent.mkdir()
    with pytest.raises(UsageError, match="lies in no git repository"):
        find_earlier("HEAD", file)
    with pytest.raises(UsageError, match="does not exist"):
        find_earlier("HEAD", tmp_path / "b" / "tasks.yaml")


def test_no_git(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="git is not installed"):
        find_earlier("HEAD", repository.file)


def test_nothing_of_the_repository_is_run(repository: Repository, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path / 'sprung'}\ncat\n", "utf-8")
    trap.chmod(0o755)
    for name in ("core.pager", "core.fsmonitor", "diff.external", "diff.x.textconv"):
        repository.git("config", name, str(trap))
    repository.git("config", "filter.x.smudge", str(trap))
    (repository.folder / ".gitattributes").write_text("*.yaml filter=x diff=x\n", "utf-8")
    repository.git("-c", "core.fsmonitor=false", "mv", "台账/tasks.yaml", "tasks.yaml")
    (tmp_path / "sprung").unlink(missing_ok=True)
    assert progress("HEAD~1", repository.folder / "tasks.yaml") == "十月"
    assert not (tmp_path / "sprung").exists()


def test_a_signed_commit_is_not_verified(repository: Repository, tmp_path: Path) -> None:
    signer = tmp_path / "signer"
    signer.write_text(
        "#!/bin/sh\ncat > /dev/null\n"
        "echo '-----BEGIN PGP SIGNATURE-----'\necho '-----END PGP SIGNATURE-----'\n"
        "echo '[GNUPG:] SIG_CREATED ' >&2\n",
        "utf-8",
    )
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path / 'sprung'}\n", "utf-8")
    for script in (signer, trap):
        script.chmod(0o755)
    repository.git("mv", "台账/tasks.yaml", "tasks.yaml")
    repository.git("-c", f"gpg.program={signer}", "commit", "--quiet", "-S", "-m", "签名")
    repository.git("config", "log.showSignature", "true")
    repository.git("config", "gpg.program", str(trap))
    assert progress("HEAD~1", repository.folder / "tasks.yaml") == "十一月"
    assert not (tmp_path / "sprung").exists()


def test_a_version_that_is_no_register_says_where(repository: Repository) -> None:
    repository.file.write_text("tasks:\n- {id: 1\n", "utf-8")
    repository.git("commit", "--quiet", "--all", "-m", "坏")
    with pytest.raises(RegisterError, match=r"^HEAD:.*tasks\.yaml:3:1: "):
        find_earlier("HEAD", repository.file).tasks  # noqa: B018
    with pytest.raises(RegisterError, match=r"tasks\.yaml:3:1: "):
        find_earlier(str(repository.file), repository.file).tasks  # noqa: B018


def test_a_version_that_is_no_text(repository: Repository) -> None:
    repository.file.write_bytes(b"tasks:\n- {id: 1, content: \xff\xff\x80}\n")
    with pytest.raises(RegisterError, match=r"tasks\.yaml:2:"):
        find_earlier(str(repository.file), repository.file).tasks  # noqa: B018
