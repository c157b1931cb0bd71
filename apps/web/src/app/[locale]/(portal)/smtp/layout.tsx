import type { ReactNode } from 'react';
import { Texts } from '@/i18n/texts';

export default function SmtpTexts({ children }: { children: ReactNode }) {
  return <Texts of={['smtp', 'trace']}>{children}</Texts>;
}
