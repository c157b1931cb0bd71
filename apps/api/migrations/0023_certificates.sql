-- Delivery certificates in one chain: each hash covers the one before, so none can be changed, added between or taken out unseen.
CREATE TABLE delivery_certificate (
  number bigint PRIMARY KEY,
  code text NOT NULL UNIQUE,
  tenant_id uuid NOT NULL,
  issued_at timestamptz NOT NULL,
  trace_key text NOT NULL,
  recipient text NOT NULL,
  -- the very text that the hash covers
  facts text NOT NULL,
  previous_hash text NOT NULL,
  hash text NOT NULL,
  UNIQUE (tenant_id, trace_key, recipient)
);
CALL relevo_wall('delivery_certificate');
REVOKE UPDATE, DELETE ON delivery_certificate FROM relevo_app;
