import { defineRouting } from 'next-intl/routing';

/** Paths are the same in both languages; only the first segment tells them apart. */
export const routing = defineRouting({
  locales: ['es', 'en'],
  defaultLocale: 'es',
  localePrefix: 'always',
  localeCookie: { name: 'relevo.locale', maxAge: 60 * 60 * 24 * 365 },
});

export type Locale = (typeof routing.locales)[number];
