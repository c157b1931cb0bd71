import { readFileSync } from 'node:fs';

/** The number of a name in /etc/passwd or /etc/group (third field of both, passwd(5) and group(5)), or null. */
function numberOf(file: string, name: string): number | null {
  const line = readFileSync(file, 'utf8')
    .split('\n')
    .find((candidate) => candidate.startsWith(`${name}:`));
  return line ? Number(line.split(':')[2]) : null;
}

/** The accounts that the node's packages make. */
export interface Accounts {
  readonly vmail: { readonly uid: number; readonly gid: number };
  readonly rspamd: { readonly uid: number; readonly gid: number };
  readonly mailmapGid: number;
  readonly webmail: { readonly uid: number; readonly gid: number };
}

export function readAccounts(): Accounts {
  const required = (file: string, name: string): number => {
    const number = numberOf(file, name);
    if (number === null) throw new Error(`${file} has no ${name}: is this a mail node?`);
    return number;
  };
  const both = (name: string) => ({ uid: required('/etc/passwd', name), gid: required('/etc/group', name) });
  return {
    vmail: both('vmail'),
    rspamd: both('_rspamd'),
    mailmapGid: required('/etc/group', 'mailmap'),
    webmail: both('relevo-webmail'),
  };
}
