import type { ReactNode } from 'react';
import { Texts } from '@/i18n/texts';

export default function TeamTexts({ children }: { children: ReactNode }) {
  return <Texts of={['team']}>{children}</Texts>;
}
