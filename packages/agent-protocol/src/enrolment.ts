/**
 * POST /agent/v1/enrol  EnrolRequest -> EnrolAnswer, once per token (expires in an hour).
 * Every other request carries `authorization: Bearer <JWT>`: EdDSA (RFC 8037) with the node's key,
 * claims iss = node id, aud = AGENT_AUDIENCE, iat, exp = iat + 60 s at most, jti (never accepted twice),
 * htm + htu (method and path with query) and bsh = base64url SHA-256 of the body as sent (empty body included).
 */
import { z } from 'zod';

export const AGENT_AUDIENCE = 'relevo-api';
export const EnrolRequest = z.object({
  token: z.string().min(20).max(200),
  /** JWK of an Ed25519 public key (RFC 8037 section 2). */
  publicKey: z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string().length(43) }),
  agentVersion: z.string().max(40),
});
export const EnrolAnswer = z.object({
  nodeId: z.uuid(),
  pairId: z.uuid(),
  /** The node's own ACL user; works on its own queue's keys alone. */
  redis: z.object({ url: z.string(), username: z.string(), password: z.string() }),
});
export type EnrolRequest = z.infer<typeof EnrolRequest>;
export type EnrolAnswer = z.infer<typeof EnrolAnswer>;
