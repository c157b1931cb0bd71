import compile from 'icu-minify/compile';
import { messagesFor } from './messages';
import type { Locale } from './routing';

type Compiled = { [name: string]: ReturnType<typeof compile> | Compiled };
type Texts = { readonly [name: string]: string | Texts };

const compileAll = (texts: Texts): Compiled =>
  Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, typeof text === 'string' ? compile(text) : compileAll(text)]),
  );

const made = new Map<Locale, Compiled>();

/**
 * The dictionary with its messages read already, so that browsers are sent no reader of ICU messages with every first page
 * (`use-intl/format-message` stands for the one without, see next.config.ts).
 */
export function compiledFor(locale: Locale): Compiled {
  // Objects without a prototype, as the compiler makes them, do not go to a browser.
  const compiled = made.get(locale) ?? JSON.parse(JSON.stringify(compileAll(messagesFor(locale) as Texts)));
  made.set(locale, compiled);
  return compiled;
}
