-- What each mailbox names outside the company by hour, as its nodes counted: usage of limits, and the habit that it is judged by.
CREATE TABLE sending_hour (
  tenant_id uuid NOT NULL REFERENCES tenant ON DELETE CASCADE,
  pair_id uuid NOT NULL REFERENCES pair,
  node_id uuid NOT NULL REFERENCES node ON DELETE CASCADE,
  address text NOT NULL,
  hour timestamptz NOT NULL,
  recipients integer NOT NULL,
  strangers integer NOT NULL,
  -- an hour in which it was contained is no habit
  tainted boolean NOT NULL DEFAULT false,
  PRIMARY KEY (tenant_id, address, hour, node_id)
);
CREATE INDEX sending_hour_pair ON sending_hour (pair_id, hour);

-- Where each mailbox signs in from: /24, or /48 of IPv6.
CREATE TABLE login_network (
  tenant_id uuid NOT NULL REFERENCES tenant ON DELETE CASCADE,
  address text NOT NULL,
  network text NOT NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, address, network)
);

CREATE TABLE containment (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenant ON DELETE CASCADE,
  pair_id uuid NOT NULL REFERENCES pair,
  mailbox_id uuid NOT NULL,
  address text NOT NULL,
  -- the node that decided; null: the control plane did, from what both nodes told
  node_id uuid REFERENCES node ON DELETE SET NULL,
  rule text NOT NULL,
  evidence jsonb NOT NULL,
  at timestamptz NOT NULL,
  lifted_at timestamptz,
  lifted_by text
);
CREATE UNIQUE INDEX containment_open ON containment (mailbox_id) WHERE lifted_at IS NULL;
CREATE INDEX containment_tenant ON containment (tenant_id, at DESC);

-- Limits that somebody decided; without a row the plan's hold.
CREATE TABLE sending_limit (
  tenant_id uuid NOT NULL REFERENCES tenant ON DELETE CASCADE,
  scope text NOT NULL CHECK (scope IN ('mailbox', 'domain', 'tenant')),
  key text NOT NULL,
  hour integer NOT NULL CHECK (hour >= 0),
  day integer NOT NULL CHECK (day >= 0),
  PRIMARY KEY (tenant_id, scope, key)
);
-- What a company was told, so that it is told once a day.
CREATE TABLE sending_notice (
  tenant_id uuid NOT NULL REFERENCES tenant ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('near_limit', 'bulk_offer')),
  key text NOT NULL,
  day date NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  seen integer NOT NULL,
  PRIMARY KEY (tenant_id, kind, key, day)
);
CALL relevo_wall('sending_hour', 'login_network', 'containment', 'sending_limit', 'sending_notice');

-- Nodes fetch who is known since they last asked.
ALTER TABLE correspondent ADD COLUMN noted_at timestamptz NOT NULL DEFAULT now();
CREATE INDEX correspondent_noted ON correspondent (noted_at);
