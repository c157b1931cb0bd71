import { readFileSync } from 'node:fs';
import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

export interface HttpAnswer {
  readonly status: number;
  readonly body: Buffer;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
  readonly timeoutMs: number;
}

export type SendHttp = (request: HttpRequest) => Promise<HttpAnswer>;

const MAX_ANSWER = 512 * 1024 * 1024;

/** Connections to one origin that stay open between requests: a TLS handshake would cost more than applying a change. */
export function keepAliveClient(origin: URL, caFile: string | null): SendHttp {
  const secure = origin.protocol === 'https:';
  const pool = { keepAlive: true, maxSockets: 8, scheduling: 'lifo' as const };
  const agent = secure ? new HttpsAgent({ ...pool, ...(caFile ? { ca: readFileSync(caFile) } : {}) }) : new HttpAgent(pool);
  const start = secure ? httpsRequest : httpRequest;
  return (request) =>
    new Promise((resolve, reject) => {
      const outgoing = start(
        {
          host: origin.hostname,
          port: origin.port || (secure ? 443 : 80),
          path: request.path,
          method: request.method,
          headers: { host: origin.host, 'content-length': request.body.length, ...request.headers },
          agent,
          timeout: request.timeoutMs,
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          let size = 0;
          incoming.on('data', (chunk: Buffer) => {
            size += chunk.length;
            if (size > MAX_ANSWER) incoming.destroy(new Error('answer too large'));
            else chunks.push(chunk);
          });
          incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(chunks) }));
          incoming.on('error', reject);
        },
      );
      outgoing.on('timeout', () => outgoing.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })));
      outgoing.on('error', (error) => reject(Object.assign(error, { reusedSocket: outgoing.reusedSocket })));
      outgoing.end(request.body);
    });
}

/**
 * A kept connection that the other side had just closed fails at the first write; that says nothing about the server, and
 * the request may be made again.
 */
export const isStale = (error: unknown): boolean =>
  error instanceof Error &&
  'reusedSocket' in error &&
  error.reusedSocket === true &&
  'code' in error &&
  error.code === 'ECONNRESET';
