/** A plain SMTP client for handing messages in and for looking at replies (RFC 5321), without a process per message. */
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** @typedef {{ code: number, text: string }} Reply */

export class SmtpClient {
  /** @type {import('node:net').Socket} */ #socket;
  #pending = '';
  /** @type {string[]} */ #lines = [];
  /** @type {((reply: Reply) => void)[]} */ #waiting = [];
  /** @type {Error | null} */ #broken = null;

  /**
   * @param {string} host
   * @param {number} port
   * @param {number} timeoutMs
   * @param {boolean} tls from the first byte (RFC 8314 section 3.3)
   */
  constructor(host, port, timeoutMs, tls) {
    // The nodes' certificates are of the lab's own authority; what is looked at here is SMTP.
    this.#socket = tls ? connectTls({ host, port, rejectUnauthorized: false }) : connect({ host, port });
    this.#socket.setEncoding('utf8');
    this.#socket.setNoDelay(true);
    this.#socket.setTimeout(timeoutMs, () => this.#socket.destroy(new Error('SMTP timeout')));
    this.#socket.on('data', (chunk) => this.#read(String(chunk)));
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('SMTP connection closed')));
  }

  /**
   * @param {string} host
   * @param {{ port?: number, timeoutMs?: number, helo?: string, tls?: boolean }} [options]
   */
  static async open(host, options = {}) {
    const client = new SmtpClient(host, options.port ?? 25, options.timeoutMs ?? 30_000, options.tls ?? false);
    await client.#reply();
    await client.command(`EHLO ${options.helo ?? 'client.world.test'}`);
    return client;
  }

  /**
   * @param {string} line
   * @param {BufferEncoding} [encoding] `latin1` for a text that holds any byte
   * @returns {Promise<Reply>}
   */
  command(line, encoding = 'utf8') {
    this.#socket.write(`${line}\r\n`, encoding);
    return this.#reply();
  }

  /**
   * AUTH PLAIN (RFC 4616).
   * @param {string} user
   * @param {string} password
   */
  async logIn(user, password) {
    const reply = await this.command(`AUTH PLAIN ${Buffer.from(`\0${user}\0${password}`).toString('base64')}`);
    if (reply.code !== 235) throw new Error(`log-in refused: ${reply.text}`);
  }

  /**
   * Whole transaction; the answer is the first reply that is not positive, or the last one.
   * @param {string} from
   * @param {string} to
   * @param {string} message
   */
  async send(from, to, message) {
    for (const line of [`MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, 'DATA']) {
      const reply = await this.command(line);
      if (reply.code >= 400) {
        await this.command('RSET');
        return reply;
      }
    }
    // RFC 5321 section 4.5.2: a line that starts with a dot gets one more.
    const stuffed = message.replace(/^\./gm, '..').replace(/(\r\n)?$/, '\r\n');
    this.#socket.write(`${stuffed}.\r\n`);
    return this.#reply();
  }

  close() {
    this.#socket.end('QUIT\r\n');
  }

  /** @returns {Promise<Reply>} */
  #reply() {
    if (this.#broken) return Promise.reject(this.#broken);
    return new Promise((resolve, reject) => {
      this.#waiting.push((reply) => (reply.code === 0 ? reject(this.#broken) : resolve(reply)));
    });
  }

  /** @param {string} chunk */
  #read(chunk) {
    const lines = (this.#pending + chunk).split('\r\n');
    this.#pending = lines.pop() ?? '';
    for (const line of lines) {
      this.#lines.push(line);
      if (line[3] === '-') continue;
      const text = this.#lines.join('\n');
      this.#lines = [];
      this.#waiting.shift()?.({ code: Number(line.slice(0, 3)), text });
    }
  }

  /** @param {Error} error */
  #fail(error) {
    this.#broken ??= error;
    for (const waiting of this.#waiting.splice(0)) waiting({ code: 0, text: '' });
  }
}
