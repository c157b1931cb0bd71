import type { RenderedFile } from './rendered.ts';

const DIRECTORY = '/etc/postfix/relevo';

/**
 * The questions that Postfix asks node.db (sqlite_table(5); `%s` is quoted by Postfix). Several rows are one answer with commas.
 * All go through proxymap(8): the SMTP servers run in a chroot that holds no database.
 */
const QUERIES = {
  domains: `SELECT name FROM domain WHERE name = '%s'`,

  mailboxes: `SELECT 1 FROM mailbox WHERE address = '%s'`,

  // An alias, or a mailbox that forwards for life; with a copy kept, its own address is one of the targets.
  aliases: `SELECT target FROM alias_target JOIN alias ON alias.id = alias_id WHERE address = '%s'
    UNION ALL SELECT target FROM forward_target JOIN mailbox ON mailbox.id = mailbox_id WHERE address = '%s'
    UNION ALL SELECT address FROM mailbox WHERE address = '%s' AND forward_keep_copy = 1`,

  // Who may use an address as sender: its mailbox, and the mailboxes of the same tenant that it leads to, over any number
  // of aliases (UNION ends a circle). An alias that leads to another tenant's mailbox gives that one nothing.
  'sender-logins': `WITH RECURSIVE reached(address) AS (
      SELECT '%s' UNION SELECT target FROM reached JOIN alias USING(address) JOIN alias_target ON alias_id = alias.id)
    SELECT mailbox.address FROM reached JOIN mailbox USING(address) WHERE tenant_id IN (
      SELECT tenant_id FROM alias WHERE address = '%s' UNION SELECT tenant_id FROM mailbox WHERE address = '%s')`,

  // Asked with the domain alone as well (access(5)). RFC 3463 section 3.4: X.3.2, system not accepting network messages.
  aside: `SELECT '451 4.3.2 This host steps aside for now, please use the other one' FROM aside
    WHERE domain = '%s' AND until > unixepoch()`,

  // RFC 3463 section 3.3: X.2.1, mailbox disabled, not accepting messages.
  refusals: `SELECT '550 5.2.1 ' || refuse_text FROM mailbox WHERE address = '%s' AND refuse_text IS NOT NULL`,

  // What a map can say by the login alone it says itself, and goes on saying with the policy service down.
  restrictions: `SELECT CASE
      WHEN state = 'suspended' THEN '550 5.7.1 This mailbox is suspended'
      WHEN send_policy = 'nobody' THEN '550 5.7.1 This mailbox may receive only'
      ELSE 'ask_policy' END
    FROM mailbox WHERE address = '%s' AND (state = 'suspended' OR send_policy <> 'anyone')`,
} as const;

export type MapName = keyof typeof QUERIES;

/** How main.cf names one of our maps. */
export const map = (name: string): string => `proxy:sqlite:${DIRECTORY}/${name}.cf`;

export function lookupFiles(nodeDb: string): RenderedFile[] {
  return Object.entries(QUERIES).map(([name, query]) => ({
    path: `${DIRECTORY}/${name}.cf`,
    content: `dbpath = ${nodeDb}\nquery = ${query.replace(/\s+/g, ' ')}\n`,
    mode: 0o644,
  }));
}
