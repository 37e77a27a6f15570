"""The map of regions and the chart by day, drawn as SVG and rendered to PNG with the project's own fonts."""

from bot.pictures.bars import BarLabels
from bot.pictures.map import MapLabels
from bot.pictures.studio import Pictures

__all__ = ["BarLabels", "MapLabels", "Pictures"]
