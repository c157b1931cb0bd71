-- The week's figures by e-mail: to whom, and that each week goes out once.
ALTER TABLE membership ADD COLUMN weekly_summary boolean NOT NULL DEFAULT true;
CREATE TABLE weekly_summary (
  tenant_id uuid NOT NULL REFERENCES tenant ON DELETE CASCADE,
  -- its Monday
  week date NOT NULL,
  sent_at timestamptz NOT NULL DEFAULT now(),
  recipients integer NOT NULL,
  PRIMARY KEY (tenant_id, week)
);
CALL relevo_wall('weekly_summary');
