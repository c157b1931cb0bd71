import { TeamPage } from '@/features/team/team-page';

export default function Page() {
  return <TeamPage />;
}
