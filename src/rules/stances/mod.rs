//! 6xx: demands, red lines, threats, offers and positions.
