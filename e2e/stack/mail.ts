/** Real mail programs' protocols against a node of the lab. */
import { connect } from 'node:tls';
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';

export interface Login {
  readonly user: string;
  readonly pass: string;
}
// The nodes' certificates are their own; what is tested here is mail.
const tls = { rejectUnauthorized: false };

export async function imap<T>(host: string, auth: Login, work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const client = new ImapFlow({ host, port: 993, secure: true, auth, tls, logger: false });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.logout().catch(() => client.close());
  }
}

/** Subjects in a folder, oldest first. */
export const subjects = (host: string, auth: Login, folder = 'INBOX'): Promise<string[]> =>
  imap(host, auth, async (client) => {
    const lock = await client.getMailboxLock(folder);
    try {
      const messages = client.mailbox && client.mailbox.exists > 0 ? await client.fetchAll('1:*', { envelope: true }) : [];
      return messages.map((message) => message.envelope?.subject ?? '');
    } finally {
      lock.release();
    }
  });

export const canLogIn = (host: string, auth: Login): Promise<boolean> =>
  imap(host, auth, async () => true).catch((error: { authenticationFailed?: boolean }) => {
    if (error.authenticationFailed) return false;
    throw error;
  });

export interface Outgoing {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text?: string;
  readonly envelope?: { readonly from: string; readonly to: string };
  readonly headers?: Readonly<Record<string, string>>;
}
/** Submission with STARTTLS on 587, or TLS from the start on 465; rejects with the server's reply as `response`. */
export async function submit(host: string, auth: Login, message: Outgoing, port: 587 | 465 = 587): Promise<string> {
  const transport = createTransport({ host, port, secure: port === 465, requireTLS: port === 587, auth, tls });
  try {
    const { envelope, ...mail } = message;
    const info = await transport.sendMail({
      text: 'Hola.',
      ...mail,
      ...(envelope ? { envelope: { from: envelope.from, to: [envelope.to] } } : {}),
    });
    return info.messageId;
  } finally {
    transport.close();
  }
}
export const refusal = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'accepted',
    (error: { response?: string; message: string }) => error.response ?? error.message,
  );

/** Number of messages that POP3 offers; throws when the log-in is refused. */
export const pop3Count = (host: string, auth: Login): Promise<number> => pop3(host, auth, []);

/** Fetches these messages and leaves them on the server. */
export const pop3Fetch = (host: string, auth: Login, numbers: readonly number[]): Promise<number> =>
  pop3(
    host,
    auth,
    numbers.map((n) => `RETR ${n}`),
  );

function pop3(host: string, auth: Login, acts: readonly string[]): Promise<number> {
  const commands = [`USER ${auth.user}`, `PASS ${auth.pass}`, 'STAT', ...acts, 'QUIT'];
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port: 995, ...tls });
    let count = 0;
    socket.setEncoding('latin1');
    socket.on('error', reject);
    socket.on('data', (text: string) => {
      if (text.startsWith('-ERR')) {
        socket.destroy();
        return reject(new Error(text.trim()));
      }
      const stat = /^\+OK (\d+) \d+/.exec(text);
      if (stat) count = Number(stat[1]);
      const next = commands.shift();
      if (next) socket.write(`${next}\r\n`);
      else socket.end();
    });
    socket.on('close', () => resolve(count));
  });
}
