import { CreateMailbox } from '@/features/mailboxes/create-mailbox';

export default function Page() {
  return <CreateMailbox />;
}
