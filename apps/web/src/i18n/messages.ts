import type { Dictionary } from './dictionary';
import { en } from './en';
import { es } from './es';
import type { Locale } from './routing';

export type Messages = typeof es;

const DICTIONARIES: Record<Locale, Dictionary<Messages>> = { es, en };

export const messagesFor = (locale: Locale): Messages => DICTIONARIES[locale];
