import type { Messages } from '@/i18n/messages';

export interface ManualEntry {
  readonly title: string;
  readonly text: string;
}
export interface ManualChapter {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly text: string;
  readonly entries: readonly ManualEntry[];
}

const pairs = (titles: Readonly<Record<string, string>>, texts: Readonly<Record<string, string>>): ManualEntry[] =>
  Object.entries(texts).flatMap(([key, text]) => (titles[key] ? [{ title: titles[key], text }] : []));

/**
 * The manual, made of the very sentences that the pages and their question marks show: what is mended there is mended here. A page
 * that gets a new help text gets its line here.
 */
export function manual(texts: Messages): readonly ManualChapter[] {
  const { bounces, containment, continuity, deviceLink, connectionTest, devices, domain, explorer, log, mailboxes } = texts;
  const { protection, quarantine, queue, retention, simulator, smtp, trace } = texts;
  const chapter = (id: string, href: string, page: { title: string; purpose: string }, entries: ManualEntry[]) => ({
    id,
    href,
    title: page.title,
    text: page.purpose,
    entries,
  });
  return [
    chapter('mailboxes', '/mailboxes', mailboxes, [
      { title: mailboxes.columns.kind, text: mailboxes.kindHelp },
      ...pairs(mailboxes.access, mailboxes.accessHint),
      { title: mailboxes.general.retention, text: mailboxes.general.retentionHelp },
      { title: devices.which, text: devices.whichText },
      { title: devices.appPasswords.title, text: devices.appPasswords.note },
      { title: deviceLink.act, text: deviceLink.actText },
      { title: connectionTest.title, text: connectionTest.passwordHint },
    ]),
    chapter('simulator', '/mailboxes/simulator', simulator, []),
    chapter('retention', '/mailboxes/retention', retention, []),
    chapter('activity', '/smtp/activity', smtp.activity, [
      { title: smtp.top.mailbox, text: smtp.help.mailbox },
      { title: smtp.top.domain, text: smtp.help.domain },
    ]),
    chapter('queue', '/smtp/queue', queue.queue, [{ title: queue.figures.held, text: queue.help.held }]),
    chapter('deferred', '/smtp/deferred', queue.deferred, pairs(queue.labels, queue.advice)),
    chapter('bounces', '/smtp/bounces', bounces, [
      ...pairs(trace.bounceClass, bounces.next),
      { title: bounces.suppressions, text: bounces.suppressionsHelp },
    ]),
    chapter('containment', '/smtp/containment', containment, [{ title: containment.usage.title, text: containment.usage.help }]),
    chapter('trace', '/smtp/trace', trace, [{ title: trace.search, text: trace.searchHelp }]),
    chapter('log', '/smtp/log', log, [{ title: log.search, text: log.help }]),
    chapter('explorer', '/smtp/explorer', explorer, []),
    chapter('statistics', '/smtp/statistics', smtp.statistics, [
      ...pairs(smtp.by, smtp.help),
      { title: smtp.weekly.title, text: smtp.weekly.note },
    ]),
    chapter('protection', '/protection', protection, [
      { title: protection.scoreHelpTitle, text: protection.scoreHelp },
      { title: protection.quarantineHelpTitle, text: protection.quarantineHelp },
      { title: protection.refusalHelpTitle, text: protection.refusalHelp },
    ]),
    chapter('quarantine', '/protection/quarantine', quarantine, []),
    chapter('domain', '/domain', domain, [
      ...pairs(domain.purposes, domain.purposeHelp),
      { title: domain.modeTitle, text: domain.modeHelp },
    ]),
    chapter('continuity', '/continuity', continuity, pairs(continuity.checks, continuity.checkHelp)),
  ];
}
