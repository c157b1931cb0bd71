-- An operator that might tell of a row by failing is asked after the policy (CREATE FUNCTION, LEAKPROOF), so no index is searched
-- with LIKE under one: of a company with four million correspondents each was looked at. These look with the owner's right, and
-- are walls themselves (walls.it.spec.ts).
CREATE FUNCTION relevo_correspondents(part text, most int) RETURNS SETOF correspondent LANGUAGE sql STABLE
  SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT * FROM correspondent WHERE tenant_id = relevo_tenant() AND address LIKE part ORDER BY last_at DESC LIMIT most $$;
CREATE FUNCTION relevo_tenants_writing_with(part text, most int) RETURNS SETOF uuid LANGUAGE sql STABLE
  SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT DISTINCT tenant_id FROM correspondent WHERE relevo_platform() AND address LIKE part LIMIT most $$;
REVOKE ALL ON FUNCTION relevo_correspondents, relevo_tenants_writing_with FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relevo_correspondents, relevo_tenants_writing_with TO relevo_app;
-- What waits to be put into the index is read by every search.
ALTER INDEX correspondent_part SET (gin_pending_list_limit = 256);
-- For the same reason never searched, only written: a company's mailboxes are some thousands, and their filter is quick.
DROP INDEX mailbox_search;
