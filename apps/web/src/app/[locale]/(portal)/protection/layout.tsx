import type { ReactNode } from 'react';
import { Texts } from '@/i18n/texts';

export default function ProtectionTexts({ children }: { children: ReactNode }) {
  return <Texts of={['protection']}>{children}</Texts>;
}
