"""One file, safely kept: engine, journal, migrations, backup."""
