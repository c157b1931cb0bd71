/** Asks a node's own Postfix and Dovecot whether a change is effective, on connections that are open before the clock starts. */
import { connect, type Socket } from 'node:net';
import type { LabNode } from '../../infra/lab/lab.mjs';

/** A line protocol where each request has one answer. */
class Lines {
  readonly #socket: Socket;
  #buffer = '';
  readonly #waiting: ((line: string) => void)[] = [];
  readonly #seen: string[] = [];

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      this.#buffer += text;
      for (let end = this.#buffer.indexOf('\n'); end >= 0; end = this.#buffer.indexOf('\n')) {
        const line = this.#buffer.slice(0, end).trimEnd();
        this.#buffer = this.#buffer.slice(end + 1);
        const next = this.#waiting.shift();
        if (next) next(line);
        else this.#seen.push(line);
      }
    });
  }

  line(): Promise<string> {
    const early = this.#seen.shift();
    return early === undefined ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve(early);
  }

  write(text: string): void {
    this.#socket.write(text);
  }

  close(): void {
    this.#socket.destroy();
  }
}

/** An SMTP dialogue up to MAIL FROM, in which recipients can be tried without end. */
export class RecipientProbe {
  readonly #lines: Lines;

  private constructor(lines: Lines) {
    this.#lines = lines;
  }

  static async open(node: LabNode, options: { from: string; login?: { user: string; pass: string } }): Promise<RecipientProbe> {
    const socket = connect(options.login ? 587 : 25, node.address);
    const lines = new Lines(socket);
    const probe = new RecipientProbe(lines);
    await probe.#reply();
    await probe.#ask('EHLO bench.test');
    if (options.login)
      await probe.#ask(`AUTH PLAIN ${Buffer.from(`\0${options.login.user}\0${options.login.pass}`).toString('base64')}`, /^235/);
    await probe.#ask(`MAIL FROM:<${options.from}>`, /^250/);
    return probe;
  }

  /** The reply to RCPT TO. */
  recipient(address: string): Promise<string> {
    return this.#ask(`RCPT TO:<${address}>`);
  }

  close(): void {
    this.#lines.close();
  }

  async #ask(command: string, expected?: RegExp): Promise<string> {
    this.#lines.write(`${command}\r\n`);
    const reply = await this.#reply();
    if (expected && !expected.test(reply)) throw new Error(`${command.slice(0, 12)}…: ${reply}`);
    return reply;
  }

  async #reply(): Promise<string> {
    for (;;) {
      const line = await this.#lines.line();
      if (!/^\d{3}-/.test(line)) return line;
    }
  }
}

/**
 * Dovecot's auth socket, the one that Postfix asks (its protocol: doc/wiki/Design.AuthProtocol). A failed answer comes two
 * seconds late (auth_failure_delay), so tries are sent side by side and the first success counts.
 */
export class PasswordProbe {
  #id = 0;
  readonly #pending = new Map<number, (ok: boolean) => void>();

  readonly #lines: Lines;

  private constructor(lines: Lines) {
    this.#lines = lines;
    void this.#read();
  }

  static async open(node: LabNode): Promise<PasswordProbe> {
    const lines = new Lines(connect(node.path('/var/spool/postfix/private/auth')));
    lines.write(`VERSION\t1\t2\nCPID\t${process.pid}\n`);
    while ((await lines.line()) !== 'DONE');
    return new PasswordProbe(lines);
  }

  try(user: string, password: string): Promise<boolean> {
    const id = ++this.#id;
    const response = Buffer.from(`\0${user}\0${password}`).toString('base64');
    this.#lines.write(`AUTH\t${id}\tPLAIN\tservice=smtp\tsecured\tresp=${response}\n`);
    return new Promise((resolve) => this.#pending.set(id, resolve));
  }

  close(): void {
    this.#lines.close();
  }

  async #read(): Promise<void> {
    for (;;) {
      const [verb, id] = (await this.#lines.line()).split('\t');
      if (verb !== 'OK' && verb !== 'FAIL') continue;
      this.#pending.get(Number(id))?.(verb === 'OK');
      this.#pending.delete(Number(id));
    }
  }
}
