import { connect, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { Health } from '@relevo/agent-protocol';

type Served = NonNullable<Health['certificates']>[number];

const TIMEOUT_MS = 4000;
const AGAIN_MS = 60_000;
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

  async read(fenced: boolean): Promise<Served[]> {
    // Closed on purpose while the node is fenced.
    if (fenced || Date.now() - this.#at < AGAIN_MS) return this.#last;
    this.#at = Date.now();
    this.#last = await Promise.all(PORTS.map(([port, startTls]) => look(port, startTls)));
    return this.#last;
  }

  forget(): void {
    this.#at = 0;
  }
}

async function look(port: number, startTls: boolean): Promise<Served> {
  try {
    const socket = startTls ? await afterStartTls(port) : undefined;
    return { port, error: null, ...(await certificateOf(port, socket)) };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { port, error: words.slice(0, 300), serial: null, issuer: null, names: [], notAfter: null };
  }
}

function certificateOf(port: number, socket: Socket | undefined): Promise<Omit<Served, 'port' | 'error'>> {
  return new Promise((resolve, reject) => {
    // Whether others trust it is for others to say; here it is read.
    const options = { host: '127.0.0.1', port, rejectUnauthorized: false, timeout: TIMEOUT_MS, ...(socket ? { socket } : {}) };
    const tls: TLSSocket = connectTls(options, () => {
      const own = tls.getPeerX509Certificate();
      tls.destroy();
      if (!own) return reject(new Error('no certificate'));
      resolve({
        serial: own.serialNumber.toLowerCase(),
        issuer: own.issuer.replace(/\n/g, ', ').slice(0, 300),
        names: namesOf(own.subjectAltName),
        notAfter: new Date(own.validTo).toISOString(),
      });
    });
    tls.on('error', reject);
    tls.on('timeout', () => tls.destroy(new Error('no answer in time')));
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

function afterStartTls(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: TIMEOUT_MS });
    let text = '';
    let step = 0;
    const onData = (chunk: Buffer) => {
      text += chunk.toString('latin1');
      const last = /^(\d{3}) [^\r\n]*\r\n$/m.exec(text);
      if (!last) return;
      text = '';
      const [code, say] = STEPS[step++] ?? ['', null];
      if (last[1] !== code) return void socket.destroy(new Error(last[0].trim()));
      if (say !== null) return void socket.write(say);
      socket.off('data', onData);
      socket.off('error', reject);
      resolve(socket);
    };
    socket.on('data', onData);
    socket.on('error', reject);
    socket.on('timeout', () => socket.destroy(new Error('no answer in time')));
  });
}
