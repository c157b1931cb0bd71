import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ERRORS, type ErrorCode, sentence } from '../platform/errors/codes.js';
import { localeOf } from '../platform/errors/problem.filter.js';
import { AUTH_PATHS, type Auth } from './auth.library.js';
import type { Sessions } from './sessions.js';

/** Node headers to Web headers; the client's address comes from Fastify (trustProxy), never from the client's own header. */
function webHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || name === 'x-real-ip') continue;
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one);
  }
  headers.set('x-real-ip', request.ip);
  return headers;
}

/** As our own operations refuse; Nest's filter does not reach these routes. */
function refuse(request: FastifyRequest, reply: FastifyReply, code: ErrorCode): FastifyReply {
  const { status } = ERRORS[code];
  const detail = sentence(code, localeOf(request.headers['accept-language']));
  return reply.status(status).header('content-type', 'application/problem+json').send({ title: code, status, code, detail });
}

const WHILE_IMPERSONATING = new Set(['/sign-in/email', '/sign-out']);

/** Mounts the library below /api/auth with a body parser of its own, so that Nest's pipes never see these routes. */
export const authRoutes = (auth: Auth, sessions: Sessions) => async (fastify: FastifyInstance) => {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 64 * 1024 }, (_request, body, done) => done(null, body));
  fastify.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      const url = new URL(request.url, auth.options.baseURL as string);
      const path = url.pathname.slice('/api/auth'.length);
      if (!AUTH_PATHS.has(path)) return reply.status(404).send();
      // Whoever acts for somebody else changes nobody's ways to sign in, their own included.
      if (!WHILE_IMPERSONATING.has(path) && (await sessions.find(request.headers.cookie))?.impersonation)
        return refuse(request, reply, 'impersonation.running');
      const body =
        request.method === 'POST' && Buffer.isBuffer(request.body) && request.body.length
          ? { body: new Uint8Array(request.body) }
          : {};
      const answer = await auth.handler(new Request(url, { method: request.method, headers: webHeaders(request), ...body }));
      reply.status(answer.status);
      for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value);
      // Headers folds several cookies into one; getSetCookie keeps them apart.
      for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
      return reply.send(answer.body ? Buffer.from(await answer.arrayBuffer()) : null);
    },
  });
};
