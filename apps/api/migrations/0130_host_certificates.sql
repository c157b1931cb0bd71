-- What a pair's nodes show to mail programs and to other servers. The newest few are kept, to see what was served when.
CREATE TABLE host_certificate (
  id uuid PRIMARY KEY,
  pair_id uuid NOT NULL REFERENCES pair ON DELETE CASCADE,
  source text NOT NULL CHECK (source IN ('local', 'acme')),
  names text[] NOT NULL,
  serial text NOT NULL,
  issuer text NOT NULL,
  -- PEM, its own first.
  chain text NOT NULL,
  private_key text NOT NULL,
  not_before timestamptz NOT NULL,
  not_after timestamptz NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX host_certificate_pair ON host_certificate (pair_id, made_at DESC);

ALTER TABLE pair
  ADD COLUMN certificate_id uuid REFERENCES host_certificate ON DELETE SET NULL,
  ADD COLUMN certificate_source text NOT NULL DEFAULT 'local' CHECK (certificate_source IN ('local', 'acme')),
  -- Somebody asked for a new one.
  ADD COLUMN certificate_wanted boolean NOT NULL DEFAULT false,
  ADD COLUMN certificate_attempts integer NOT NULL DEFAULT 0,
  ADD COLUMN certificate_next_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN certificate_error text;

-- Answers to an authority's questions (RFC 8555 section 8.4), for as long as it may ask.
CREATE TABLE acme_challenge (
  name text NOT NULL,
  value text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (name, value)
);
CALL relevo_wall('host_certificate', 'acme_challenge');
