-- The page of the queue reads its messages newest first and stops; keyset pages go on from (arrived_at, queue_id).
CREATE INDEX queue_entry_newest ON queue_entry (tenant_id, arrived_at DESC, queue_id DESC);
DROP INDEX queue_entry_arrival;
