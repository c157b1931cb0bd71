import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { Security, ServiceName } from './services.rules.js';

export interface Target {
  readonly service: ServiceName;
  readonly security: Security;
  readonly port: number;
  /** The name that a program is given, which the certificate must carry. */
  readonly host: string;
  /** Where the name leads now. */
  readonly address: string;
}
export interface Credentials {
  readonly user: string;
  readonly password: string;
}
/** How far it came: `reached` is all that can be said without a password. */
export type Outcome = 'logged_in' | 'reached' | 'refused_login' | 'unreachable' | 'timed_out' | 'no_tls' | 'unexpected';
export interface Attempt {
  readonly outcome: Outcome;
  /** Why a program would doubt the certificate; null: it would not, or it came not that far. */
  readonly certificate: string | null;
  /** The server's own last line, without what was sent to it. */
  readonly said: string | null;
  readonly ms: number;
}

const TIMEOUT_MS = 8000;
const MAX_LINE = 4096;

/**
 * A log-in as a mail program does it: connect, TLS, SASL PLAIN (RFC 4616), and out again. IMAP (RFC 9051), POP3 (RFC 1939, 5034)
 * or submission (RFC 6409, 4954). Never sends the password before TLS stands. Resolves always.
 */
export async function attemptLogin(target: Target, credentials: Credentials | null): Promise<Attempt> {
  const started = performance.now();
  const line = new Line(target);
  let certificate: string | null = null;
  const end = (outcome: Outcome): Attempt => {
    line.close();
    return { outcome, certificate, said: line.last, ms: Math.round(performance.now() - started) };
  };
  try {
    const words = DIALOGUES[target.service];
    if (target.security === 'tls') certificate = await line.startTls();
    await line.until(words.ready);
    for (const greeting of words.greet(target.security === 'tls')) await line.ask(greeting, words.ok);
    if (target.security === 'starttls') {
      line.send(words.startTls);
      if (!words.ok.test(await line.until(words.answered))) return end('no_tls');
      certificate = await line.startTls();
      for (const greeting of words.greet(true)) await line.ask(greeting, words.ok);
    }
    if (!credentials) return end('reached');
    // In one go with the command: all three of our servers take an initial response.
    line.send(`${words.auth} ${Buffer.from(`\0${credentials.user}\0${credentials.password}`).toString('base64')}`);
    const answer = await line.until(words.answered);
    return end(words.ok.test(answer) ? 'logged_in' : 'refused_login');
  } catch (error) {
    if (error instanceof TimeoutError) return end('timed_out');
    return end(line.connected ? 'unexpected' : 'unreachable');
  }
}

interface Dialogue {
  readonly ready: RegExp;
  /** A whole answer to the last command, good or bad. */
  readonly answered: RegExp;
  readonly ok: RegExp;
  readonly greet: (encrypted: boolean) => readonly string[];
  readonly startTls: string;
  readonly auth: string;
}
const DIALOGUES: Record<ServiceName, Dialogue> = {
  imap: {
    ready: /^\* (?:OK|PREAUTH)/i,
    answered: /^a (?:OK|NO|BAD)/i,
    ok: /^a OK/i,
    greet: () => [],
    startTls: 'a STARTTLS',
    auth: 'a AUTHENTICATE PLAIN',
  },
  pop3: {
    ready: /^\+OK/i,
    answered: /^(?:\+OK|-ERR)/i,
    ok: /^\+OK/i,
    greet: () => [],
    startTls: 'STLS',
    auth: 'AUTH PLAIN',
  },
  submission: {
    ready: /^220 /,
    // RFC 5321 section 4.2.1: the last line of an answer has a space after its code.
    answered: /^[2-5]\d\d /,
    ok: /^2\d\d /,
    greet: () => ['EHLO connection-test.invalid'],
    startTls: 'STARTTLS',
    auth: 'AUTH PLAIN',
  },
};

class TimeoutError extends Error {}

/** One connection, read by lines. */
class Line {
  last: string | null = null;
  connected = false;
  readonly #target: Target;
  readonly #deadline = Date.now() + TIMEOUT_MS;
  #socket: Socket | TLSSocket;
  #text = '';
  #failed: Error | null = null;
  #wake = () => {};

  constructor(target: Target) {
    this.#target = target;
    this.#socket = connectPlain({ host: target.address, port: target.port });
    this.#socket.once('connect', () => {
      this.connected = true;
    });
    this.#listen();
  }

  #listen(): void {
    this.#socket
      .on('data', (chunk: Buffer) => {
        this.#text = (this.#text + chunk.toString('latin1')).slice(-4 * MAX_LINE);
        this.#wake();
      })
      .on('error', (error) => this.#fail(error))
      .on('close', () => this.#fail(new Error('closed')));
  }

  #fail(error: Error): void {
    this.#failed ??= error;
    this.#wake();
  }

  /** @returns why the certificate would be doubted, or null */
  async startTls(): Promise<string | null> {
    if (!this.connected) await this.#event(this.#socket, 'connect');
    const plain = this.#socket.removeAllListeners();
    // What came before TLS says nothing any more (the STARTTLS injection of CVE-2011-0411).
    this.#text = '';
    const socket = connectTls({ socket: plain, servername: this.#target.host, rejectUnauthorized: false });
    this.#socket = socket;
    await this.#event(socket, 'secureConnect');
    this.#listen();
    return socket.authorized ? null : String((socket.authorizationError as { code?: string })?.code ?? socket.authorizationError);
  }

  #event(socket: Socket, name: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new TimeoutError()), Math.max(1, this.#deadline - Date.now()));
      const done = (act: () => void) => () => {
        clearTimeout(timer);
        act();
      };
      socket.once(name, done(resolve));
      socket.once('error', (error) => done(() => reject(error))());
      socket.once(
        'close',
        done(() => reject(new Error('closed'))),
      );
    });
  }

  send(text: string): void {
    this.#socket.write(`${text}\r\n`);
  }

  async ask(text: string, ok: RegExp): Promise<void> {
    this.send(text);
    const answer = await this.until(DIALOGUES[this.#target.service].answered);
    if (!ok.test(answer)) throw new Error(answer);
  }

  /** The first line that fits; others are read over. */
  async until(wanted: RegExp): Promise<string> {
    for (;;) {
      const end = this.#text.indexOf('\n');
      if (end >= 0) {
        const line = this.#text.slice(0, end).replace(/\r$/, '').slice(0, MAX_LINE);
        this.#text = this.#text.slice(end + 1);
        this.last = line;
        if (wanted.test(line)) return line;
        continue;
      }
      if (this.#failed) throw this.#failed;
      await this.#more();
    }
  }

  #more(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new TimeoutError()), Math.max(1, this.#deadline - Date.now()));
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = () => {};
        resolve();
      };
    });
  }

  close(): void {
    this.#socket.removeAllListeners().on('error', () => {});
    this.#socket.destroy();
  }
}
