-- Level 4 against spam: what a mailbox and a domain say of mail that comes to them; and what a pair asks of the world's DNS.
ALTER TABLE mailbox ADD COLUMN filters jsonb;
ALTER TABLE domain
  ADD COLUMN filters jsonb,
  -- Of the last change to them; null: never set.
  ADD COLUMN filters_revision bigint;
ALTER TABLE pair
  ADD COLUMN dnsbl_zones text[] NOT NULL DEFAULT '{}',
  ADD COLUMN greylisting boolean NOT NULL DEFAULT false;
