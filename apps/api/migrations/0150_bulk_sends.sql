-- Bulk mail by send: what one bulk sender sends of one list or one family of subjects, with no break of half a day in it.
CREATE TABLE bulk_send (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  tenant_id uuid NOT NULL REFERENCES tenant ON DELETE CASCADE,
  sender text NOT NULL,
  -- List-ID or family of subjects; empty: a sender's further ones, once it has very many at a time
  family text NOT NULL,
  subject text NOT NULL,
  list text,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  messages integer NOT NULL,
  -- of these, how many without List-Unsubscribe, with one but not by one click (RFC 8058), and without our DKIM signature
  without_unsubscribe integer NOT NULL,
  without_one_click integer NOT NULL,
  unsigned integer NOT NULL
);
CREATE INDEX bulk_send_newest ON bulk_send (tenant_id, last_at DESC, id DESC);
CREATE INDEX bulk_send_sender ON bulk_send (tenant_id, sender, last_at DESC);
-- Which messages are of it: what became of them stands in mail_event.
CREATE TABLE bulk_message (
  tenant_id uuid NOT NULL,
  message_id text NOT NULL,
  send_id uuid NOT NULL REFERENCES bulk_send ON DELETE CASCADE,
  PRIMARY KEY (tenant_id, message_id)
);
CREATE INDEX bulk_message_send ON bulk_message (send_id);
CALL relevo_wall('bulk_send', 'bulk_message');
