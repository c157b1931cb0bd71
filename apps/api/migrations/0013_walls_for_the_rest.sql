-- Tables without a tenant get a wall too. In a tenant's or a node's scope they show what belongs to the pair in use, and nothing
-- where not even that is meant: sessions, credentials, tokens and settings are for platform code alone.
CREATE FUNCTION relevo_tenants_pair() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT pair_id FROM tenant WHERE id = relevo_tenant() $$;

-- Closed unless opened: the migrator calls this after every run, so that no later table stays without a wall.
CREATE PROCEDURE relevo_wall_rest() LANGUAGE plpgsql AS $$
DECLARE t text; by_pair boolean;
BEGIN
  FOR t IN SELECT c.relname FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND NOT c.relrowsecurity AND c.relname <> 'migration'
  LOOP
    by_pair := EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = 'public' AND table_name = t AND column_name = 'pair_id');
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY scope ON %I USING ((SELECT relevo_platform())%s)', t,
      CASE WHEN by_pair THEN ' OR pair_id = (SELECT relevo_pair()) OR pair_id = (SELECT relevo_tenants_pair())' ELSE '' END);
  END LOOP;
END $$;

ALTER TABLE pair ENABLE ROW LEVEL SECURITY;
ALTER TABLE pair FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON pair USING ((SELECT relevo_platform()) OR id = (SELECT relevo_pair()) OR id = (SELECT relevo_tenants_pair()));
-- People: in a tenant's scope, its own.
ALTER TABLE "user" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "user" FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON "user" USING ((SELECT relevo_platform()) OR id IN (SELECT m.user_id FROM membership m WHERE m.tenant_id = (SELECT relevo_tenant())));
CALL relevo_wall_rest();
-- 0001 granted every table that there was, the migrator's own among them.
REVOKE ALL ON migration FROM relevo_app;
