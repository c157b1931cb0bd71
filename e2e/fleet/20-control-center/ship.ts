/** The agent's log shipper alone, as a process that can be killed. Arguments: LOG MEMORY API-URL IDENTITY (JSON with nodeId, key). */
import { createPrivateKey } from 'node:crypto';
import { Api } from '../../../apps/agent/src/link/api.ts';
import { keepAliveClient } from '../../../apps/agent/src/link/http.ts';
import { createLog } from '../../../apps/agent/src/log.ts';
import { Memory } from '../../../apps/agent/src/memory.ts';
import { Shipper } from '../../../apps/agent/src/observe/shipper.ts';

const [log = '', memory = '', url = '', identity = '{}'] = process.argv.slice(2);
const { nodeId, key } = JSON.parse(identity) as { nodeId: string; key: string };
const api = new Api(keepAliveClient(new URL(url), null), { nodeId, key: createPrivateKey(key) });
new Shipper('postfix', log, api, new Memory(memory), createLog('warn'));
process.stdout.write('ships\n');
