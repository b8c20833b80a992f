"""What files say, whatever their format: rows of plain values (``told``), and no tables."""
