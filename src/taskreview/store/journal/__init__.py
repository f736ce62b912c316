"""The draft journal: what has been typed and not yet saved survives whatever ends the program.

`writer.Journal` keeps the drafts of one open register on disk, within half a second of the
keystroke and without the caller ever waiting.  `recovery.recoverable` finds those that an instance
left behind that is no longer there; `drafts.match` finds their tasks again, also in a file that has
changed since.  `Journal.forget` takes them off the disk once the person has decided.

On disk (user state folder, `taskreview/drafts`): each instance writes a file of its own, named
`tasks.yaml.<digest of the real path>.<pid>-<random>.journal`, holds a lock on it as long as it
lives, and removes it when nothing is unsaved any more.  Text lines, each `checksum JSON`: a header
(format, version, real path of the register), then drafts, of which the last one of a field holds.
A line whose checksum is wrong counts as not written.  A file is only ever appended to, or replaced
as a whole by a rename.
"""
