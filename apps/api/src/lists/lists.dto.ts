import { PostPolicy } from '@relevo/agent-protocol';
import { z } from 'zod';
import { page } from '../platform/http/paging.js';

const settings = {
  displayName: z.string().trim().max(120),
  members: z.array(z.string().max(320)).max(2000),
  /** Who may write: anybody, the company's log-ins, its members' log-ins, or listed addresses and domains. */
  post: PostPolicy,
};
export const CreateList = z.object({
  address: z.string().min(3).max(320),
  ...settings,
  displayName: settings.displayName.default(''),
  post: settings.post.default({ kind: 'tenant' }),
});
export type CreateList = z.infer<typeof CreateList>;
export const UpdateList = z.object(settings).partial().extend({ version: z.int() });
export type UpdateList = z.infer<typeof UpdateList>;
export const ListView = z.object({
  id: z.uuid(),
  address: z.string(),
  ...settings,
  version: z.int(),
  /** Its latest change is active on every node of the pair. */
  effective: z.boolean(),
});
export type ListView = z.infer<typeof ListView>;
export const ListPage = page(ListView);
