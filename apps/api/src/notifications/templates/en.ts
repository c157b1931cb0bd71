import type { Language, TemplateData } from './catalogue.js';

const ROLES: Record<TemplateData<'invitation'>['role'], string> = {
  owner: 'Owner',
  admin: 'Administrator',
  technical: 'Technical contact',
  billing: 'Billing',
  viewer: 'Viewer',
};
const FACTORS: Record<TemplateData<'factor_changed'>['what'], readonly [subject: string, sentence: string]> = {
  totp_on: ['Two-step verification is on', 'From now on a code from your app is asked for besides the password.'],
  totp_off: ['Two-step verification is off', 'From now on the password alone is enough to sign in.'],
  recovery_codes: ['New recovery codes were made', 'The earlier codes no longer work.'],
  recovery_code_used: ['A recovery code was used', 'Someone signed in to your account with one of your recovery codes.'],
  passkey_added: ['A passkey was added', 'It signs in without a password.'],
  passkey_removed: ['A passkey was removed', 'It no longer signs in.'],
};
// More are not read in an e-mail; the bin shows all of them.
const SHOWN = 20;
const when = (at: string) =>
  `${new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(at))} (UTC)`;
const where = (at: string, address: string | null) => [
  ['When', when(at)] as const,
  ...(address ? [['From', address] as const] : []),
];
const NOT_ME = 'If it was not you, change the password now and end the other sessions; if you cannot sign in, call us.';

const HOLD_RULES: Record<TemplateData<'containment'>['rule'], (seen: number, from: number) => string> = {
  strangers: (seen) => `${seen} recipients in ten minutes to whom nobody of the company ever wrote`,
  strangers_new_network: (seen) =>
    `${seen} unknown recipients in ten minutes, from a network from which it never signed in before`,
  rate: (seen) => `${seen} recipients in an hour, far above its own habit`,
  bounces: (seen) => `mail of the last hour to ${seen} recipients came back as unknown or as spam`,
};
const WHOSE: Record<TemplateData<'near_sending_limit'>['scope'], (who: string) => string> = {
  mailbox: (who) => `The mailbox ${who}`,
  domain: (who) => `The domain ${who}`,
  tenant: (who) => who,
};

const BOUNCES: Readonly<Record<string, string>> = {
  invalid_address: 'invalid address',
  mailbox_full: 'mailbox full',
  spam: 'spam',
  dns_or_domain: 'DNS or domain',
  unknown: 'not available',
};
const number = (n: number) => n.toLocaleString('en');
const day = (date: string) =>
  new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(date));
const figure = (n: number, change: number | null) =>
  change === null || change === 0
    ? number(n)
    : `${number(n)} (${Math.abs(change)} % ${change > 0 ? 'more' : 'fewer'} than the week before)`;

export const en: Language = {
  letters: {
    welcome: ({ name, company, url }) => ({
      subject: `${company}: your e-mail is under way`,
      heading: `Welcome, ${name}`,
      paragraphs: [
        `The space of ${company} is ready. In the portal you add mailboxes, hand over passwords and follow, step by step, the plan that moves the domain without losing a message.`,
      ],
      action: { label: 'Open the portal', url },
    }),
    invitation: ({ company, inviter, role, url, expiresAt }) => ({
      subject: `Invitation to look after the e-mail of ${company}`,
      heading: `Your access to the e-mail of ${company}`,
      paragraphs: [
        inviter
          ? `${inviter} gives you access to the portal where the e-mail of ${company} is looked after.`
          : `We give you access to the portal where the e-mail of ${company} is looked after.`,
        'With this button you choose your password and come in. The link is personal: please do not forward it.',
      ],
      facts: [
        ['Role', ROLES[role]],
        ['Expires', when(expiresAt)],
      ],
      action: { label: 'Accept the invitation', url },
      note: 'If you did not expect this, ignore the message: nothing is made without your acceptance.',
    }),
    password_reset: ({ name, url, minutes }) => ({
      subject: 'To choose a new password',
      heading: 'A new password',
      paragraphs: [
        `Hello ${name}. Someone, probably you, asked for a new password to sign in with this address.`,
        `The link works once and expires in ${minutes} minutes.`,
      ],
      action: { label: 'Choose the password', url },
      note: 'If you did not ask for it, there is nothing to do: the current password still holds.',
    }),
    password_changed: ({ name, at, address, url }) => ({
      subject: 'Your password has changed',
      heading: 'The password has changed',
      paragraphs: [`Hello ${name}. The password of your account has just changed, and its other sessions have ended.`],
      facts: where(at, address),
      action: { label: 'Review my security', url },
      note: NOT_ME,
    }),
    new_sign_in: ({ name, at, address, device, url }) => ({
      subject: 'Sign-in from a new device',
      heading: 'A sign-in from a new device',
      paragraphs: [`Hello ${name}. Someone signed in to your account from a device that we had not seen.`],
      facts: [...where(at, address), ...(device ? [['Device', device] as const] : [])],
      action: { label: 'See my sessions', url },
      note: `If it was you, there is nothing to do. ${NOT_ME}`,
    }),
    factor_changed: ({ name, what, at, address, url }) => ({
      subject: FACTORS[what][0],
      heading: FACTORS[what][0],
      paragraphs: [`Hello ${name}. ${FACTORS[what][1]}`],
      facts: where(at, address),
      action: { label: 'Review my security', url },
      note: NOT_ME,
    }),
    mailbox_looked_into: ({ mailbox, who, why, at, url }) => ({
      subject: `Somebody looked into ${mailbox}`,
      heading: 'Somebody looked into your mailbox',
      paragraphs: [
        `${who}, who has the right to do so, opened ${mailbox} for half an hour at most. They can neither answer nor delete anything.`,
      ],
      facts: [...where(at, null), ['Reason', why]],
      action: { label: 'See who looked into my mailbox', url },
      note: 'If you did not expect this visit, ask the owner of your company’s account.',
    }),
    containment: ({ name, mailbox, rule, seen, from, client, at, url }) => ({
      subject: `We are holding the outgoing mail of ${mailbox}`,
      heading: 'Outgoing mail is held',
      paragraphs: [
        `Hello ${name}. ${mailbox} has begun to send in a way that is not its own: ${HOLD_RULES[rule](seen, from)}.`,
        'Its mail to the outside waits in the queue and is not lost; mail inside the company goes on, and the mailbox goes on receiving. Its sessions were ended.',
        'The page leads you through it: see what was sent, delete or release what waits, change the password, and let its mail leave again.',
      ],
      facts: where(at, client),
      action: { label: 'Look into it', url },
      note: 'If it was a mailing of yours, release it there: nothing has been lost.',
    }),
    near_sending_limit: ({ name, scope, who, period, used, limit, url }) => ({
      subject: `${who} is near its sending limit`,
      heading: 'Near the sending limit',
      paragraphs: [
        `Hello ${name}. ${WHOSE[scope](who)} has written to ${used} recipients outside the company this ${period}, of ${limit}.`,
        'When the limit is reached, programs are asked to try again later: nothing is lost, but it waits.',
        'For newsletters and for invoices by the hundred there is a way of its own for bulk mail.',
      ],
      action: { label: 'See limits and usage', url },
    }),
    mailbox_filling: ({ mailbox, percent, usedMb, quotaMb, url }) => ({
      subject: percent >= 95 ? 'Your mailbox is almost full' : `Your mailbox uses ${percent}% of its space`,
      heading: percent >= 95 ? 'Very little space is left' : 'Your mailbox is filling up',
      paragraphs: [
        percent >= 95
          ? `${mailbox} is about to run out of space. Once it is full, new messages go back to whoever sent them.`
          : `It is a good time to make room in ${mailbox}: once it is full, new messages go back to whoever sent them.`,
        'What frees most: emptying Trash and Junk, and deleting messages with large files from Sent.',
      ],
      facts: [
        ['Used', `${number(usedMb)} MB (${percent}%)`],
        ['Space of the mailbox', `${number(quotaMb)} MB`],
      ],
      action: { label: 'Open my mailbox', url },
      note: 'If you need more space, ask whoever looks after your company’s mail: they see this notice too.',
    }),
    mailboxes_purged_soon: ({ name, company, addresses, at, url }) => ({
      subject:
        addresses.length === 1
          ? `The mail of ${addresses[0]} is about to be erased`
          : `The mail of ${addresses.length} mailboxes is about to be erased`,
      heading: 'Mailboxes that are erased for ever',
      paragraphs: [
        `Hello, ${name}. These mailboxes of ${company} are in the bin and their thirty days end. All their mail is erased from the servers and cannot be brought back. The first, on ${when(at)}.`,
        addresses.slice(0, SHOWN).join(', ') + (addresses.length > SHOWN ? ` and ${addresses.length - SHOWN} more` : ''),
      ],
      action: { label: 'Open the bin', url },
      note: 'If you need one of them, restore it from the bin. If not, there is nothing to do.',
    }),
    quarantine_digest: ({ address, total, messages, url }) => ({
      subject: total === 1 ? 'A message is waiting in your quarantine' : `${total} messages are waiting in your quarantine`,
      heading: 'Your quarantine',
      paragraphs: [
        `This came for ${address} and looks like spam, so it did not reach the inbox. If you expected any of it, let it in; the rest goes by itself after 30 days.`,
        ...(total > messages.length ? [`These are the ${messages.length} newest of ${total}.`] : []),
      ],
      items: messages.map((message) => ({
        title: message.subject || '(no subject)',
        lines: [message.author || '(no sender)', when(message.at)],
        label: 'Let it in',
        url: message.url,
      })),
      action: { label: 'See the whole quarantine', url },
      note: 'Each link lets in one message, once, for seven days. Do not forward this e-mail.',
    }),
    weekly_summary: (week) => ({
      subject: `${week.company}’s mail, week of ${day(week.from)}`,
      heading: `Week of ${day(week.from)} to ${day(week.to)}`,
      paragraphs: [`Hello ${week.name}. This is what ${week.company}’s mail did.`],
      facts: [
        ['Sent', figure(week.sent, week.sentChange)],
        ['Received', figure(week.received, week.receivedChange)],
        ['Bounced', number(week.bounced)],
        ['Refused on arrival', number(week.rejected)],
        ...(week.topSenders.length > 0
          ? [['Who sent most', week.topSenders.map(({ key, n }) => `${key} (${number(n)})`).join(', ')] as const]
          : []),
        ...(week.bounceClasses.length > 0
          ? [
              [
                'Why mail bounced',
                week.bounceClasses.map(({ key, n }) => `${BOUNCES[key] ?? key} (${number(n)})`).join(', '),
              ] as const,
            ]
          : []),
      ],
      action: { label: 'See the activity', url: week.url },
      note: `It comes on Mondays. To stop it: ${week.settingsUrl}`,
    }),
    acting_started: ({ name, company, staff, reason, endsAt, url }) => ({
      subject: `Our team has entered the space of ${company}`,
      heading: 'We came in to help',
      paragraphs: [
        `Hello ${name}. ${staff}, of our team, has just entered the space of ${company}. Whatever they do is written in the audit log, with their name.`,
      ],
      facts: [
        ['Reason', reason],
        ['Ends', when(endsAt)],
      ],
      action: { label: 'See the log', url },
      note: 'If you did not expect this visit, call us.',
    }),
  },
  foot: (name) => ({
    why: `${name} writes this message automatically; answers to this address are not read.`,
    help: 'Questions? A person answers:',
    orLink: 'If the button does not open, copy this address into your browser:',
  }),
};
