import { z } from 'zod';
import { TENANT_ROLES } from '../auth/roles.js';

export const MemberView = z.object({
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: z.enum(TENANT_ROLES),
  /** Signing in takes more than a password. */
  secondFactor: z.boolean(),
  lastSeenAt: z.iso.datetime().nullable(),
  since: z.iso.datetime(),
});
export type MemberView = z.infer<typeof MemberView>;
export const MemberList = z.array(MemberView);
export const ChangeRole = z.object({ role: z.enum(TENANT_ROLES) });

export const Invite = z.object({
  email: z.email().max(320),
  name: z.string().trim().max(120).default(''),
  role: z.enum(TENANT_ROLES),
  locale: z.enum(['es', 'en']).default('es'),
});
export type Invite = z.infer<typeof Invite>;
export const InvitationView = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: z.enum(TENANT_ROLES),
  invitedBy: z.string().nullable(),
  sentAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  expired: z.boolean(),
});
export type InvitationView = z.infer<typeof InvitationView>;
export const InvitationList = z.array(InvitationView);

/** What the holder of the link sees. */
export const OpenInvitation = z.object({
  company: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(TENANT_ROLES),
  /** False for somebody who signs in with that address already: accepting takes no more than a click. */
  needsPassword: z.boolean(),
});
export type OpenInvitation = z.infer<typeof OpenInvitation>;
export const AcceptInvitation = z.object({
  name: z.string().trim().min(1).max(120).optional(),
  password: z.string().max(200).optional(),
});
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;
export const AcceptedInvitation = z.object({ email: z.string() });
