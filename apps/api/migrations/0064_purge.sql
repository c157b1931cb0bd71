-- The end of the thirty days: its people are told three days before, then both nodes remove the mail.
ALTER TABLE deleted_mailbox
  ADD COLUMN warned_at timestamptz,
  ADD COLUMN purging_at timestamptz,
  -- command by node
  ADD COLUMN purge_commands jsonb NOT NULL DEFAULT '{}';
