import type { Dictionary } from '../dictionary';
import type { devices as source } from '../es/devices';

export const devices: Dictionary<typeof source> = {
  title: 'Settings for the mail program',
  note: 'Already filled in for this mailbox.',
  user: 'User name',
  password: 'Password',
  passwordNote: 'the mailbox’s own, or better an app password',
  incoming: 'Incoming',
  outgoing: 'Outgoing',
  protocol: 'Protocol',
  server: 'Server',
  port: 'Port',
  security: 'Security',
  advice: 'Advised',
  exception: 'Exception',
  securities: { tls: 'SSL/TLS', starttls: 'STARTTLS', none: 'No encryption' },
  service: { imap: 'IMAP', pop3: 'POP3', submission: 'SMTP' },
  noPrograms: 'This mailbox takes no programs: it is used by webmail.',
  guide: 'Step by step',
  program: 'Program',
  print: 'Print',
  sheetTitle: '{address} in {program}',
  noneWarning: 'Without encryption anybody on the same network can read the password and the messages.',
  which: 'IMAP or POP3?',
  whichText:
    'IMAP shows the same on the computer and on the phone. POP3 takes the mail down to one machine, which keeps the long history.',
  assisted: 'Does the program ask something else? Every version differs: support helps at once, looking at the same screen.',
  programs: {
    outlookNew: {
      name: 'Outlook (new)',
      steps:
        'Open Settings, Accounts, Your accounts and choose Add account.\nType {address} and continue. If it offers providers, take {incoming}.\nType the password and open Show more.\nIncoming server {incoming}: {host}, port {incomingPort}, secure connection {security}.\nOutgoing server SMTP: {host}, port {outgoingPort}, secure connection {security}. SMTP user name: {address}.\nContinue and wait until it confirms.',
    },
    outlookClassic: {
      name: 'Outlook classic (2016 to 2021)',
      steps:
        'Open File, Add Account.\nType {address}, open Advanced options and tick “Let me set up my account manually”. Connect.\nChoose {incoming}.\nIncoming mail: server {host}, port {incomingPort}, encryption method {security}.\nOutgoing mail: server {host}, port {outgoingPort}, encryption method {security}.\nNext, type the password and Connect.\nIf sending fails: File, Account Settings, More Settings, Outgoing Server, and tick “My outgoing server requires authentication”.',
    },
    thunderbird: {
      name: 'Thunderbird',
      steps:
        'Open the ≡ menu, New Account, Email.\nType your full name and {address}. Continue: Thunderbird finds the settings by itself.\nChoose {incoming}. Continue, type the password and Continue.\nIf it does not find them, or to use other values: Edit configuration. Incoming server: {incoming}, {host}, port {incomingPort}, security {security}, authentication “Normal password”, user name {address}. Continue.\nOutgoing server: {host}, port {outgoingPort}, security {security}, authentication “Normal password”, user name {address}. Test and Continue.',
    },
    appleMail: {
      name: 'Apple Mail (Mac)',
      steps:
        'Open Mail, Add Account, Other Mail Account.\nType the name, {address} and the password, and sign in.\nIf it asks for servers: type {incoming}, incoming {host}, outgoing {host}, user name {address}.\nIn Mail, Settings, Accounts, Server Settings, untick automatic management: incoming port {incomingPort}, outgoing port {outgoingPort}, security {security}.\nSave and send yourself a test message.',
    },
    iphone: {
      name: 'iPhone and iPad',
      steps:
        'Open Settings, Apps, Mail, Accounts, Add Account, Other, Add Mail Account.\nType the name, {address}, the password and a description. Next.\nChoose {incoming}.\nIncoming mail server: {host}, user name {address}, password.\nOutgoing mail server: {host}, user name {address}, password (though it says optional). Next.\nIn the account, Advanced: security {security}, port {incomingPort}. In SMTP, primary server: security {security}, port {outgoingPort}.',
    },
    android: {
      name: 'Android (Samsung Email and others)',
      steps:
        'Open Email, add an account and choose Other.\nType {address} and the password, and tap Manual setup.\nChoose {incoming}.\nIncoming: user name {address}, server {host}, port {incomingPort}, security {security}.\nOutgoing: server {host}, port {outgoingPort}, security {security}, require sign-in with {address}.\nSign in and give the account a name.',
    },
    gmail: {
      name: 'Gmail app',
      steps:
        'Open Gmail, tap the profile picture, Add another account, Other.\nType {address} and tap Manual setup.\nChoose {incoming} and type the password.\nIncoming server: {host}, port {incomingPort}, security type {security}, user name {address}.\nOutgoing server: {host}, port {outgoingPort}, security type {security}, user name {address}.\nNext until done.',
    },
  },
  ways: {
    title: 'Ways in',
    note: 'Each change is in force at once on both servers.',
    way: { imap: 'IMAP', pop3: 'POP3', submission: 'Sending (SMTP)', webmail: 'Webmail', cleartext: 'Allow without encryption' },
    hint: {
      imap: 'The same mail on every device',
      pop3: 'One machine takes the mail down and keeps it',
      submission: 'Send from programs and phones',
      webmail: 'From the browser',
      cleartext: 'Only for old equipment that knows no TLS',
    },
    closeTitle: 'Close {way}',
    closeStops: 'Programs and phones that come in this way can no longer connect.',
    closeSessions: 'Open sessions are cut; those of other ways come back by themselves.',
    closeUndo: 'It can be opened again at any time, with nothing to set up again.',
    closeAct: 'Close this way',
    cleartextTitle: 'Allow log-ins without encryption',
    cleartextRead:
      'The password and the messages travel in plain sight: anybody on the same Wi-Fi, office or hotel network can read them and take the mailbox.',
    cleartextOnly: 'It holds for this mailbox alone, on ports 143, 110 and 587. Use a password that is used nowhere else.',
    cleartextAudit: 'It is kept in the audit log under your name. Take it back as soon as the equipment is renewed.',
    cleartextAct: 'Allow it all the same',
  },
  appPasswords: {
    title: 'App passwords',
    note: 'One for each device: if a phone is lost, its own is deleted and nothing else changes.',
    empty: 'None yet.',
    add: 'Create',
    create: 'Create password',
    name: 'For which device or program',
    nameHint: 'For example: Ana’s phone, Outlook at the office',
    current: 'The mailbox’s password, to confirm',
    created: 'Created <when></when>',
    lastUse: 'Last used <when></when>, by {protocol} from {address}',
    neverUsed: 'Not used yet',
    createdTitle: 'Password for {name}',
    once: 'It is shown this once: it is kept nowhere that it could be read from.',
    where: 'Type it into the program in place of the mailbox’s password. It does not open “My mailbox”.',
    kept: 'I have copied it',
    deleteTitle: 'Delete the password for {name}',
    deleteStops: 'The device or program that uses it stops logging in and sending at once.',
    deleteSessions: 'The mailbox’s other connections are cut for a moment and come back by themselves.',
    deleteUndo: 'It cannot be recovered; if needed, create another.',
    deleted: 'Password deleted: {name}',
  },
};
