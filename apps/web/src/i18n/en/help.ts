import type { Dictionary } from '../dictionary';
import type { help as source } from '../es/help';

export const help: Dictionary<typeof source> = {
  title: 'Help',
  purpose: 'People first: by WhatsApp, phone or e-mail, right away and looking at the same screen.',
  contactTitle: 'Talk to support',
  contactText: 'For a person’s own computer we also help by remote desktop.',
  manual: {
    title: 'Manual',
    purpose: 'What each thing means, in the words of the question mark beside it.',
    contents: 'Contents',
    open: 'Open',
    back: 'Help',
    read: 'Read the manual',
  },
  guidesTitle: 'Step by step',
  guides: {
    first: {
      title: 'The first days',
      text: 'Create the mailboxes, hand over the passwords and point the domain, without a break in mail.',
      steps: {
        a: 'Create or import the mailboxes. Nobody notices yet: the domain stays where it was.',
        b: 'Hand over each password by its one-time link.',
        c: 'Set up the programs with what the Devices tab says.',
        d: 'Lower the TTL a day before, publish the records and check.',
      },
    },
    arrived: {
      title: 'Did a message arrive?',
      text: 'The destination server’s reply, letter by letter.',
      steps: {
        a: 'Open SMTP Center, tab Trace, and type the address of whoever sends or receives.',
        b: 'Choose the message: each step shows which server did it and what it was told.',
        c: 'A 250 from the destination proves that it took it. A 4xx is tried again by itself; a 5xx is final.',
      },
    },
    device: {
      title: 'Set up a device',
      text: 'Outlook, Thunderbird, Apple Mail, iPhone or Android.',
      steps: {
        a: 'Open the mailbox and its Devices tab.',
        b: 'User name: the whole address. Password: that of the mailbox.',
        c: 'Prefer SSL/TLS: IMAP 993 and SMTP 465.',
      },
    },
    failure: {
      title: 'If a server fails',
      text: 'The standby has the same mailboxes, passwords and messages.',
      steps: {
        a: 'Open Continuity: it shows which one serves and how the other is.',
        b: 'Switch to the standby with the button. Programs reconnect by themselves.',
        c: 'Once the primary is level, return with the same button.',
      },
    },
  },
  open: 'Open',
};
