-- Second factors (better-auth's names and shapes; uniques and time zones are ours).
ALTER TABLE "user" ADD COLUMN "twoFactorEnabled" boolean NOT NULL DEFAULT false;
CREATE TABLE "twoFactor" (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  -- both sealed by the library with AUTH_SECRET
  secret text NOT NULL,
  "backupCodes" text NOT NULL,
  "userId" uuid NOT NULL UNIQUE REFERENCES "user" ON DELETE CASCADE,
  verified boolean NOT NULL DEFAULT true,
  "failedVerificationCount" integer DEFAULT 0,
  "lockedUntil" timestamptz
);
CREATE TABLE passkey (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text,
  "publicKey" text NOT NULL,
  "userId" uuid NOT NULL REFERENCES "user" ON DELETE CASCADE,
  "credentialID" text NOT NULL UNIQUE,
  counter integer NOT NULL,
  "deviceType" text NOT NULL,
  "backedUp" boolean NOT NULL,
  transports text,
  "createdAt" timestamptz DEFAULT now(),
  aaguid text
);
CREATE INDEX passkey_of_user ON passkey ("userId");

-- Browsers that a person has signed in from, by the hash of their cookie.
CREATE TABLE known_device (
  hash bytea PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES "user" ON DELETE CASCADE,
  first_seen_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX known_device_user ON known_device (user_id);

CREATE TABLE password_reset (
  hash bytea PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES "user" ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
);
CREATE INDEX password_reset_user ON password_reset (user_id);

CREATE TABLE invitation (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenant ON DELETE CASCADE,
  email text NOT NULL,
  name text NOT NULL DEFAULT '',
  role text NOT NULL CHECK (role IN ('owner', 'admin', 'technical', 'billing', 'viewer')),
  locale text NOT NULL CHECK (locale IN ('es', 'en')),
  -- of the newest link; sending again makes the earlier one void
  token_hash bytea NOT NULL UNIQUE,
  invited_by text,
  sent_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (tenant_id, email)
);

-- A mailbox's user, signed in with address and mailbox password: a kind of session of its own.
CREATE TABLE mailbox_session (
  hash bytea PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenant ON DELETE CASCADE,
  mailbox_id uuid NOT NULL REFERENCES mailbox ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  address text,
  user_agent text
);
CREATE INDEX mailbox_session_mailbox ON mailbox_session (mailbox_id);

CALL relevo_wall('twoFactor', 'passkey', 'known_device', 'password_reset', 'invitation', 'mailbox_session');
