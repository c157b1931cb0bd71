/**
 * POST /agent/v1/enrol  EnrolRequest -> EnrolAnswer, once per token (expires in an hour).
 * POST /agent/v1/key  NextKey -> 204: the key that is to follow, accepted beside the present one from now on.
 * POST /agent/v1/key/confirmation  -> KeyAnswer, signed by that key: from now on the earlier one is refused. Again: the same answer.
 * Every other request carries `authorization: Bearer <JWT>`: EdDSA (RFC 8037) with the node's key,
 * claims iss = node id, aud = AGENT_AUDIENCE, iat, exp = iat + 60 s at most, jti (never accepted twice),
 * htm + htu (method and path with query) and bsh = base64url SHA-256 of the body as sent (empty body included).
 */
import { z } from 'zod';

export const AGENT_AUDIENCE = 'relevo-api';
/** JWK of an Ed25519 public key (RFC 8037 section 2). */
const PublicKey = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string().length(43) });
export const EnrolRequest = z.object({
  token: z.string().min(20).max(200),
  publicKey: PublicKey,
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

export const NextKey = z.object({ publicKey: PublicKey });
export type NextKey = z.infer<typeof NextKey>;
export const KeyAnswer = EnrolAnswer.pick({ redis: true });
export type KeyAnswer = z.infer<typeof KeyAnswer>;
