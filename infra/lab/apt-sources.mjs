/** Reads the machine's own apt set-up, so that a base tree comes from the same mirror through the same proxy. */
import { readdir, readFile } from 'node:fs/promises';
import { must } from './commands.mjs';

/** @typedef {{ uri: string, suite: string, components: string[], signedBy: string | null, options: string[] }} Source */

/**
 * One-line format (sources.list(5)): `deb [option=value …] URI suite component…`.
 * @param {string} text
 * @returns {Source[]}
 */
export function parseOneLine(text) {
  /** @type {Source[]} */ const sources = [];
  for (const line of text.split('\n')) {
    const match = /^\s*deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s+([^#]+)/.exec(line);
    if (!match) continue;
    const options = (match[1] ?? '').split(/\s+/).filter(Boolean);
    const signedBy = options.find((option) => option.startsWith('signed-by='))?.slice('signed-by='.length) ?? null;
    const others = options.filter((option) => option.startsWith('trusted='));
    const components = (match[4] ?? '').trim().split(/\s+/);
    sources.push({ uri: match[2] ?? '', suite: match[3] ?? '', components, signedBy, options: others });
  }
  return sources;
}

/**
 * deb822 format (sources.list(5)): stanzas of `Field: value`, with continuation lines.
 * @param {string} text
 * @returns {Source[]}
 */
export function parseDeb822(text) {
  /** @type {Source[]} */ const sources = [];
  const uncommented = text.replace(/^#.*\n?/gm, '');
  for (const stanza of uncommented.split(/\n\s*\n/)) {
    /** @type {Map<string, string>} */ const fields = new Map();
    for (const line of stanza.replace(/\n[ \t]+/g, ' ').split('\n')) {
      const match = /^([A-Za-z-]+):\s*(.*)$/.exec(line);
      if (match) fields.set((match[1] ?? '').toLowerCase(), (match[2] ?? '').trim());
    }
    const words = (/** @type {string} */ name) => (fields.get(name) ?? '').split(/\s+/).filter(Boolean);
    if (!words('types').includes('deb') || fields.get('enabled')?.toLowerCase() === 'no') continue;
    // An inline key (a block of text) cannot be written on one line: then the machine's trusted keys must do.
    const signedBy = fields.get('signed-by')?.startsWith('/') ? (fields.get('signed-by') ?? null) : null;
    const options = fields.get('trusted') === 'yes' ? ['trusted=yes'] : [];
    for (const uri of words('uris'))
      for (const suite of words('suites')) sources.push({ uri, suite, components: words('components'), signedBy, options });
  }
  return sources;
}

/**
 * The distribution's own archives alone: third parties' repositories use other suites or have no `main`.
 * @param {readonly Source[]} sources
 * @param {string} codename
 */
export function ofDistribution(sources, codename) {
  const suites = new Set([codename, `${codename}-updates`, `${codename}-security`, `${codename}/updates`]);
  return sources.filter((source) => suites.has(source.suite) && source.components.includes('main'));
}

/** @param {Source} source */
export function toOneLine(source) {
  const options = [...source.options, ...(source.signedBy ? [`signed-by=${source.signedBy}`] : [])];
  return `deb ${options.length > 0 ? `[${options.join(' ')}] ` : ''}${source.uri} ${source.suite} ${source.components.join(' ')}`;
}

/**
 * The machine's package sources as one list, and its way to them (proxy, certificates, date checks).
 * @returns {Promise<{ codename: string, sourcesList: string, aptConfig: string }>}
 */
export async function readHostApt() {
  const release = await readFile('/etc/os-release', 'utf8');
  const codename = /^VERSION_CODENAME=(\S+)/m.exec(release)?.[1];
  if (!codename) throw new Error('/etc/os-release names no VERSION_CODENAME');
  const texts = [parseOneLine(await readFile('/etc/apt/sources.list', 'utf8').catch(() => ''))];
  for (const name of await readdir('/etc/apt/sources.list.d').catch(() => [])) {
    const text = await readFile(`/etc/apt/sources.list.d/${name}`, 'utf8');
    if (name.endsWith('.list')) texts.push(parseOneLine(text));
    if (name.endsWith('.sources')) texts.push(parseDeb822(text));
  }
  const sources = ofDistribution(texts.flat(), codename);
  if (sources.length === 0) throw new Error(`no package source for ${codename} in /etc/apt`);
  const dump = await must(['apt-config', 'dump']);
  // Only how to reach the archive; hooks and directories are the machine's own business.
  const aptConfig = dump
    .split('\n')
    .filter((line) => line.startsWith('Acquire::') && !line.startsWith('Acquire::Changelogs'))
    .join('\n');
  return { codename, sourcesList: `${sources.map(toOneLine).join('\n')}\n`, aptConfig: `${aptConfig}\n` };
}
