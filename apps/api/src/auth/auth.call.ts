import type { FastifyReply, FastifyRequest } from 'fastify';

/** Node headers to Web headers; the client's address comes from Fastify (trustProxy), never from the client's own header. */
export function webHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || name === 'x-real-ip') continue;
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one);
  }
  headers.set('x-real-ip', request.ip);
  return headers;
}

export interface LibraryAnswer {
  readonly ok: boolean;
  readonly code: string | null;
  // The library's answers are read by who asked for them, which knows their shape.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly body: any;
}

/** What the library answered; the cookies that it sets go to the browser. */
export async function passOn(call: Promise<Response>, reply: FastifyReply): Promise<LibraryAnswer> {
  const answer = await call;
  // Headers folds several cookies into one; getSetCookie keeps them apart.
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
  const body = (await answer.json().catch(() => null)) as LibraryAnswer['body'];
  return { ok: answer.ok, code: typeof body?.code === 'string' ? body.code : null, body };
}
