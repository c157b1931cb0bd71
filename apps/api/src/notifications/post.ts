import { Inject, Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { CONFIG, type Config } from '../platform/config/env.js';
import type { Locale } from '../platform/errors/codes.js';
import type { WrittenLetter } from './letter.js';
import { SystemSender } from './system-sender.service.js';

export interface Outgoing extends WrittenLetter {
  readonly id: string;
  readonly recipient: string;
  readonly locale: Locale;
}
export type Posted =
  | { readonly outcome: 'taken'; readonly via: string }
  | { readonly outcome: 'later'; readonly why: string }
  | { readonly outcome: 'refused'; readonly why: string };

const TIMEOUT_MS = 20_000;

/** Hands an e-mail over: to the nodes of a pair, the primary first, or to nobody where the stack only captures. */
@Injectable()
export class Post {
  constructor(
    private readonly sender: SystemSender,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async post(mail: Outgoing): Promise<Posted> {
    if (this.config.EMAIL_TRANSPORT === 'capture') return { outcome: 'taken', via: 'capture' };
    const sender = await this.sender.find();
    if (!sender) return { outcome: 'later', why: 'no mail node can take it yet' };
    let last: Posted = { outcome: 'later', why: '' };
    for (const node of sender.nodes) {
      last = await this.#submit(mail, sender, node);
      if (last.outcome !== 'later') return last;
    }
    return last;
  }

  /** RFC 8314 section 3.3: submission with TLS from the start. */
  async #submit(
    mail: Outgoing,
    sender: { address: string; password: string },
    node: { name: string; host: string; address: string },
  ): Promise<Posted> {
    const transport = createTransport({
      host: node.address,
      port: 465,
      secure: true,
      auth: { user: sender.address, pass: sender.password },
      tls: { servername: node.host, rejectUnauthorized: this.config.EMAIL_VERIFY_TLS },
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    });
    try {
      await transport.sendMail({
        from: { name: this.config.RELEVO_NAME, address: sender.address },
        to: mail.recipient,
        replyTo: this.config.RELEVO_CONTACT_EMAIL,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        // The same at every attempt: an e-mail that was taken twice is shown once by what goes by Message-ID.
        messageId: `<${mail.id}@${this.config.PLATFORM_DOMAIN}>`,
        headers: {
          // RFC 3834 section 5: no out-of-office answers, please.
          'Auto-Submitted': 'auto-generated',
          'Content-Language': mail.locale,
        },
      });
      return { outcome: 'taken', via: node.name };
    } catch (error) {
      const { responseCode, command, message } = error as { responseCode?: number; command?: string; message: string };
      // A 5xx to anything but the recipient or the message is our own fault (a password, a certificate) and may pass.
      const forGood = (responseCode ?? 0) >= 500 && (command === 'RCPT TO' || command === 'DATA');
      return { outcome: forGood ? 'refused' : 'later', why: `${node.name}: ${message}`.slice(0, 500) };
    } finally {
      transport.close();
    }
  }
}
