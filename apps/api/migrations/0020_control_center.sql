-- What the SMTP Control Center counts and finds by.

-- The other side of a message: the domain that it went to or came from, and who runs that domain's mail. Of a message that was
-- filtered its score, of one that was stored its folder.
ALTER TABLE mail_event ADD COLUMN peer_domain text, ADD COLUMN provider text, ADD COLUMN score double precision, ADD COLUMN folder text;
ALTER TABLE mail_event DROP CONSTRAINT mail_event_type_check,
  ADD CONSTRAINT mail_event_type_check CHECK (type IN ('received', 'delivery', 'rejected', 'filtered', 'stored', 'fetched', 'dsn'));
ALTER TABLE ingest_cursor DROP CONSTRAINT ingest_cursor_stream_check,
  ADD CONSTRAINT ingest_cursor_stream_check CHECK (stream IN ('postfix', 'dovecot', 'rspamd'));
CREATE INDEX mail_event_peer ON mail_event (tenant_id, peer_domain, at DESC);
-- A search by address looks into all three columns; without its own index the third one reads every row.
CREATE INDEX mail_event_original ON mail_event (tenant_id, original_recipient, at DESC) WHERE original_recipient IS NOT NULL;

-- Counts by hour (`peer`: by day), moved in the transaction that stores the events: pages read these and never count rows.
CREATE TABLE mail_stat (
  tenant_id uuid NOT NULL,
  dimension text NOT NULL CHECK (dimension IN ('total', 'mailbox', 'domain', 'provider', 'class', 'size', 'protocol', 'verdict', 'peer')),
  bucket timestamptz NOT NULL,
  key text NOT NULL,
  direction text NOT NULL CHECK (direction IN ('in', 'out', 'inside')),
  outcome text NOT NULL,
  n bigint NOT NULL,
  bytes bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, dimension, bucket, key, direction, outcome)
);
-- Every address that a tenant wrote to or heard from: a search by part of one looks here and not into the events.
CREATE TABLE correspondent (
  tenant_id uuid NOT NULL,
  address text NOT NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, address)
);
CREATE INDEX correspondent_part ON correspondent USING gin (tenant_id, address gin_trgm_ops);
CALL relevo_wall('mail_stat', 'correspondent');

-- How long a tenant's plan keeps its events; days stay until the longest of them all is over.
ALTER TABLE tenant ADD COLUMN log_days integer NOT NULL DEFAULT 90 CHECK (log_days BETWEEN 1 AND 3650);

-- A day gets its partition even when rows of that day already wait in the default one: they move into it.
CREATE OR REPLACE FUNCTION relevo_ensure_day(day date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET app.scope = 'platform' SET lock_timeout = '5s' AS $$
DECLARE parent text; child text;
BEGIN
  FOREACH parent IN ARRAY ARRAY['mail_event', 'login_event'] LOOP
    child := parent || '_' || to_char(day, 'YYYYMMDD');
    CONTINUE WHEN to_regclass(child) IS NOT NULL;
    PERFORM pg_advisory_xact_lock(hashtext('relevo_ensure_day'));
    CONTINUE WHEN to_regclass(child) IS NOT NULL;
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', child, parent);
    EXECUTE format('WITH late AS (DELETE FROM %I WHERE at >= %L AND at < %L RETURNING *) INSERT INTO %I SELECT * FROM late',
      parent || '_default', day, day + 1, child);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, child, day, day + 1);
  END LOOP;
END $$;

-- Instant: a day is a table of its own. Rows that never had a day go by deletion; behind a long read we would rather try again later.
CREATE OR REPLACE FUNCTION relevo_drop_days_before(day date) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET app.scope = 'platform' SET lock_timeout = '5s' AS $$
DECLARE child record; dropped integer := 0;
BEGIN
  FOR child IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    JOIN pg_class p ON p.oid = i.inhparent
    WHERE p.relname IN ('mail_event', 'login_event') AND c.relname ~ '_\d{8}$' AND right(c.relname, 8) < to_char(day, 'YYYYMMDD')
  LOOP EXECUTE format('DROP TABLE %I', child.relname); dropped := dropped + 1; END LOOP;
  DELETE FROM mail_event_default WHERE at < day;
  DELETE FROM login_event_default WHERE at < day;
  RETURN dropped;
END $$;
