import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '..');
const APP = join(SRC, 'app/[locale]');

interface Module {
  readonly client: boolean;
  readonly imports: readonly string[];
  /** Parts of the dictionary that its components ask for. */
  readonly asks: readonly string[];
  /** Parts that it sends to the browser. */
  readonly sends: readonly string[];
}

const found = new Map<string, Module>();
function read(file: string): Module {
  const known = found.get(file);
  if (known) return known;
  const text = readFileSync(file, 'utf8');
  const targets = [...text.matchAll(/(?:^import (?!type\b)[^;]*?from |^export [^;]*? from |\bimport\()'([^']+)'/gm)];
  const quoted = (list = '') => [...list.matchAll(/'(\w+)'/g)].flatMap(([, name]) => name ?? []);
  const module = {
    client: /^'use client'/.test(text),
    imports: targets.flatMap(([, target = '']) => resolved(file, target) ?? []),
    asks: [...text.matchAll(/\buseTranslations(?:<[^>]*>)?\(([^)]*)\)/g)].map(([, name = '']) => {
      const part = /^'(\w+)[\w.]*'$/.exec(name)?.[1];
      if (!part) throw new Error(`${relative(SRC, file)} asks for texts by a name that cannot be read: ${name}`);
      return part;
    }),
    sends: [...text.matchAll(/<(?:Texts of|PageProviders texts)=\{\[([^\]]*)\]\}/g)].flatMap(([, list]) => quoted(list)),
  };
  found.set(file, module);
  return module;
}

function resolved(from: string, target: string): string | null {
  const base = target.startsWith('@/') ? join(SRC, target.slice(2)) : target.startsWith('.') ? join(dirname(from), target) : null;
  if (!base) return null;
  return ['.ts', '.tsx', '/index.ts'].map((end) => base + end).find((file) => existsSync(file)) ?? null;
}

/** What of the dictionary runs in the browser behind these files, and what is sent there. */
function walk(files: readonly string[]) {
  const asks = new Map<string, string>();
  const sends = new Set<string>();
  const seen = new Set<string>();
  const visit = (file: string, within: boolean) => {
    const module = read(file);
    const client = within || module.client;
    if (seen.has(`${file} ${client}`)) return;
    seen.add(`${file} ${client}`);
    if (client) for (const name of module.asks) asks.set(name, relative(SRC, file));
    else for (const name of module.sends) sends.add(name);
    for (const next of module.imports) visit(next, client);
  };
  for (const file of files) visit(file, false);
  return { asks, sends };
}

/** The layouts around a page, the outermost first. */
function around(page: string): string[] {
  const layouts: string[] = [];
  for (let folder = dirname(page); folder.startsWith(APP); folder = dirname(folder)) {
    const layout = join(folder, 'layout.tsx');
    if (existsSync(layout)) layouts.unshift(layout);
  }
  return layouts;
}

const pages = globSync('**/page.tsx', { cwd: APP }).map((page) => join(APP, page));
/** The root layout sends these to every page. */
const EVERYWHERE = ['shell', 'ui'];

describe('the texts that go to the browser', () => {
  it('finds the pages', () => expect(pages.length).toBeGreaterThan(60));

  it.each(pages.map((page) => [relative(APP, page), page]))('%s has all that its components ask for', (_, page) => {
    const { asks, sends } = walk([...around(page), page]);
    const missing = [...asks].filter(([name]) => !EVERYWHERE.includes(name) && !sends.has(name));
    expect(missing.map(([name, file]) => `'${name}' for ${file}`)).toEqual([]);
  });

  it('sends nothing that no page below asks for', () => {
    const senders = globSync('**/{layout,page}.tsx', { cwd: APP }).map((file) => join(APP, file));
    const idle = senders.flatMap((sender) => {
      const below = pages.filter((page) => page === sender || around(page).includes(sender));
      const asked = new Set(below.flatMap((page) => [...walk([...around(page), page]).asks.keys()]));
      return read(sender)
        .sends.filter((name) => !asked.has(name))
        .map((name) => `'${name}' of ${relative(APP, sender)}`);
    });
    expect(idle).toEqual([]);
  });
});
