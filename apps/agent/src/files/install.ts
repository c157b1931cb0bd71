import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PairRecord, Receipt } from '@relevo/agent-protocol';
import type { Services } from '../host/services.ts';
import type { Program } from './programs.ts';
import type { HostFacts, RenderedFile, Verdict } from './rendered.ts';
import { writeFileDurably } from './write.ts';

export interface Installed {
  readonly outcome: Receipt['outcome'];
  /** The checker's or the program's own words. */
  readonly why: string | null;
}

const APPLIED: Installed = { outcome: 'applied', why: null };

export interface InstallTools {
  readonly services: Services;
  readonly staging: string;
  /** Exists from before the first file is swapped until the program has taken it: a death in between is made good at the next start. */
  readonly pendingReload: string;
}

/**
 * Render, check, swap, reload, and back if it fails, for one program. A refused configuration leaves everything as it is;
 * on a node that has none yet, the same without the overrides of staff is put in place, so that it serves.
 */
export async function install(program: Program, pair: PairRecord, facts: HostFacts, tools: InstallTools): Promise<Installed> {
  const wanted = program.render(pair, facts);
  const firstTime = wanted.every((file) => !existsSync(file.path) || !isOurs(file.path));
  const outcome = await installFiles(program, wanted, facts, tools);
  if (outcome.outcome === 'applied' || !firstTime) return outcome;
  const bare = { ...pair, overrides: { postfix: '', dovecot: '' } };
  await installFiles(program, program.render(bare, facts), facts, tools);
  return outcome;
}

async function installFiles(
  program: Program,
  wanted: readonly RenderedFile[],
  facts: HostFacts,
  tools: InstallTools,
): Promise<Installed> {
  const pending = `${tools.pendingReload}.${program.service}`;
  const changed = wanted.filter((file) => readOrNull(file.path) !== file.content);
  if (changed.length === 0 && !existsSync(pending)) return started(await ensureRunning(program, tools.services));

  const staged = join(tools.staging, program.service);
  rmSync(staged, { recursive: true, force: true });
  for (const file of stagedForms(wanted, staged)) writeFileDurably(file.path, file.content, rightsOf(file));
  const verdict = await program.check(staged);
  if (!verdict.ok) return { outcome: 'refused', why: verdict.why };

  writeFileDurably(pending, '', { mode: 0o600 });
  const undo = swap(changed);
  const live = await takeUp(program, facts, tools.services);
  if (!live.ok) {
    undo();
    await program.prepare();
    // Not a reload: after a fatal error master(8) waits a minute before it starts smtpd again.
    await tools.services.act('restart', program.service);
  }
  rmSync(pending, { force: true });
  return live.ok ? APPLIED : { outcome: 'rolled_back', why: live.why };
}

/** The files as the checker gets them: at home under the staging directory, and naming each other there. */
function stagedForms(files: readonly RenderedFile[], staged: string): RenderedFile[] {
  const move = (text: string) => files.reduce((moved, { path }) => moved.replaceAll(path, join(staged, path)), text);
  return files.map((file) => ({ ...file, path: join(staged, file.path), content: move(file.content) }));
}

const rightsOf = ({ mode, owner }: Pick<RenderedFile, 'mode' | 'owner'>) => ({ mode, ...owner });

/** Each file by rename(2), with the way back. */
function swap(files: readonly RenderedFile[]): () => void {
  const before = files.map((file) => ({ ...file, content: readOrNull(file.path) }));
  for (const file of files) writeFileDurably(file.path, file.content, rightsOf(file));
  return () => {
    for (const file of before) {
      if (file.content === null) rmSync(file.path, { force: true });
      else writeFileDurably(file.path, file.content, rightsOf(file));
    }
  };
}

async function takeUp(program: Program, facts: HostFacts, services: Services): Promise<Verdict> {
  const prepared = await program.prepare();
  if (!prepared.ok) return prepared;
  const verb = (await services.running(program.service)) ? 'reload' : 'start';
  const acted = await services.act(verb, program.service);
  return acted.ok ? program.probe(facts.fenced) : acted;
}

async function ensureRunning(program: Program, services: Services): Promise<Verdict> {
  return (await services.running(program.service)) ? { ok: true } : services.act('start', program.service);
}

const started = (verdict: Verdict): Installed => (verdict.ok ? APPLIED : { outcome: 'rolled_back', why: verdict.why });

const isOurs = (path: string): boolean => (readOrNull(path) ?? '').startsWith('# Written by the Relevo agent');

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
