-- Companies that came before plans said how long they keep the log of their mail (packages/sizing/src/catalogue.ts).
SELECT set_config('app.scope', 'platform', true);
UPDATE tenant SET log_days = CASE plan_id WHEN 'corporate' THEN 180 ELSE 365 END
  WHERE plan_id IN ('corporate', 'enterprise', 'group') AND log_days = 90;
