import { z } from 'zod';
import { CreateAppPassword } from '../mailboxes/mailboxes.dto.js';

export const ConnectionTest = z.object({
  /** The mailbox's password, or an app password; absent: only how far one gets without. It is kept nowhere. */
  password: z.string().min(1).max(200).optional(),
});
export type ConnectionTest = z.infer<typeof ConnectionTest>;
const Attempt = z.object({
  service: z.enum(['imap', 'pop3', 'submission']),
  security: z.enum(['tls', 'starttls']),
  port: z.int(),
  outcome: z.enum([
    'logged_in',
    'reached',
    'refused_login',
    'unreachable',
    'timed_out',
    'no_tls',
    'unexpected',
    /** The name leads nowhere. */
    'no_address',
    /** The company has closed this way in for the mailbox. */
    'closed',
  ]),
  /** Why a program would doubt the certificate (OpenSSL's name for it); null: it would not. */
  certificate: z.string().nullable(),
  /** The server's last line. */
  said: z.string().nullable(),
  ms: z.int(),
});
export const ConnectionReport = z.object({
  host: z.string(),
  address: z.string().nullable(),
  attempts: z.array(Attempt),
});
export type ConnectionReport = z.infer<typeof ConnectionReport>;

export const CreateDeviceLink = CreateAppPassword;
/** `current`: the mailbox's own password. A borrowed browser must not leave a lasting way in behind. */
export const CreateOwnDeviceLink = CreateAppPassword.extend({ current: z.string().max(200) });
export const DeviceLink = z.object({ url: z.string(), expiresAt: z.iso.datetime() });
export type DeviceLink = z.infer<typeof DeviceLink>;

/** What the link is for; reading it uses nothing up. */
export const DeviceLinkView = z.object({
  address: z.string(),
  company: z.string(),
  name: z.string(),
  expiresAt: z.iso.datetime(),
});
export type DeviceLinkView = z.infer<typeof DeviceLinkView>;
/** `password`: an app password made for this device, shown this once. */
export const SetUpDevice = z.object({
  address: z.string(),
  password: z.string(),
  hosts: z.object({ mail: z.string() }),
  services: z.array(
    z.object({ name: z.enum(['imap', 'pop3', 'submission']), security: z.enum(['tls', 'starttls']), port: z.int() }),
  ),
});
export type SetUpDevice = z.infer<typeof SetUpDevice>;
