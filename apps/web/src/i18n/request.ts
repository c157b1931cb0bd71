import { hasLocale } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { compiledFor } from './compiled';
import { routing } from './routing';

export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale;
  const locale = hasLocale(routing.locales, requested) ? requested : routing.defaultLocale;
  return { locale, messages: compiledFor(locale), timeZone: 'UTC' };
});
