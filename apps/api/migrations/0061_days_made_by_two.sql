-- Two processes that make the same day: to_regclass remembers that a name was free until the session hears of the other's commit,
-- which an advisory lock does not make it do. A query of pg_class behind the lock sees it.
CREATE OR REPLACE FUNCTION relevo_ensure_day(day date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET app.scope = 'platform' SET lock_timeout = '5s' AS $$
DECLARE parent text; child text;
BEGIN
  FOREACH parent IN ARRAY ARRAY['mail_event', 'login_event'] LOOP
    child := parent || '_' || to_char(day, 'YYYYMMDD');
    CONTINUE WHEN to_regclass(child) IS NOT NULL;
    PERFORM pg_advisory_xact_lock(hashtext('relevo_ensure_day'));
    CONTINUE WHEN EXISTS (SELECT FROM pg_class WHERE relname = child AND relnamespace = 'public'::regnamespace);
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', child, parent);
    EXECUTE format('WITH late AS (DELETE FROM %I WHERE at >= %L AND at < %L RETURNING *) INSERT INTO %I SELECT * FROM late',
      parent || '_default', day, day + 1, child);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, child, day, day + 1);
  END LOOP;
END $$;
