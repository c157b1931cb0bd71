/** A browser of its own, over the API's port: keeps its cookies and says where it comes from. */
import { randomInt } from 'node:crypto';
import { stack } from './stack.ts';

export interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect
  readonly body: any;
  readonly headers: Headers;
}

export class Browser {
  readonly cookies = new Map<string, string>();
  /** Each comes from another address, so that none uses up the budget of another. */
  readonly address = `203.0.${randomInt(256)}.${randomInt(256)}`;

  async call(method: string, path: string, body?: unknown): Promise<Reply> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(stack.urls.api + path, {
      method,
      headers: {
        origin: stack.urls.web,
        'x-forwarded-for': this.address,
        'accept-language': 'es',
        ...(cookie ? { cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';');
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      if (attributes.some((one) => /max-age=0$/i.test(one.trim()))) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : null, headers: answer.headers };
  }

  get = (path: string) => this.call('GET', path);
  post = (path: string, body: unknown = {}) => this.call('POST', path, body);
  signIn = (email: string, password: string) => this.post('/v1/sign-in', { email, password });
}
