import type { Metadata } from 'next';
import { getLocale } from 'next-intl/server';
import { type Messages, messagesFor } from './messages';

/** A page's title in the reader's language: `export const generateMetadata = titled((texts) => texts.home.title)`. */
export const titled = (pick: (texts: Messages) => string) => async (): Promise<Metadata> => ({
  title: pick(messagesFor(await getLocale())),
});
