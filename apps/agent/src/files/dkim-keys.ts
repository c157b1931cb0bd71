import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DomainRecord } from '@relevo/agent-protocol';
import { writeFileDurably } from './write.ts';

interface Signer {
  readonly name: string;
  readonly selector: string | null;
}

/** DKIM private keys as files for rspamd alone, and the map that says which selector a domain signs with. */
export class DkimKeys {
  readonly #directory: string;
  readonly #owner: { readonly uid: number; readonly gid: number };

  constructor(directory: string, owner: { readonly uid: number; readonly gid: number }) {
    this.#directory = directory;
    this.#owner = owner;
    mkdirSync(directory, { recursive: true });
  }

  /** Before the commit that names it: a selector never points at a key that is not there. */
  write(domain: DomainRecord): void {
    if (!domain.dkim || this.read(domain.name, domain.dkim.selector) === domain.dkim.privateKey) return;
    writeFileDurably(this.#path(domain.name, domain.dkim.selector), domain.dkim.privateKey, { mode: 0o400, ...this.#owner });
  }

  read(name: string, selector: string): string | null {
    try {
      return readFileSync(this.#path(name, selector), 'utf8');
    } catch {
      return null;
    }
  }

  /** After the commit: the map follows, then the keys that nobody names any more go. */
  publish(signers: Iterable<Signer>): void {
    const lines: string[] = [];
    const wanted = new Set<string>(['selectors.map']);
    for (const { name, selector } of signers) {
      if (selector === null) continue;
      lines.push(`${name} ${selector}`);
      wanted.add(`${name}.${selector}.key`);
    }
    const path = join(this.#directory, 'selectors.map');
    const content = `${lines.join('\n')}\n`;
    if (readOrNull(path) !== content) writeFileDurably(path, content, { mode: 0o440, ...this.#owner });
    for (const file of readdirSync(this.#directory)) if (!wanted.has(file)) rmSync(join(this.#directory, file));
  }

  #path(name: string, selector: string): string {
    // Names come from the control plane, checked there; a path separator must not get through here in any case.
    if (/[^a-z0-9._-]/i.test(name + selector)) throw new Error('not a domain or selector');
    return join(this.#directory, `${name}.${selector}.key`);
  }
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
