/** Policy service of the world's Postfix: refuses the first attempt of each (sender, recipient) for 450, then lets it in. */
import { chmodSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';

const socketPath = process.argv[2] ?? '/var/spool/postfix/private/greylist';
const seen = new Set();

rmSync(socketPath, { force: true });
createServer((socket) => {
  let pending = '';
  socket.setEncoding('utf8');
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    pending += chunk;
    // SMTPD_POLICY_README: attributes end with an empty line, and so does the answer.
    for (let end = pending.indexOf('\n\n'); end >= 0; end = pending.indexOf('\n\n')) {
      const sender = /^sender=(.*)$/m.exec(pending.slice(0, end))?.[1];
      const recipient = /^recipient=(.*)$/m.exec(pending.slice(0, end))?.[1];
      pending = pending.slice(end + 2);
      const key = `${sender} ${recipient}`;
      socket.write(`action=${seen.has(key) ? 'DUNNO' : '450 4.2.0 Greylisted, please try again in a moment'}\n\n`);
      seen.add(key);
    }
  });
}).listen(socketPath, () => chmodSync(socketPath, 0o666));
