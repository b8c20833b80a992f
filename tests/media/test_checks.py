import pytest
from django.core.checks import run_checks

from media.checks import PACKAGE, check_media_root, check_static_root


def test_the_project_passes_and_the_checks_are_registered(settings):
    assert [m for m in run_checks() if m.id and m.id.startswith("media.")] == []
    settings.MEDIA_ROOT = PACKAGE
    assert "media.E001" in {message.id for message in run_checks()}


@pytest.mark.parametrize("inside", ["", "uploads", "a/b"])
def test_uploads_inside_the_package_are_reported(settings, inside):
    settings.MEDIA_ROOT = PACKAGE / inside
    assert [m.id for m in check_media_root(None)] == ["media.E001"]


def test_uploads_beside_the_package_of_another_base_are_reported(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    assert [m.id for m in check_media_root(None)] == ["media.E001"]


def test_static_files_and_uploads_do_not_share_a_folder(settings, tmp_path):
    for static, uploads in (("a", "a"), ("a", "a/b"), ("a/b", "a")):
        settings.STATIC_ROOT, settings.MEDIA_ROOT = tmp_path / static, tmp_path / uploads
        assert [m.id for m in check_static_root(None)] == ["media.E002"]
    settings.STATIC_ROOT, settings.MEDIA_ROOT = tmp_path / "ab", tmp_path / "a"
    assert check_static_root(None) == []
