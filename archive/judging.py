"""What people say of answers, kept so that it can be asked again."""

from __future__ import annotations

from archive.desk import Desk
from records import Answer, Feedback


class Judging(Desk):
    def feedback(
        self,
        question: str,
        today: str,
        answer: Answer,
        right: bool | None,
        *,
        by: str,
        at: str,
        note: str = "",
        before: str | None = None,
    ) -> None:
        """Appends whether an answer is right (None: takes back what was said of it)."""
        said = (answer.answer, answer.citation, right, note)
        flagged = any(flag.kind != "stale_deadline" for flag in answer.flags)
        self._store.feedback(Feedback(question, before, today, *said, by=by, at=at, kind=answer.kind, flagged=flagged))

    def feedbacks(self) -> tuple[Feedback, ...]:
        return self._store.feedbacks()
