-- E-mails of the platform to people: written in the transaction of what they tell, sent by the worker.
CREATE TABLE email (
  id uuid PRIMARY KEY,
  -- null: about a person and no company
  tenant_id uuid REFERENCES tenant ON DELETE CASCADE,
  recipient text NOT NULL,
  locale text NOT NULL CHECK (locale IN ('es', 'en')),
  template text NOT NULL,
  -- sealed: links in it hold tokens; emptied when it is sent, unless the stack keeps copies to show them
  data text NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  -- also the lease of the worker that is sending it
  next_attempt_at timestamptz NOT NULL DEFAULT now(),
  last_error text,
  -- the node that took it, or `capture`
  via text,
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz
);
CREATE INDEX email_waiting ON email (next_attempt_at) WHERE state = 'waiting';
CREATE INDEX email_recent ON email (created_at DESC, id DESC);
CALL relevo_wall('email');

-- The log-in by which the platform itself submits mail through a pair; its nodes learn it as a mailbox record.
ALTER TABLE pair
  ADD COLUMN sender_id uuid,
  ADD COLUMN sender_password text,
  ADD COLUMN sender_hash text,
  ADD CONSTRAINT sender_whole CHECK ((sender_id IS NULL) = (sender_password IS NULL) AND (sender_id IS NULL) = (sender_hash IS NULL));
