-- A stage more: documents are looked into before a channel is chosen.
-- Expand: the version before queues no such work and claims none. What it decides about a message whose documents wait to be
-- looked into removes that work, as all other; it decides nothing about one, since no work of its own stages is queued for it. A
-- route becomes shorter only while the message is accepted; the version before reads what stands there.

-- expand: takes more than the check before
alter table work
    drop constraint work_stage_check,
    add constraint work_stage_check
        check (stage in ('inspect', 'resolve', 'publish', 'receive', 'poll', 'fallback')) not valid;
