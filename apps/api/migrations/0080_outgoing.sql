-- Whether a mailbox's mail to the outside waits in the queue, and whether it leaves by the way for bulk mail.
ALTER TABLE mailbox
  ADD COLUMN outgoing text NOT NULL DEFAULT 'open' CHECK (outgoing IN ('open', 'held', 'refused')),
  ADD COLUMN outgoing_at timestamptz,
  ADD COLUMN bulk boolean NOT NULL DEFAULT false;
-- What waits in the bin comes back with every column that a mailbox has (deleted-mailboxes.service.ts).
SELECT set_config('app.scope', 'platform', true);
UPDATE deleted_mailbox SET record = record || '{"outgoing": "open", "bulk": false}';
