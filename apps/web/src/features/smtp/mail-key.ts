/** Whose mail a page shows: one company's own, or, in the console, everybody's or that of the company in the address. */
export type MailSource = { readonly tenantId: string } | { readonly tenantId: null; readonly query: { tenant?: string } };

/** The first words of a query's key. */
export const keyOf = (subject: string, source: MailSource) => [
  subject,
  source.tenantId ?? 'console',
  'query' in source && source.query,
];
