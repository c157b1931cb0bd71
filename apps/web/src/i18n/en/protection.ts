import type { protection as es } from '../es/protection';

export const protection: typeof es = {
  title: 'Protection',
  purpose: 'Five levels against spam and viruses: what each does and what it stopped this week.',
  stopped:
    '{count, plural, =0 {Nothing stopped this week} one {# message stopped this week} other {# messages stopped this week}}',
  level: 'Level {n}',
  always: 'Always on',
  ours: 'Relevo decides',
  yours: 'You decide',
  onTheirPc: 'On each computer',
  levels: {
    connection: {
      name: 'Connection',
      what: 'The server can ask public lists of harmful senders and put unknown ones off. Our team configures it.',
    },
    sender: {
      name: 'Sender authentication',
      what: 'SPF, DKIM, DMARC and ARC show whether mail comes from whom it says. What its own domain asks to refuse is refused; what is forged goes to Junk.',
    },
    content: {
      name: 'Content',
      what: 'Each message, coming or going, is searched for viruses and gets a score. Viruses are never delivered.',
    },
    rules: { name: "Your company's rules", what: 'Scores and lists of senders, for the whole domain or for one mailbox.' },
    computer: {
      name: "Each person's computer",
      what: 'A current antivirus and an updated system stop what comes by other ways.',
    },
  },
  reasons: {
    greylisted: 'Put off so that the sender tries again',
    dmarc: 'Forged sender',
    virus: 'Viruses',
    spam: 'Spam',
    testPattern: 'Test messages',
    denied: 'Blocked senders',
    notYours: 'Other people’s addresses written from your mailboxes',
  },
  rulesTitle: 'Rules for {name}',
  rulesNote: 'They hold for every mailbox of the domain. What a mailbox sets for itself comes first.',
  junkAt: 'To Junk from',
  rejectAt: 'Refuse from',
  points: 'points',
  pointsHint: 'Empty: {n} points',
  scoreHelpTitle: 'What the score is',
  scoreHelp: 'Each suspicion adds points and each good sign takes some off. A normal message stays near zero.',
  allow: 'Trusted senders',
  allowHint: 'One per line: an address or a domain. Never taken for spam, unless they carry a virus or the sender is forged.',
  deny: 'Blocked senders',
  denyHint: 'One per line: an address or a domain. Their mail is refused, in clear words to who writes.',
  save: 'Save rules',
  saved: 'Rules saved. They hold on both servers within seconds.',
  ownRules:
    '{count, plural, =0 {No mailbox has rules of its own.} one {# mailbox has rules of its own.} other {# mailboxes have rules of their own.}}',
  tabs: { label: 'Protection', levels: 'Levels and rules', quarantine: 'Quarantine' },
  filters: 'Filters against spam',
  mailboxNote: 'What is left empty is as the domain has it.',
  itsQuarantine: 'See its quarantine',
  mailboxRulesNote: 'For this mailbox alone; they come before the domain’s.',
  spamTo: 'What to do with spam',
  spamToPlace: { inherit: 'Not set here', junk: 'To Junk', quarantine: 'To quarantine' },
  spamToInherited: 'Now: {place}',
  spamToHint: {
    junk: 'It stays in a folder of the mailbox.',
    quarantine: 'It stays outside the mailbox. A daily summary lets people take in what they need.',
  },
};
