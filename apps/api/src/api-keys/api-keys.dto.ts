import { z } from 'zod';
import { KEY_PERMISSIONS } from '../auth/roles.js';

export const CreateApiKey = z.object({
  name: z.string().trim().min(1).max(80),
  permissions: z.array(z.enum(KEY_PERMISSIONS)).min(1).max(KEY_PERMISSIONS.length),
  expiresInDays: z.int().min(1).max(365),
});
export type CreateApiKey = z.infer<typeof CreateApiKey>;

export const ApiKeyView = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Its first characters, to tell it from others. */
  hint: z.string(),
  permissions: z.array(z.enum(KEY_PERMISSIONS)),
  madeBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  lastUsedFrom: z.string().nullable(),
  /** `orphaned`: whoever made it has left the company, and with them its rights. */
  state: z.enum(['active', 'expired', 'revoked', 'orphaned']),
});
export type ApiKeyView = z.infer<typeof ApiKeyView>;
export const ApiKeyList = z.object({ items: z.array(ApiKeyView) });
/** The key itself is in this answer and in no other. */
export const NewApiKey = z.object({ key: z.string(), apiKey: ApiKeyView });
export type NewApiKey = z.infer<typeof NewApiKey>;
