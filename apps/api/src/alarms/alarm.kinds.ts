export const SEVERITIES = ['info', 'warning', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Everything that may wake somebody up, and how much it matters. The web has a sentence for each, by type. */
export const ALARM_KINDS = {
  /** A node reports log-ins, own mail or deliveries of a company that its pair does not serve: its key may be in other hands. */
  'agent.foreign_report': 'critical',
  /** A node claims a revision that its pair does not have yet. */
  'agent.revision_ahead': 'critical',
  /** An audit entry was changed, removed or slipped in behind the application's back. */
  'audit.chain_broken': 'critical',
  /** What a node shows to mail programs ends within three days, whoever issued it. */
  'certificate.ends_now': 'critical',
  /** The same within two weeks. */
  'certificate.ends_soon': 'warning',
  /** An authority was asked in vain several times. */
  'certificate.not_renewed': 'warning',
  /** An e-mail to a person was given up: an invitation, a notice, a new password. */
  'email.given_up': 'warning',
  /** A mailbox sends what does not look like its own: its outgoing mail is held until somebody decides. */
  'sending.contained': 'warning',
  /** What somebody keeps in the webmail is too much, or of a kind, to be copied: the other node would show an older state. */
  'webmail.not_copied': 'warning',
} as const satisfies Record<string, Severity>;
export type AlarmKind = keyof typeof ALARM_KINDS;
