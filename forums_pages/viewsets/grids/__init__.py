"""The programme grid: a day's sessions by room and time, moved by hand."""
