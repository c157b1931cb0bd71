import type { bulk as es } from '../es/bulk';

export const bulk: typeof es = {
  title: 'Bulk mail',
  purpose:
    'What became of each newsletter and each batch of invoices: how many it reached, how many wait, how many came back and why.',
  period: 'Period',
  days: 'Last {n, number} days',
  list: 'Sends',
  listNote:
    'A send gathers the messages of one sender with the same list or the same subject, leaving out numbers and addresses, until there is a pause of twelve hours.',
  number: '{n, number}',
  many: 'Many different subjects',
  empty: 'No bulk mail in this period',
  emptyText:
    'What mailboxes write that send by the way for bulk mail appears here. It is chosen in each mailbox, under “Mail to the outside”.',
  toMailboxes: 'Go to the mailboxes',
  complaints:
    'How many people marked a message as spam is not in the log: each provider shows it to whoever proves that the domain is theirs, Google for example in Postmaster Tools. What you see here are bounces for spam, which tend to come after such complaints.',
  columns: {
    send: 'Send',
    recipients: 'Recipients',
    delivered: 'Delivered',
    waiting: 'Waiting',
    deferred: 'Delayed',
    bounced: 'Bounced',
    classes: 'Why they came back',
    check: 'Unsubscribe',
  },
  check: {
    title: 'Unsubscribing in one click',
    note: 'Gmail and Yahoo ask it of whoever sends newsletters in quantity. Nothing is stopped because of this: the note is there so that you can mend it in time.',
    fine: 'In one click',
    some: '{n, number} of {messages, number} messages',
    withoutUnsubscribe: {
      short: 'No way out',
      title: 'Some messages offer no way to unsubscribe',
      what: 'They lack the List-Unsubscribe header. Whoever finds no way out marks spam, and that harms your next sends as well. Ask whoever runs the sending program to add these two lines to each newsletter. Invoices and notices that somebody asked for do not need them.',
    },
    withoutOneClick: {
      short: 'Not in one click',
      title: 'Some messages offer a way to unsubscribe, but not in one click',
      what: 'They offer it by e-mail or on a page, and the button that Gmail and Yahoo show beside the sender is missing. It takes an https address that unsubscribes without further questions, and the second line, written exactly like this.',
    },
    unsigned: {
      short: 'Not signed',
      title: 'Some messages have no DKIM signature',
      what: 'Without the domain’s signature, Gmail and Yahoo do not heed the one-click header and distrust the message. It tends to happen when the sender’s domain has no active signature yet: look at the Domain page.',
    },
  },
};
