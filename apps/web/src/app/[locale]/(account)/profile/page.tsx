import { ProfilePage } from '@/features/profile/profile-page';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.profile.title);

export default function Page() {
  return (
    <Texts of={['profile']}>
      <ProfilePage />
    </Texts>
  );
}
