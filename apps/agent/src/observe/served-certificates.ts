import { connect, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { Health } from '@relevo/agent-protocol';

type Served = NonNullable<Health['certificates']>[number];

const TIMEOUT_MS = 4000;
const AGAIN_MS = 60_000;
/** Programs take a new certificate a moment after they were told to: until then each report looks anew. */
const SETTLES_MS = 30_000;
/** Each with what has to be said before TLS begins (RFC 3207); null: it begins at once. */
const PORTS: readonly [port: number, startTls: boolean][] = [
  [993, false],
  [465, false],
  [587, true],
];

/** What a mail program gets to see when it connects here, asked once a minute and after every change. */
export class ServedCertificates {
  #last: Served[] = [];
  #at = 0;
  #changedAt = 0;

  async read(fenced: boolean): Promise<Served[]> {
    // Closed on purpose while the node is fenced.
    const now = Date.now();
    if (fenced || (now - this.#at < AGAIN_MS && now - this.#changedAt > SETTLES_MS)) return this.#last;
    this.#at = now;
    this.#last = await Promise.all(PORTS.map(([port, startTls]) => look(port, startTls)));
    return this.#last;
  }

  forget(): void {
    this.#changedAt = Date.now();
  }
}

/** Whatever happens at the other end (silence, a reload that hangs up without a word), it is over in time and nothing stays open. */
async function look(port: number, startTls: boolean): Promise<Served> {
  let open: Socket = connect({ host: '127.0.0.1', port });
  const timer = setTimeout(() => open.destroy(new Error('no answer in time')), TIMEOUT_MS);
  try {
    await ready(open, startTls);
    // Ending TLS ends what is under it; to destroy that first, with TLS on it, fells Node (24.21) by a segmentation fault.
    const tls = connectTls({ socket: open, rejectUnauthorized: false });
    open = tls;
    return { port, error: null, ...(await certificateOf(tls)) };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { port, error: words.slice(0, 300), serial: null, issuer: null, names: [], notAfter: null };
  } finally {
    clearTimeout(timer);
    open.destroySoon();
  }
}

function certificateOf(tls: TLSSocket): Promise<Omit<Served, 'port' | 'error'>> {
  return new Promise((resolve, reject) => {
    tls.on('error', reject).on('close', () => reject(new Error('closed before a certificate was shown')));
    tls.on('secureConnect', () => {
      // Whether others trust it is for others to say; here it is read.
      const own = tls.getPeerX509Certificate();
      if (!own) return reject(new Error('no certificate'));
      resolve({
        serial: own.serialNumber.toLowerCase(),
        issuer: own.issuer.replace(/\n/g, ', ').slice(0, 300),
        names: namesOf(own.subjectAltName),
        notAfter: new Date(own.validTo).toISOString(),
      });
    });
  });
}

const namesOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split(', ')
    .flatMap((one) => (one.startsWith('DNS:') ? [one.slice(4)] : []))
    .slice(0, 100);

/** Greeting, EHLO, STARTTLS: a step is over with the last line of its reply (RFC 5321 section 4.2.1). */
const STEPS: readonly [code: string, say: string | null][] = [
  ['220', 'EHLO localhost\r\n'],
  ['250', 'STARTTLS\r\n'],
  ['220', null],
];

/** When TLS may begin. */
function ready(socket: Socket, startTls: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    let step = 0;
    const onClose = () => reject(new Error('closed before TLS'));
    const done = () => {
      socket.off('data', onData).off('close', onClose);
      resolve();
    };
    const onData = (chunk: Buffer) => {
      text += chunk.toString('latin1');
      const last = /^(\d{3}) [^\r\n]*\r\n$/m.exec(text);
      if (!last) return;
      text = '';
      const [code, say] = STEPS[step++] ?? ['', null];
      if (last[1] !== code) socket.destroy(new Error(last[0].trim()));
      else if (say !== null) socket.write(say);
      else done();
    };
    socket.on('error', reject).on('close', onClose);
    if (startTls) socket.on('data', onData);
    else socket.on('connect', done);
  });
}
