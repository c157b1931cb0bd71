import type { AliasRecord, DomainRecord, ListRecord, MailboxRecord } from '@relevo/agent-protocol';

/** What routing asks of the addresses of a pair. */
export interface Directory {
  domain(name: string): Pick<DomainRecord, 'tenantId' | 'aliasOf' | 'catchAll' | 'postmaster'> | null;
  mailbox(address: string): MailboxRecord | null;
  alias(address: string): AliasRecord | null;
  list(address: string): ListRecord | null;
}

export interface Addresses {
  readonly domains: readonly DomainRecord[];
  readonly mailboxes: readonly MailboxRecord[];
  readonly aliases: readonly AliasRecord[];
  readonly lists: readonly ListRecord[];
}

export function directoryOf(addresses: Addresses): Directory {
  const domains = new Map(addresses.domains.map((domain) => [domain.name, domain]));
  const mailboxes = new Map(addresses.mailboxes.map((mailbox) => [mailbox.address, mailbox]));
  const aliases = new Map(addresses.aliases.map((alias) => [alias.address, alias]));
  const lists = new Map(addresses.lists.map((list) => [list.address, list]));
  return {
    domain: (name) => domains.get(name) ?? null,
    mailbox: (address) => mailboxes.get(address) ?? null,
    alias: (address) => aliases.get(address) ?? null,
    list: (address) => lists.get(address) ?? null,
  };
}

export type Way = 'alias' | 'list' | 'forward' | 'domain_alias' | 'postmaster' | 'catch_all';
export interface Step {
  readonly from: string;
  readonly to: string;
  readonly by: Way;
}

export interface Route {
  /** How the mail gets there, in the order of looking; a circle is walked once. */
  readonly steps: readonly Step[];
  /** Mailboxes in which it ends. */
  readonly mailboxes: readonly string[];
  /** Addresses of other domains to which it goes on. */
  readonly outside: readonly string[];
  /** Mailboxes on the way that refuse mail, with their words. */
  readonly refusing: readonly { readonly address: string; readonly text: string }[];
  /** Lists that the recipient stands for, before any list's members: whoever writes must be let in by all of them. */
  readonly lists: readonly ListRecord[];
}

const at = (address: string): number => address.indexOf('@');
const hostOf = (address: string): string => address.slice(at(address) + 1);
const ROLES = new Set(['postmaster', 'abuse']);

/**
 * Where mail for an address ends (lower case, A-labels). What an address is called decides: its own name first, then its domain's
 * alias, the roles that RFC 5321 section 4.5.1 and RFC 2142 ask for, and the catch-all. The node answers the same from node.db
 * (`aliases` in the agent's maps), circles included: each address is looked at once, so mail in a circle stays where it is.
 */
export function route(directory: Directory, recipient: string): Route {
  const steps: Step[] = [];
  const reached = new Set([recipient]);
  const entries = new Set([recipient]);
  for (const address of reached) {
    for (const { to, by } of next(directory, address)) {
      steps.push({ from: address, to, by });
      reached.add(to);
    }
  }
  for (const address of entries) {
    if (directory.list(address)) continue;
    for (const { to } of next(directory, address)) entries.add(to);
  }
  const mailboxes: string[] = [];
  const outside: string[] = [];
  const refusing: { address: string; text: string }[] = [];
  for (const address of reached) {
    const mailbox = directory.mailbox(address);
    if (mailbox?.receivePolicy.kind === 'refuse') refusing.push({ address, text: mailbox.receivePolicy.text });
    else if (mailbox && (!mailbox.forward || mailbox.forward.keepCopy)) mailboxes.push(address);
    else if (!directory.domain(hostOf(address))) outside.push(address);
  }
  const lists = [...entries].flatMap((address) => directory.list(address) ?? []);
  return { steps, mailboxes, outside, refusing, lists };
}

function next(directory: Directory, address: string): { to: string; by: Way }[] {
  const many = (targets: readonly string[], by: Way) => targets.map((to) => ({ to, by }));
  const mailbox = directory.mailbox(address);
  if (mailbox) return many(mailbox.forward?.targets ?? [], 'forward');
  const alias = directory.alias(address);
  if (alias) return many(alias.targets, 'alias');
  const list = directory.list(address);
  if (list) return many(list.members, 'list');
  const domain = at(address) > 0 ? directory.domain(hostOf(address)) : null;
  if (!domain) return [];
  const local = address.slice(0, at(address));
  if (domain.aliasOf) return many([`${local}@${domain.aliasOf}`], 'domain_alias');
  if (domain.postmaster && ROLES.has(local)) return many([domain.postmaster], 'postmaster');
  return domain.catchAll ? many([domain.catchAll], 'catch_all') : [];
}

/**
 * The circle that an address closes by leading to these targets, as the addresses along it, or null. Mail in a circle would
 * still be delivered where a mailbox stands in it, yet nobody means one.
 */
export function circle(directory: Directory, address: string, targets: readonly string[]): readonly string[] | null {
  const trail = (current: string, seen: ReadonlySet<string>): string[] | null => {
    if (current === address) return [current];
    if (seen.has(current)) return null;
    for (const { to } of next(directory, current)) {
      const rest = trail(to, new Set([...seen, current]));
      if (rest) return [current, ...rest];
    }
    return null;
  };
  for (const target of targets) {
    const rest = target === address ? null : trail(target, new Set());
    if (rest) return [address, ...rest];
  }
  return null;
}
