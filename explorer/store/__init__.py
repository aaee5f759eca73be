"""The SQLite file and its one Python door. SQLAlchemy and SQL live here and nowhere else."""
