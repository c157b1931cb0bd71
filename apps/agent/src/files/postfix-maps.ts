import type { RenderedFile } from './rendered.ts';

const DIRECTORY = '/etc/postfix/relevo';
/** Where forwarded mail comes in again, on loopback, to leave in our name. */
export const SRS_PORT = 10026;

/** Every address that mail for `%s` passes or ends at; `route` in @relevo/mail-policy says the same. UNION ends a circle. */
const REACHED = reached('edge');
/** The same without the members of lists: up to the lists that the address itself stands for. */
const ENTERED = reached('(SELECT edge.* FROM edge WHERE source NOT IN (SELECT address FROM list))');

function reached(edges: string): string {
  const host = "substr(reached.address, instr(reached.address, '@') + 1)";
  const local = "substr(reached.address, 1, instr(reached.address, '@') - 1)";
  return `WITH RECURSIVE reached(address) AS (
    SELECT '%s'
    UNION SELECT edge.target FROM reached JOIN ${edges} AS edge ON edge.source = reached.address
    UNION SELECT CASE
        WHEN alias_of IS NOT NULL THEN ${local} || '@' || alias_of
        WHEN postmaster IS NOT NULL AND ${local} IN ('postmaster', 'abuse') THEN postmaster
        ELSE catch_all END
      FROM reached JOIN domain ON domain.name = ${host}
      WHERE instr(reached.address, '@') > 1 AND coalesce(alias_of, catch_all, postmaster) IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM named WHERE named.address = reached.address))`;
}

/** Where mail ends: a mailbox that takes it, or an address of another domain. */
const ENDS = `SELECT reached.address FROM reached LEFT JOIN mailbox USING(address)
    WHERE (mailbox.id IS NOT NULL AND refuse_text IS NULL AND coalesce(forward_keep_copy, 1) = 1)
      OR (reached.address IS NOT NULL AND instr(reached.address, '@') > 1 AND mailbox.id IS NULL
        AND NOT EXISTS (SELECT 1 FROM domain WHERE name = substr(reached.address, instr(reached.address, '@') + 1)))`;

/**
 * The questions that Postfix asks node.db (sqlite_table(5); `%s` is quoted by Postfix). Several rows are one answer with commas.
 * All go through proxymap(8): the SMTP servers run in a chroot that holds no database.
 */
export const QUERIES = {
  domains: `SELECT name FROM domain WHERE name = '%s'`,

  mailboxes: `SELECT 1 FROM mailbox WHERE address = '%s'`,

  // The whole way at once: Postfix would take a circle for a mistake of the moment and defer for ever. Asked for addresses of
  // other domains as well; those lead nowhere from here.
  aliases: `${REACHED} ${ENDS} AND EXISTS (SELECT 1 FROM domain WHERE name = substr('%s', instr('%s', '@') + 1))`,

  // Who may use an address as sender: its mailbox, and the mailboxes of the same tenant that it leads to, over any number
  // of aliases and domain aliases. An alias that leads to another tenant's mailbox gives that one nothing.
  'sender-logins': `WITH RECURSIVE reached(address) AS (
      SELECT '%s'
      UNION SELECT target FROM reached JOIN alias USING(address) JOIN alias_target ON alias_id = alias.id
      UNION SELECT substr(reached.address, 1, instr(reached.address, '@') - 1) || '@' || alias_of
        FROM reached JOIN domain ON name = substr(reached.address, instr(reached.address, '@') + 1) WHERE alias_of IS NOT NULL)
    SELECT mailbox.address FROM reached JOIN mailbox USING(address) WHERE tenant_id IN (
      SELECT tenant_id FROM domain WHERE name = substr('%s', instr('%s', '@') + 1)
      UNION SELECT tenant_id FROM mailbox WHERE address = '%s')`,

  // RFC 3463 section 3.3: X.2.1, mailbox disabled, not accepting messages. Said only where nobody else would get the mail.
  refusals: `${REACHED} SELECT '550 5.2.1 ' || refuse_text FROM reached JOIN mailbox USING(address)
    WHERE refuse_text IS NOT NULL AND NOT EXISTS (${ENDS}) LIMIT 1`,

  // Lists that not everybody may write to.
  lists: `${ENTERED} SELECT 'ask_list' FROM reached JOIN list USING(address) WHERE post <> 'anyone' LIMIT 1`,

  // Asked for the sender of what goes outside. Mail of a stranger that goes outside is being forwarded: it takes the way through
  // the rewriting of senders. Our own domains, our log-ins and our hosts speak for themselves.
  forwarding: `SELECT 'forward:[127.0.0.1]:${SRS_PORT}' WHERE instr('%s', '@') > 1
    AND NOT EXISTS (SELECT 1 FROM domain WHERE name = substr('%s', instr('%s', '@') + 1))
    AND NOT EXISTS (SELECT 1 FROM mailbox WHERE address = '%s')
    AND lower(substr('%s', instr('%s', '@') + 1)) NOT IN (SELECT json_extract(node.value, '$.host')
      FROM meta, json_each(json_extract(meta.value, '$.nodes')) AS node WHERE meta.key = 'pair')`,

  // Asked for the sender of what goes outside: bulk mail leaves by its own way, also under an alias that is its alone.
  bulk: `SELECT 'bulk:' FROM mailbox WHERE bulk = 1 AND (address = '%s' OR address IN
      (SELECT target FROM alias JOIN alias_target ON alias_id = alias.id WHERE alias.address = '%s'))
    AND NOT EXISTS (SELECT 1 FROM alias JOIN alias_target ON alias_id = alias.id JOIN mailbox AS other ON other.address = target
      WHERE alias.address = '%s' AND other.bulk = 0) LIMIT 1`,

  // Asked with the domain alone as well (access(5)). RFC 3463 section 3.4: X.3.2, system not accepting network messages.
  aside: `SELECT '451 4.3.2 This host steps aside for now, please use the other one' FROM aside
    WHERE domain = '%s' AND until > unixepoch()`,

  // What a map can say by the login alone it says itself, and goes on saying with the policy service down.
  restrictions: `SELECT CASE
      WHEN state = 'suspended' THEN '550 5.7.1 This mailbox is suspended'
      WHEN send_policy = 'nobody' THEN '550 5.7.1 This mailbox may receive only'
      WHEN send_policy = 'anyone' THEN 'ask_outgoing'
      ELSE 'ask_policy' END
    FROM mailbox WHERE address = '%s' AND (state = 'suspended' OR send_policy <> 'anyone' OR outgoing <> 'open')`,
} as const;

export type MapName = keyof typeof QUERIES;

/** The lists that a recipient stands for, as ids; for the policy service, which asks with `?` in the place of `'%s'`. */
export const ENTERED_LISTS = `${ENTERED} SELECT list.id FROM reached JOIN list USING(address)`.replaceAll("'%s'", '?1');

/** The mailboxes that a recipient stands for, with what they and their domains say of filters; rspamd asks with `?1`. */
export const REACHED_MAILBOXES = `${REACHED} SELECT mailbox.id AS id, mailbox.tenant_id AS tenant_id,
    coalesce(mailbox.filters, '') AS own, coalesce(mailbox.group_filters, '') AS team, coalesce(home.filters, '') AS house,
    coalesce(home.tenant_filters, '') AS company
  FROM reached JOIN mailbox USING(address) LEFT JOIN domain AS home ON home.name = mailbox.domain`.replaceAll("'%s'", '?1');

/** How main.cf names one of our maps. */
export const map = (name: string): string => `proxy:sqlite:${DIRECTORY}/${name}.cf`;

/** The addresses that come back by the rewriting of senders, and no others: only they need its service. */
export const SRS_ADDRESSES = `regexp:${DIRECTORY}/srs.regexp`;

export function lookupFiles(nodeDb: string): RenderedFile[] {
  const srs = { path: `${DIRECTORY}/srs.regexp`, content: '/^(srs[01]=.*)$/ $1\n', mode: 0o644 };
  return [srs, ...queryFiles(nodeDb)];
}

function queryFiles(nodeDb: string): RenderedFile[] {
  return Object.entries(QUERIES).map(([name, query]) => ({
    path: `${DIRECTORY}/${name}.cf`,
    content: `dbpath = ${nodeDb}\nquery = ${query.replace(/\s+/g, ' ')}\n`,
    mode: 0o644,
  }));
}
