import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Messages } from './messages';
import { MoreTexts } from './more-texts';

/**
 * Sends the browser these parts of the dictionary, beside those that came with what stands around. `texts.spec.ts` holds that no
 * page lacks a part that its components ask for, and that none is sent for nothing.
 */
export async function Texts({ of, children }: { of: readonly (keyof Messages)[]; children: ReactNode }) {
  const messages = await getMessages();
  return <MoreTexts texts={Object.fromEntries(of.map((name) => [name, messages[name]]))}>{children}</MoreTexts>;
}
