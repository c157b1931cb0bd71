/** What one Dovecot line says, by kind. `session` joins the lines of one session, `user` is the login name. */
export type DovecotEvent =
  /** imap-login, pop3-login, managesieve-login, submission-login. */
  | (LoginFields & { readonly kind: 'login'; readonly ok: true })
  | (LoginFields & {
      readonly kind: 'login_failed';
      readonly ok: false;
      readonly reason: string;
      readonly attempts: number | null;
      /** How long it tried or waited. */
      readonly seconds: number | null;
    })
  /** A login connection that ended without an attempt. */
  | (LoginFields & { readonly kind: 'login_aborted'; readonly reason: string; readonly seconds: number | null })
  /** A login connection that goes on, as to another server (`proxy(…)`). */
  | (LoginFields & { readonly kind: 'login_note'; readonly text: string })
  /** imap, pop3, lmtp: the session's end with its counters (`in`, `out`, `retr`, `deleted`…). */
  | {
      readonly kind: 'session_end';
      readonly user: string | null;
      readonly session: string | null;
      readonly reason: string;
      readonly counters: Readonly<Record<string, string>>;
      readonly remote?: string;
    }
  /** lmtp, lda, with or without Sieve: one message came to rest, or went on. */
  | {
      readonly kind: 'stored';
      readonly user: string;
      readonly session: string | null;
      readonly messageId: string | null;
      /** `saved`, `stored`, `forwarded`, `discarded`, `rejected`, `replied`, `duplicate`, `failed`. */
      readonly act: string;
      /** Folder, or address where it went on. */
      readonly target: string | null;
      readonly sieve: boolean;
      /** Which of Sieve's actions did it, where it says so: `fileinto`, `redirect`, `discard`, `pipe`… */
      readonly sieveAction: string | null;
      readonly text: string;
      readonly remote?: string;
    }
  /** The mail_log plugin: what a session did to a message. */
  | {
      readonly kind: 'mailbox_event';
      readonly user: string;
      readonly session: string | null;
      readonly act: string;
      readonly fields: Readonly<Record<string, string>>;
      readonly remote?: string;
    }
  /** auth: why a password was not taken. */
  | {
      readonly kind: 'auth_failure';
      readonly user: string;
      readonly remote: string | null;
      readonly session: string | null;
      readonly backend: string;
      readonly reason: string;
      /** SASL's, where the process names it (2.4). */
      readonly mechanism?: string;
    }
  /** auth: which app password let a program send (`service` smtp); Postfix's own line tells of the log-in. */
  | {
      readonly kind: 'app_password';
      readonly user: string;
      readonly remote: string | null;
      readonly service: string;
      readonly appPassword: string;
    }
  | { readonly kind: 'lmtp_connection'; readonly open: boolean; readonly remote: string; readonly detail: string | null }
  | {
      readonly kind: 'problem';
      readonly level: 'warning' | 'error' | 'fatal' | 'panic';
      readonly user: string | null;
      readonly session: string | null;
      readonly text: string;
      readonly remote?: string;
    }
  | { readonly kind: 'lifecycle'; readonly text: string }
  /** doveadm: somebody acted through its HTTP API; `remote` is known with the command alone. */
  | {
      readonly kind: 'administration';
      readonly remote: string | null;
      readonly command: string | null;
      readonly user: string | null;
      readonly text: string;
    }
  | {
      readonly kind: 'session_note';
      readonly user: string;
      readonly session: string | null;
      readonly text: string;
      /** The client, where the process names it. */
      readonly remote?: string;
    };

export interface LoginFields {
  readonly user: string | null;
  readonly method: string | null;
  readonly remoteAddress: string | null;
  readonly localAddress: string | null;
  /** `TLS`, `TLS handshaking: why it failed`, `secured`, or null in the clear. */
  readonly tls: string | null;
  readonly session: string | null;
  readonly mailPid: number | null;
  /** Id of the app password that let it in, where the node logs it. */
  readonly appPassword?: string;
  /** Other elements of login_log_format_elements: `rport`, `lport`, `service`… */
  readonly more?: Readonly<Record<string, string>>;
}
