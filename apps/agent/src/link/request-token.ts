import { createHash, type KeyObject, randomUUID, sign } from 'node:crypto';
import { AGENT_AUDIENCE } from '@relevo/agent-protocol';

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
// RFC 8037 section 3.1.
const HEADER = base64url({ alg: 'EdDSA', typ: 'JWT' });

export interface SignedRequest {
  readonly method: string;
  /** Path with query, as on the request line. */
  readonly path: string;
  /** The body as sent, after compression. */
  readonly body: Buffer;
}

/** A token for one request: it names the method, the path and the body, so that it is good for nothing else. */
export function requestToken(key: KeyObject, nodeId: string, request: SignedRequest, now: Date): string {
  const iat = Math.floor(now.getTime() / 1000);
  const claims = {
    iss: nodeId,
    aud: AGENT_AUDIENCE,
    iat,
    exp: iat + 60,
    jti: randomUUID(),
    htm: request.method,
    htu: request.path,
    bsh: createHash('sha256').update(request.body).digest('base64url'),
  };
  const signed = `${HEADER}.${base64url(claims)}`;
  return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`;
}
