import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { webHeaders } from './auth.call.js';
import { AUTH_PATHS, type Auth } from './auth.library.js';

/** Mounts the library below /api/auth with a body parser of its own, so that Nest's pipes never see these routes. */
export const authRoutes = (auth: Auth) => async (fastify: FastifyInstance) => {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 64 * 1024 }, (_request, body, done) => done(null, body));
  fastify.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      const url = new URL(request.url, auth.options.baseURL as string);
      if (!AUTH_PATHS.has(url.pathname.slice('/api/auth'.length))) return reply.status(404).send();
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
