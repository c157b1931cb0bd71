-- "All spam to quarantine" becomes a score: quarantine from where Junk began, so that what was held before is held now
-- (docs/decisions/0160). Rows in the new form stay as they are.
SET LOCAL app.scope = 'platform';

-- What held for each mailbox whose spam waited in quarantine: from how many points.
CREATE TEMPORARY TABLE held ON COMMIT DROP AS
  SELECT m.id, coalesce((m.filters->>'junkAt')::int, (g.filters->>'junkAt')::int, (d.filters->>'junkAt')::int,
    (t.filters->>'junkAt')::int, 6) AS junk_at
  FROM mailbox m JOIN domain d ON d.id = m.domain_id JOIN tenant t ON t.id = m.tenant_id LEFT JOIN mailbox_group g ON g.id = m.group_id
  WHERE coalesce(m.filters->>'spamTo', g.filters->>'spamTo', d.filters->>'spamTo', t.filters->>'spamTo') = 'quarantine';

CREATE FUNCTION pg_temp.scored(filters jsonb, junk_at int) RETURNS jsonb IMMUTABLE LANGUAGE sql AS $$
  SELECT (filters - 'spamTo') || jsonb_build_object('quarantineAt',
    CASE filters->>'spamTo' WHEN 'quarantine' THEN to_jsonb(junk_at) WHEN 'junk' THEN '"never"'::jsonb ELSE 'null'::jsonb END)
$$;

UPDATE domain d SET filters = pg_temp.scored(
    -- Its own score with its company's quarantine.
    CASE WHEN d.filters->>'spamTo' IS NULL AND d.filters->>'junkAt' IS NOT NULL AND t.filters->>'spamTo' = 'quarantine'
      THEN d.filters || '{"spamTo": "quarantine"}' ELSE d.filters END,
    coalesce((d.filters->>'junkAt')::int, (t.filters->>'junkAt')::int, 6))
  FROM tenant t WHERE t.id = d.tenant_id AND d.filters ? 'spamTo';
UPDATE mailbox_group g SET filters = pg_temp.scored(g.filters, coalesce((g.filters->>'junkAt')::int, (t.filters->>'junkAt')::int, 6))
  FROM tenant t WHERE t.id = g.tenant_id AND g.filters ? 'spamTo';
UPDATE tenant SET filters = pg_temp.scored(filters, coalesce((filters->>'junkAt')::int, 6)) WHERE filters ? 'spamTo';
UPDATE mailbox m SET filters = pg_temp.scored(m.filters, h.junk_at) FROM held h WHERE h.id = m.id AND m.filters ? 'spamTo';
UPDATE mailbox SET filters = pg_temp.scored(filters, NULL) WHERE filters ? 'spamTo';
UPDATE deleted_mailbox SET record = jsonb_set(record, '{filters}',
    pg_temp.scored(record->'filters', coalesce((record->'filters'->>'junkAt')::int, 6)))
  WHERE record->'filters' ? 'spamTo';

-- A mailbox that takes its score from one level and its quarantine from another gets the score that held for it.
UPDATE mailbox m SET filters = coalesce(m.filters, '{"junkAt": null, "rejectAt": null, "allow": [], "deny": []}')
    || jsonb_build_object('quarantineAt', h.junk_at)
  FROM held h JOIN mailbox n ON n.id = h.id JOIN domain d ON d.id = n.domain_id JOIN tenant t ON t.id = n.tenant_id
    LEFT JOIN mailbox_group g ON g.id = n.group_id
  WHERE m.id = h.id AND h.junk_at::text IS DISTINCT FROM
    coalesce(n.filters->>'quarantineAt', g.filters->>'quarantineAt', d.filters->>'quarantineAt', t.filters->>'quarantineAt');

DROP FUNCTION pg_temp.scored;
