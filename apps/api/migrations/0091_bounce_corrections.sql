-- What staff say that a bounce means, put before our own rules (packages/bounce/src/correction.ts). The platform's, not a tenant's.
CREATE TABLE bounce_correction (
  id uuid PRIMARY KEY,
  phrases text[] NOT NULL CHECK (cardinality(phrases) BETWEEN 1 AND 5),
  code integer CHECK (code BETWEEN 400 AND 599),
  class text NOT NULL CHECK (class IN ('invalid_address', 'mailbox_full', 'spam', 'dns_or_domain', 'unknown')),
  label text NOT NULL,
  -- the reply that gave rise to it
  sample text NOT NULL,
  reason text NOT NULL,
  mended integer NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  withdrawn_by text,
  withdrawn_at timestamptz
);
CALL relevo_wall('bounce_correction');
