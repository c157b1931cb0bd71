-- What 0001 did for its own tables, as one call for every later one: CALL relevo_wall('table', …).
-- Grants the application its rights and, where the table has tenant_id, forces row-level security on it; with pair_id beside it a
-- node's scope sees its pair's rows too. Partitions need no call: they are reached through their parent.
CREATE PROCEDURE relevo_wall(VARIADIC tables text[]) LANGUAGE plpgsql AS $$
DECLARE t text; by_tenant boolean; by_pair boolean;
BEGIN
  FOREACH t IN ARRAY tables LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO relevo_app', t);
    SELECT bool_or(column_name = 'tenant_id'), bool_or(column_name = 'pair_id') INTO by_tenant, by_pair
      FROM information_schema.columns WHERE table_schema = 'public' AND table_name = t;
    CONTINUE WHEN NOT by_tenant;
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY scope ON %I USING (tenant_id = (SELECT relevo_tenant()) OR (SELECT relevo_platform())%s)', t,
      CASE WHEN by_pair THEN ' OR pair_id = (SELECT relevo_pair())' ELSE '' END);
  END LOOP;
END $$;
