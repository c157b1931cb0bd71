/**
 * Whose mailbox a line of Dovecot's info log changed, or null. mail_log names what was done to messages and folders; the end
 * of a session is taken as well, since subscriptions and Sieve scripts change without an event of their own.
 */
const CHANGE =
  /(?:lmtp|imap|pop3|lda|managesieve|sieve)\(([^)@\s]+@[^)\s]+)\).*?(?:Info: |: )(?:sieve: |msgid=)?.*?\b(?:save|copy|delete|undelete|expunge|flag_change|Logged out|Disconnected|Connection closed|Mailbox (?:created|deleted|renamed))\b/;

export function changedMailbox(line: string): string | null {
  return CHANGE.exec(line)?.[1]?.toLowerCase() ?? null;
}
