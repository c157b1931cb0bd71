-- Recipients that wait in a node's queue, as the log told it and the node's own listing confirmed it.
CREATE TABLE queue_entry (
  tenant_id uuid NOT NULL,
  node_id uuid NOT NULL REFERENCES node ON DELETE CASCADE,
  queue_id text NOT NULL,
  recipient text NOT NULL,
  sender text NOT NULL,
  direction text NOT NULL CHECK (direction IN ('in', 'out', 'inside')),
  queue text NOT NULL CHECK (queue IN ('incoming', 'active', 'deferred', 'hold')),
  arrived_at timestamptz NOT NULL,
  size bigint,
  message_id text,
  reason text,
  enhanced_code text,
  bounce_class text,
  bounce_label text,
  peer_domain text NOT NULL,
  provider text NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  last_attempt_at timestamptz,
  PRIMARY KEY (tenant_id, node_id, queue_id, recipient)
);
CREATE INDEX queue_entry_arrival ON queue_entry (tenant_id, arrived_at DESC);
CREATE INDEX queue_entry_message ON queue_entry (node_id, queue_id);
CALL relevo_wall('queue_entry');
