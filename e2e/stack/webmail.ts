/** A browser's way through a node's Roundcube, as far as requests go. */
import { request } from 'node:https';

interface Answer {
  readonly status: number;
  readonly location: string | null;
  readonly body: string;
}

/** Keeps its cookies, and asks the node itself, whose certificate is of its own making. */
export class WebmailVisitor {
  readonly #host: string;
  readonly #cookies = new Map<string, string>();

  constructor(host: string) {
    this.#host = host;
  }

  ask(path: string, options: { form?: Record<string, string>; headers?: Record<string, string> } = {}): Promise<Answer> {
    const body = options.form ? new URLSearchParams(options.form).toString() : '';
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      ...options.headers,
      ...(cookie && { cookie }),
      ...(options.form && { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) }),
    };
    return new Promise((resolve, reject) => {
      const sent = request(
        { host: this.#host, path, method: options.form ? 'POST' : 'GET', headers, rejectUnauthorized: false },
        (answer) => {
          for (const set of answer.headers['set-cookie'] ?? []) {
            const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
            this.#cookies.set(name, value);
          }
          let text = '';
          answer.setEncoding('utf8').on('data', (chunk: string) => {
            text += chunk;
          });
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? null, body: text }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }

  /** Whether the form of the log-in page lets this person in. */
  async logIn({ user, pass }: { user: string; pass: string }): Promise<boolean> {
    const page = await this.ask('/?_task=login');
    const token = /"request_token":"([^"]+)"/.exec(page.body)?.[1] ?? '';
    const form = { _task: 'login', _action: 'login', _token: token, _timezone: '_default_', _user: user, _pass: pass };
    return entered(await this.ask('/?_task=login', { form }));
  }

  /** By what the panel gave. */
  async enter(url: string, referer: string): Promise<boolean> {
    return entered(await this.ask(new URL(url).pathname + new URL(url).search, { headers: { referer } }));
  }

  /** Whether the folders are shown, which Dovecot alone knows. */
  async reads(): Promise<boolean> {
    return (await this.ask('/?_task=settings&_action=folders')).body.includes('drafts mailbox');
  }

  /** A new contact, as the form of the address book saves it. */
  async addContact(name: string, email: string): Promise<void> {
    const form = {
      _token: await this.#token(),
      _source: '0',
      _orig_source: '0',
      _name: name,
      '_email[]': email,
      '_subtype_email[]': 'home',
    };
    await this.ask('/?_task=addressbook&_action=save&_framed=1', { form });
  }

  /** The whole address book, as vCards. */
  async contacts(): Promise<string> {
    return (await this.ask(`/?_task=addressbook&_action=export&_source=0&_token=${await this.#token()}`)).body;
  }

  async sign(email: string, signature: string): Promise<void> {
    const form = {
      _token: await this.#token(),
      _iid: await this.#identity(),
      _email: email,
      _standard: '1',
      _signature: signature,
    };
    await this.ask('/?_task=settings&_action=save-identity&_framed=1', { form });
  }

  async signature(): Promise<string> {
    const page = await this.ask(`/?_task=settings&_action=edit-identity&_iid=${await this.#identity()}&_framed=1`);
    return /<textarea [^>]*name="_signature"[^>]*>([^<]*)/.exec(page.body)?.[1] ?? '';
  }

  async #token(): Promise<string> {
    return /"request_token":"([^"]+)"/.exec((await this.ask('/?_task=addressbook')).body)?.[1] ?? '';
  }

  async #identity(): Promise<string> {
    return /id="rcmrow(\d+)"/.exec((await this.ask('/?_task=settings&_action=identities')).body)?.[1] ?? '';
  }
}

const entered = ({ status, location }: Answer): boolean => status === 302 && /_task=mail/.test(location ?? '');
