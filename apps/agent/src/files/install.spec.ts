import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PAIR } from '../converge/records.arbitrary.ts';
import { Services } from '../host/services.ts';
import { install } from './install.ts';
import type { Program } from './programs.ts';
import type { Verdict } from './rendered.ts';

let directory: string;
let acts: string[];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'relevo-install-'));
  acts = [];
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const OK: Verdict = { ok: true };
const facts = { nodeId: '', nodeDb: '', dkimDir: '', webmailGid: 0, tls: { cert: '', key: '' }, fenced: false };

class RecordingServices extends Services {
  constructor() {
    super('/bin/false');
  }
  override async act(verb: string, service: string) {
    acts.push(`${verb} ${service}`);
    return OK;
  }
  override async running() {
    return true;
  }
}

/** A program with one file, whose content is the overrides, and a checker and a client that look for words in it. */
function program(judge: { check?: (text: string) => Verdict; probe?: () => Verdict } = {}): Program {
  const path = join(directory, 'live/main.cf');
  return {
    service: 'postfix',
    render: (pair) => [{ path, content: `# Written by the Relevo agent\n${pair.overrides.postfix}`, mode: 0o644 }],
    check: async (staged) => (judge.check ?? (() => OK))(readFileSync(join(staged, path), 'utf8')),
    prepare: async () => OK,
    probe: async () => (judge.probe ?? (() => OK))(),
  };
}
const tools = () => ({
  services: new RecordingServices(),
  staging: join(directory, 'staging'),
  pendingReload: join(directory, 'pending'),
});
const pairWith = (postfix: string) => ({ ...PAIR, overrides: { postfix, dovecot: '' } });
const live = () => readFileSync(join(directory, 'live/main.cf'), 'utf8').split('\n')[1];

describe('install', () => {
  it('reloads for a change, and does nothing without one', async () => {
    expect(await install(program(), pairWith('a'), facts, tools())).toEqual({ outcome: 'applied', why: null });
    expect(await install(program(), pairWith('a'), facts, tools())).toEqual({ outcome: 'applied', why: null });
    expect([live(), acts]).toEqual(['a', ['reload postfix']]);
  });

  it('leaves everything as it is when the checker refuses', async () => {
    await install(program(), pairWith('good'), facts, tools());
    const check = (text: string): Verdict => (text.includes('bad') ? { ok: false, why: 'fatal: bad' } : OK);
    expect(await install(program({ check }), pairWith('bad'), facts, tools())).toEqual({ outcome: 'refused', why: 'fatal: bad' });
    expect([live(), acts]).toEqual(['good', ['reload postfix']]);
  });

  it('goes back, by a restart, when the program does not serve with what the checker let pass', async () => {
    await install(program(), pairWith('good'), facts, tools());
    const probe = (): Verdict => ({ ok: false, why: 'smtpd: fatal' });
    const outcome = await install(program({ probe }), pairWith('worse'), facts, tools());
    expect(outcome).toEqual({ outcome: 'rolled_back', why: 'smtpd: fatal' });
    expect([live(), acts]).toEqual(['good', ['reload postfix', 'reload postfix', 'restart postfix']]);
  });

  it('serves without the overrides on a node that has nothing yet, and still tells of the refusal', async () => {
    const check = (text: string): Verdict => (text.includes('bad') ? { ok: false, why: 'fatal: bad' } : OK);
    const outcome = await install(program({ check }), pairWith('bad'), facts, tools());
    expect([outcome.outcome, live()]).toEqual(['refused', '']);
  });

  it('reloads after a death between swap and reload', async () => {
    await install(program(), pairWith('a'), facts, tools());
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'pending.postfix'), '');
    await install(program(), pairWith('a'), facts, tools());
    expect(acts).toEqual(['reload postfix', 'reload postfix']);
    expect(existsSync(join(directory, 'pending.postfix'))).toBe(false);
  });
});
