/** What an installer would leave on a node for its agent: the environment file and the API's certificate authority. */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { upperDir } from './node.mjs';

/**
 * Written into the node's files before it boots. Without `env` the node keeps what an earlier start gave it.
 * @param {string} stateDir
 * @param {string} node
 * @param {Record<string, string>} [env]
 * @param {string} [caFile]
 */
export async function writeAgentFiles(stateDir, node, env, caFile) {
  const directory = join(upperDir(stateDir, node), 'etc/relevo');
  await mkdir(directory, { recursive: true });
  if (caFile) await copyFile(caFile, join(directory, 'ca.pem'));
  if (!env) return;
  const all = { RELEVO_CA_FILE: '/etc/relevo/ca.pem', RELEVO_SERVICE_COMMAND: '/usr/local/sbin/relevo-service', ...env };
  const lines = Object.entries(all).map(([name, value]) => `${name}=${quote(value)}`);
  await writeFile(join(directory, 'agent.env'), `${lines.join('\n')}\n`, { mode: 0o600 });
}

/** For the shell that sources the file. @param {string} value */
const quote = (value) => `'${value.replaceAll("'", "'\\''")}'`;
