"""Collections of articles in Parquet, JSON lines or text files: checked shard by shard, on one machine or on many.

A shard is a run of rows of one input file. Workers make a file of each (`worker`), whichever engine runs them (`local`,
`cluster`), and the output is put together from these in the order of the input (`assembly`).
"""
