export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  readonly key: readonly string[];
  /** A JSON column holds the sealed text as a JSON string. */
  readonly json?: boolean;
  readonly purpose: (row: Readonly<Record<string, string>>) => string;
}

/** Everything that lies sealed in the database. Whoever seals something new adds it here; a test looks for what was forgotten. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: 'pair', column: 'replication_secret', key: ['id'], purpose: ({ id }) => `pair:${id}` },
  { table: 'pair', column: 'sender_password', key: ['id'], purpose: ({ id }) => `sender:${id}` },
  { table: 'host_certificate', column: 'private_key', key: ['id'], purpose: ({ id }) => `host-certificate:${id}` },
  { table: 'domain', column: 'dkim_private', key: ['id'], purpose: ({ id }) => `dkim:${id}` },
  { table: 'mailbox_import', column: 'link_key', key: ['id'], purpose: ({ id }) => `import:${id}` },
  {
    table: 'mailbox_import_row',
    column: 'password',
    key: ['import_id', 'line'],
    purpose: ({ import_id }) => `import:${import_id}`,
  },
  { table: 'idempotency', column: 'response', key: ['scope', 'key'], json: true, purpose: () => 'idempotency' },
  { table: 'email', column: 'data', key: ['id'], purpose: ({ id }) => `email:${id}` },
  { table: 'platform_secret', column: 'sealed', key: ['name'], purpose: ({ name }) => `platform:${name}` },
];
