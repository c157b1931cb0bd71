import { ACCESS_ERRORS } from './codes/access.js';
import { FLEET_ERRORS } from './codes/fleet.js';
import { MAIL_ERRORS } from './codes/mail.js';
import { MAILBOX_ERRORS } from './codes/mailboxes.js';
import { REQUEST_ERRORS } from './codes/requests.js';
import { RULE_ERRORS } from './codes/rules.js';

/** Words of ours come in both languages, so that a sentence has them in its own. */
export type Params = Record<string, string | number | Readonly<Record<Locale, string>>>;

/** Every error that a caller can meet. */
export const ERRORS = {
  ...REQUEST_ERRORS,
  ...ACCESS_ERRORS,
  ...MAILBOX_ERRORS,
  ...RULE_ERRORS,
  ...MAIL_ERRORS,
  ...FLEET_ERRORS,
} as const;

export type ErrorCode = keyof typeof ERRORS;
export type Locale = 'es' | 'en';

/** The sentence for a person, parameters filled in. */
export function sentence(code: ErrorCode, locale: Locale, params: Params = {}): string {
  return ERRORS[code][locale].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? '';
    return typeof value === 'object' ? value[locale] : String(value);
  });
}
