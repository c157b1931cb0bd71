import type { Peer } from '../scan.ts';

/** What one Postfix line says, by kind. `queueId` is there when the line begins with one. */
export type PostfixEvent =
  /** smtpd, tlsproxy: a client came or went; `commands` as `mail=1 rcpt=0/1 …`, each `ok` or `ok/total` (since Postfix 3.0). */
  | { readonly kind: 'connect'; readonly client: Peer }
  | { readonly kind: 'disconnect'; readonly client: Peer; readonly commands: string | null }
  /** smtpd, postscreen: the dialogue broke off. */
  | {
      readonly kind: 'broken_off';
      readonly reason: string;
      readonly after: string;
      /** Of the message, where it broke off in one. */
      readonly bytes: number | null;
      readonly client: Peer;
      readonly detail: string | null;
    }
  /** smtpd: a message began to come in. */
  | {
      readonly kind: 'client';
      readonly queueId: string;
      readonly client: Peer;
      readonly saslMethod: string | null;
      readonly saslUsername: string | null;
      readonly saslSender: string | null;
      readonly origQueueId: string | null;
      readonly origClient: Peer | null;
      /** Fields that have no place above. */
      readonly more: Readonly<Record<string, string>> | null;
    }
  /** pickup: a message handed in by a local program. */
  | {
      readonly kind: 'pickup';
      readonly queueId: string;
      readonly uid: number | null;
      readonly sender: string;
      /** The id that it had before it was handed in again (`postsuper -r`). */
      readonly origQueueId: string | null;
    }
  /** smtpd, postscreen, cleanup: an access rule, a milter or a content check spoke. */
  | {
      readonly kind: 'decision';
      /** `NOQUEUE` before the first accepted recipient. */
      readonly queueId: string;
      /** `reject`, `reject_warning`, `hold`, `discard`, `redirect`, `milter-reject`, `warning`… */
      readonly action: string;
      /** `CONNECT`, `RCPT`, `END-OF-MESSAGE`, `header`, `body`…; empty where the line names none. */
      readonly stage: string;
      readonly client: Peer | null;
      /** The header or body line that was matched. */
      readonly content: string | null;
      readonly code: number | null;
      readonly enhancedCode: string | null;
      readonly reply: string;
      readonly sender: string | null;
      readonly recipient: string | null;
      readonly protocol: string | null;
      readonly helo: string | null;
      readonly saslUsername: string | null;
    }
  | { readonly kind: 'message_id'; readonly queueId: string; readonly messageId: string; readonly resent: boolean }
  /** qmgr: in the active queue. */
  | {
      readonly kind: 'queued';
      readonly queueId: string;
      readonly sender: string;
      readonly size: number;
      readonly recipientCount: number;
    }
  | { readonly kind: 'removed'; readonly queueId: string }
  | {
      readonly kind: 'expired';
      readonly queueId: string;
      readonly sender: string;
      readonly status: string;
      readonly text: string;
    }
  /** smtp, lmtp, local, virtual, pipe, error, retry, discard: one attempt for one recipient. */
  | {
      readonly kind: 'delivery';
      readonly queueId: string;
      readonly recipient: string;
      readonly originalRecipient: string | null;
      readonly relay: Peer;
      readonly connectionUses: number | null;
      readonly delaySeconds: number | null;
      /** Seconds before the queue manager, in it, to connect, to transmit: `0.1/0.01/0.5/0.6`. */
      readonly delays: string | null;
      readonly enhancedCode: string | null;
      readonly status: string;
      /** Fields that have no place above: other versions log more. */
      readonly more: Readonly<Record<string, string>> | null;
      /** What stood in brackets: the destination's reply, or Postfix's own words. */
      readonly reply: string;
    }
  /** bounce: a report about one message left as another. */
  | { readonly kind: 'notification'; readonly queueId: string; readonly about: string; readonly nextQueueId: string }
  /** smtp: the destination's answer to one command, before the verdict. */
  | {
      readonly kind: 'host_said';
      readonly queueId: string;
      readonly peer: Peer;
      readonly reply: string;
      readonly command: string | null;
    }
  | { readonly kind: 'connect_failed'; readonly peer: Peer; readonly reason: string }
  | {
      readonly kind: 'tls';
      /** `Anonymous`, `Untrusted`, `Trusted`, `Verified`; null before Postfix 2.5. */
      readonly level: string | null;
      readonly direction: 'from' | 'to';
      readonly reused: boolean;
      readonly peer: Peer;
      /** The name that the client asked for. */
      readonly sni: string | null;
      readonly protocol: string;
      readonly cipher: string;
      readonly bits: string | null;
      readonly detail: string | null;
    }
  | {
      readonly kind: 'sasl_failure';
      readonly client: Peer;
      readonly method: string;
      readonly reason: string;
      readonly saslUsername: string | null;
    }
  /** postscreen: `CONNECT`, `PASS NEW`, `PASS OLD`, `ALLOWLISTED`, `DNSBL`, `PREGREET`, `HANGUP`, `DISCONNECT`… */
  | {
      readonly kind: 'postscreen';
      readonly event: string;
      readonly client: Peer;
      readonly detail: string | null;
    }
  | { readonly kind: 'dnsbl'; readonly address: string; readonly list: string; readonly answer: string }
  /** anvil, scache: peaks of the last interval. */
  | { readonly kind: 'statistics'; readonly text: string }
  /** postsuper and postqueue: an administrator's act on the queue. */
  | { readonly kind: 'queue_act'; readonly queueId: string | null; readonly act: string; readonly count: number | null }
  | { readonly kind: 'problem'; readonly level: 'warning' | 'error' | 'fatal' | 'panic'; readonly text: string }
  /** master, postfix-script: start, stop, reload. */
  | { readonly kind: 'lifecycle'; readonly text: string }
  /** A word about a session or a setting that needs no shape of its own. */
  | { readonly kind: 'notice'; readonly peer: Peer | null; readonly text: string }
  /** A line about one message that needs no shape of its own. */
  | { readonly kind: 'note'; readonly queueId: string; readonly text: string };
