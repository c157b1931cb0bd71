import { notFound } from 'next/navigation';
import { readOwnMailbox } from '@/api/server-session';
import { OwnDevices } from '@/features/mailbox-panel/own-devices';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.mailboxPanel.tabs.devices);

export default async function Page() {
  const mailbox = await readOwnMailbox();
  if (!mailbox) notFound();
  return (
    <Texts of={['connectionTest', 'deviceLink']}>
      <OwnDevices mailbox={mailbox} />
    </Texts>
  );
}
