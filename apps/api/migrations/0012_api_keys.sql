-- Keys with which a company's own programs call the API; the key itself is shown once and never kept.
CREATE TABLE api_key (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenant ON DELETE CASCADE,
  name text NOT NULL,
  hash bytea NOT NULL UNIQUE,
  -- the first characters, by which people tell keys apart
  hint text NOT NULL,
  permissions text[] NOT NULL,
  -- a key may never do more than this person still may
  made_by uuid NOT NULL REFERENCES "user" ON DELETE CASCADE,
  made_by_name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  last_used_at timestamptz,
  last_used_address inet,
  revoked_at timestamptz
);
CREATE INDEX api_key_tenant ON api_key (tenant_id, id DESC);
CALL relevo_wall('api_key');
REVOKE DELETE ON api_key FROM relevo_app;

-- A node's key changes without a stop: the next one is accepted beside the old until its first use, which ends the old.
ALTER TABLE node
  ADD COLUMN next_public_key jsonb,
  ADD COLUMN key_since timestamptz;
UPDATE node SET key_since = enrolled_at;
