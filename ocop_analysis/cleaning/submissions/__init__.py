"""From the tables found in sent files to canonical tables: every value keeps its cell, nothing is guessed or lost in silence.

layout, found   a found table as a sheet to be read: columns, districts, years
columns         how each kind of column is read, once per spelling
sheet           one sheet -> records of one or several tables, and findings
identity        who is who: codes for names, candidates for a person to decide
shared          amounts that one cell gives for several records
merge           the records of all files -> one frame per table, with origins
assemble        all of it together
completeness    what came and what did not
"""
