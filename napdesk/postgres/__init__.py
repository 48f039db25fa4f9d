"""The consolidated records on a PostgreSQL server, for analysts who work at once: tables, views, and the way there."""
