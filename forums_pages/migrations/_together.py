"""Makes many tables in one go.

Django renders the models of a migration's state anew after each operation, and with them every model that
is related to them: to pages and users, nearly all of Wagtail's. For forty tables that takes ten seconds of
the first ``make demo``, and of every test that migrates. Here the state is changed first, rendered once,
and then the tables are made.
"""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import ProjectState


class TablesTogether(migrations.Migration):
    """A migration of nothing but ``CreateModel``, in any order: the models may refer to one another."""

    def apply(
        self, project_state: ProjectState, schema_editor: BaseDatabaseSchemaEditor, collect_sql: bool = False
    ) -> ProjectState:
        """Make every table, as the last operation leaves it."""
        self._add_to(project_state)
        for operation in self.operations:
            operation.database_forwards(self.app_label, schema_editor, project_state, project_state)
        return project_state

    def unapply(
        self, project_state: ProjectState, schema_editor: BaseDatabaseSchemaEditor, collect_sql: bool = False
    ) -> ProjectState:
        """Drop every table, the last one first."""
        before: Any = project_state.clone()
        self._add_to(project_state)
        for operation in reversed(self.operations):
            operation.database_backwards(self.app_label, schema_editor, project_state, before)
        return before

    def _add_to(self, project_state: ProjectState) -> None:
        # Without rendered models there is nothing to render anew; the next look at ``apps`` renders all.
        project_state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(self.app_label, project_state)
