import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type INestApplication, StandardSchemaValidationPipe } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { authRoutes } from '../../auth/auth.bridge.js';
import { AUTH, type Auth } from '../../auth/auth.library.js';
import type { Config } from '../config/env.js';
import { ProblemFilter } from '../errors/problem.filter.js';
import { Problem } from '../errors/result.js';
import { invalidRequest } from '../errors/validation.js';
import { newId } from '../ids.js';
import { LOG } from '../log/log.js';

// Twice the largest body that any operation takes: those in between get a sentence, those above a closed connection.
const BODY_LIMIT = 8 * 1024 * 1024;
const XML_LIMIT = 16 * 1024;
/** What an agent's batch may grow to when unpacked: no small body fills the memory. */
const UNPACKED_LIMIT = 64 * 1024 * 1024;

/** A whole request in half a minute, its head in ten seconds: who sends a byte at a time holds no connection for longer. */
const REQUEST_TIMEOUT = 30_000;
const PATIENCE = { headersTimeout: 10_000, connectionsCheckingInterval: 2000, maxHeaderSize: 16 * 1024 };

export const fastifyAdapter = (): FastifyAdapter =>
  new FastifyAdapter({
    trustProxy: 'loopback',
    bodyLimit: BODY_LIMIT,
    genReqId: () => newId(),
    requestTimeout: REQUEST_TIMEOUT,
    http: PATIENCE,
    routerOptions: { maxParamLength: 1500 },
  });

/** Pipes, filter and agent bodies, the same for the running API and for its document. */
export function configure(app: NestFastifyApplication): NestFastifyApplication {
  app.useGlobalPipes(new StandardSchemaValidationPipe({ exceptionFactory: invalidRequest }));
  app.useGlobalFilters(new ProblemFilter(app.get(LOG)));
  const fastify = app.getHttpAdapter().getInstance();
  // On the raw answer: a stream of events goes past Fastify's own headers and its onSend hooks.
  fastify.addHook('onRequest', async (_request, reply) => {
    reply.raw.setHeader('x-content-type-options', 'nosniff');
    reply.raw.setHeader('referrer-policy', 'no-referrer');
    // Answers are data: shown as a page, one may load nothing and stand in no frame.
    reply.raw.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    reply.raw.setHeader('strict-transport-security', 'max-age=63072000; includeSubDomains');
  });
  // Outlook's question (setup/autodiscover.ts); nothing else speaks XML here.
  fastify.addContentTypeParser(
    ['text/xml', 'application/xml'],
    { parseAs: 'string', bodyLimit: XML_LIMIT },
    (_request, body, done) => done(null, body),
  );
  fastify.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', reply.getHeader('cache-control') ?? 'no-store');
  });
  fastify.addHook('preParsing', async (request, _reply, payload) => {
    if (!request.url.startsWith('/agent/')) return payload;
    return agentBody(request, payload as Readable);
  });
  return app;
}

/** Keeps an agent's body as it was sent, which its token vouches for, and unpacks it. */
async function agentBody(
  request: { rawBody?: Buffer; headers: Record<string, string | string[] | undefined> },
  payload: Readable,
): Promise<Readable> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of payload) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new Problem('request.too_large', { limit: '8 MB' });
    chunks.push(chunk);
  }
  const raw = Buffer.concat(chunks);
  request.rawBody = raw;
  const unpacked =
    request.headers['content-encoding'] === 'gzip' ? await promisify(gunzip)(raw, { maxOutputLength: UNPACKED_LIMIT }) : raw;
  // Fastify compares what it reads with content-length; the unpacked body has another.
  request.headers['content-length'] = String(unpacked.length);
  return Object.assign(Readable.from([unpacked]), { receivedEncodedLength: unpacked.length });
}

export async function mountAuth(app: INestApplication): Promise<void> {
  await (app.getHttpAdapter().getInstance() as FastifyInstance).register(authRoutes(app.get<Auth>(AUTH)));
}

/** The listener for agents: TLS, and nothing but /agent/. */
export function agentListener(app: NestFastifyApplication, config: Config): Server | null {
  if (!config.AGENT_LISTEN || !config.AGENT_TLS_CERT || !config.AGENT_TLS_KEY) return null;
  const fastify = app.getHttpAdapter().getInstance();
  const [host, port] = config.AGENT_LISTEN.split(':');
  const tls = { cert: readFileSync(config.AGENT_TLS_CERT), key: readFileSync(config.AGENT_TLS_KEY), keepAliveTimeout: 75_000 };
  const patience = { ...PATIENCE, requestTimeout: REQUEST_TIMEOUT };
  const server = createServer({ ...tls, ...patience }, (request, response) => {
    if (request.url?.startsWith('/agent/')) return fastify.routing(request, response);
    response.writeHead(404).end();
  });
  return server.listen(Number(port), host);
}
