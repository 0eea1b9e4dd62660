"""What the tools under the photo do: turn it, cut it, show the page that the readers see."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tutor_app import desk

if TYPE_CHECKING:
    from models.transcript import Box
    from tutor_app.jobs import JobRunner
    from tutor_app.pointing import Pointing
    from tutor_app.study import Study
    from tutor_app.views.photo_pane import PhotoPane


class PhotoTools(QObject):
    def __init__(
        self, study: Study, pane: PhotoPane, pointing: Pointing, runner: JobRunner
    ) -> None:
        super().__init__(study)
        self._study, self._pane, self._pointing, self._jobs = study, pane, pointing, runner
        pane.edited.connect(self.edit)
        pane.flattened.connect(self.flatten)

    def edit(self, box: Box | None) -> None:
        """Leave only ``box`` of the photo, or turn it by a quarter; then it is read again."""
        if self._study.on_desk is not None:
            step = self.tr("Turning the photo") if box is None else self.tr("Cutting the photo")
            work = partial(desk.edit_photo, self._study.on_desk, box)
            self._study.start(step, work, self._study.take_photo)

    def flatten(self, wanted: bool) -> None:
        """Show the page as the readers see it, or the photo again."""
        if self._study.on_desk is None or self._jobs.busy:
            return
        if not wanted:
            self._study.show_photo()
            return
        work = partial(desk.flat_page, self._study.on_desk, self._pointing.transcript)
        self._jobs.start(work, done=self._show_flat, failed=self._study.trouble.tell)

    def _show_flat(self, page: desk.FlatPage) -> None:
        self._pane.show_flat(page.image, page.width)
        self._pointing.lay_flat(page.transcript)
