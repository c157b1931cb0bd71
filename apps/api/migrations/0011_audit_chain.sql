-- Each audit entry is sealed shortly after its commit, in one order for the whole platform; each seal vouches for its entry and for
-- the seal before it (docs/decisions/0010). The key of the seals is not in the database in clear.
CREATE TABLE audit_seal (
  position bigint PRIMARY KEY,
  audit_id bigint NOT NULL UNIQUE,
  hash bytea NOT NULL,
  sealed_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT ON audit_seal TO relevo_app;

-- Secrets of the platform's own, made at their first use and sealed with SEAL_KEY; they survive its rotation.
CREATE TABLE platform_secret (
  name text PRIMARY KEY,
  sealed text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, UPDATE ON platform_secret TO relevo_app;

-- Staff acting for a company: reason required, ended by the clock or by hand. It belongs to the session in which it began.
CREATE TABLE impersonation (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenant ON DELETE CASCADE,
  session_id uuid REFERENCES session ON DELETE SET NULL,
  staff_id uuid NOT NULL REFERENCES "user",
  staff_name text NOT NULL,
  staff_role text NOT NULL,
  -- the person of the company whose place it takes
  as_user_id uuid NOT NULL,
  as_name text NOT NULL,
  as_role text NOT NULL,
  reason text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  ends_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE UNIQUE INDEX impersonation_running ON impersonation (session_id) WHERE ended_at IS NULL;
CREATE INDEX impersonation_tenant ON impersonation (tenant_id, id DESC);
CALL relevo_wall('impersonation');
REVOKE DELETE ON impersonation FROM relevo_app;

ALTER TABLE audit
  ADD COLUMN acting_as text,
  ADD COLUMN acting_as_name text,
  ADD COLUMN impersonation_id uuid,
  ADD COLUMN reason text;

-- An entry's own number and time come from the database: the application can neither back-date an entry nor choose its place.
REVOKE INSERT ON audit FROM relevo_app;
GRANT INSERT (tenant_id, actor, actor_name, action, target, label, before, after, address, request_id,
  acting_as, acting_as_name, impersonation_id, reason) ON audit TO relevo_app;

-- What a seal vouches for. Never change it for old entries: give a later form a number of its own.
CREATE FUNCTION relevo_audit_text(a audit) RETURNS text LANGUAGE sql STABLE
  AS $$ SELECT jsonb_build_array(1, a.id, a.tenant_id, extract(epoch FROM a.at)::numeric::text, a.actor, a.actor_name, a.action, a.target, a.label,
    a.before, a.after, host(a.address), a.request_id, a.acting_as, a.acting_as_name, a.impersonation_id, a.reason)::text $$;
