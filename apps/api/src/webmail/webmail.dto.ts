import { z } from 'zod';

/** `url` opens the webmail signed in, once and within a minute. */
export const WebmailDoor = z.object({ url: z.url(), expiresAt: z.iso.datetime() });
export type WebmailDoor = z.infer<typeof WebmailDoor>;
