import type { RenderedFile } from './rendered.ts';

export const CLAMD_SOCKET = '/run/clamav/clamd.ctl';

/** Signatures are another program's business: freshclam's on a node in service, a file of its own in a lab. Pure. */
export function renderClamd(): RenderedFile[] {
  const content = `# Written by the Relevo agent. Changes made here are lost.
LocalSocket ${CLAMD_SOCKET}
LocalSocketMode 666
FixStaleSocket true
User clamav
Foreground true
DatabaseDirectory /var/lib/clamav
LogFile /var/log/clamav/clamav.log
LogTime true
# New signatures are taken up without a pause in which nothing is scanned.
ConcurrentDatabaseReload true
SelfCheck 600
# What is larger is not a message: the mail programs refuse it before.
StreamMaxLength 200M
MaxFileSize 200M
MaxScanSize 400M
`;
  return [{ path: '/etc/clamav/clamd.conf', content, mode: 0o644 }];
}
