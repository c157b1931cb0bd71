import { ProfilePage } from '@/features/profile/profile-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.profile.title);

export default function Page() {
  return <ProfilePage />;
}
