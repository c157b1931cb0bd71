import type { AccessMode } from '@relevo/agent-protocol';

/** Days that a company keeps on the server for who works with a mail program, unless it says otherwise. */
export const HOUSE_DAYS = 15;

/** Days on the server by access mode, where the mailbox has none of its own. */
export const followedDays = (mode: AccessMode, clientDays: number): number | null => (mode === 'client' ? clientDays : null);
