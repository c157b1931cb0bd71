import { TeamPage } from '@/features/team/team-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.team.title);

export default function Page() {
  return <TeamPage />;
}
