import subprocess
from pathlib import Path

from tools.norms.repository import read_files


def test_read_files_returns_what_git_keeps_or_would_keep(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    (tmp_path / ".gitignore").write_text("ignored.py\n")
    (tmp_path / "kept.py").write_text("x = 'é'\n", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\0")
    (tmp_path / "gone.py").write_text("")
    subprocess.run(["git", "add", "kept.py", "gone.py"], cwd=tmp_path, check=True)
    (tmp_path / "gone.py").unlink()
    (tmp_path / "ignored.py").write_text("")
    assert read_files(tmp_path) == {
        ".gitignore": "ignored.py\n",
        "kept.py": "x = 'é'\n",
        "picture.png": "",
    }
