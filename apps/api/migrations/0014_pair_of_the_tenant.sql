-- The pair of the tenant in use as a plain subquery: once per statement like the function before, without the start of a function's
-- own executor, which was most of what row-level security cost a page of mailboxes.
CREATE OR REPLACE PROCEDURE relevo_wall_rest() LANGUAGE plpgsql AS $$
DECLARE t text; by_pair boolean;
BEGIN
  FOR t IN SELECT c.relname FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND NOT c.relrowsecurity AND c.relname <> 'migration'
  LOOP
    by_pair := EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = 'public' AND table_name = t AND column_name = 'pair_id');
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY scope ON %I USING ((SELECT relevo_platform())%s)', t,
      CASE WHEN by_pair THEN ' OR pair_id = (SELECT relevo_pair()) OR pair_id = (SELECT of.pair_id FROM tenant of WHERE of.id = relevo_tenant())' ELSE '' END);
  END LOOP;
END $$;

DO $$
DECLARE t text; key text;
BEGIN
  FOR t IN SELECT tablename FROM pg_policies WHERE schemaname = 'public' AND policyname = 'scope' AND qual LIKE '%relevo_tenants_pair%' LOOP
    key := CASE WHEN t = 'pair' THEN 'id' ELSE 'pair_id' END;
    EXECUTE format('ALTER POLICY scope ON %I USING ((SELECT relevo_platform()) OR %I = (SELECT relevo_pair()) OR %I = (SELECT of.pair_id FROM tenant of WHERE of.id = relevo_tenant()))', t, key, key);
  END LOOP;
END $$;
DROP FUNCTION relevo_tenants_pair();
