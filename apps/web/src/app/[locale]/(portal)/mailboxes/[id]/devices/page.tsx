import { MailboxDevices } from '@/features/mailboxes/devices-tab';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.mailboxes.tabs.devices);

type Props = { params: Promise<{ id: string }> };

export default async function Page({ params }: Props) {
  return (
    <Texts of={['connectionTest', 'deviceLink', 'devices']}>
      <MailboxDevices id={(await params).id} />
    </Texts>
  );
}
