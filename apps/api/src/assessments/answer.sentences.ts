import type { Locale } from '../platform/errors/codes.js';

const SENTENCES: Record<string, { es: string; en: string }> = {
  'answers.not_whole': { es: 'Escriba un número entero.', en: 'Type a whole number.' },
  'answers.negative': { es: 'No puede ser menos que {min}.', en: 'It cannot be less than {min}.' },
  'answers.too_large': { es: 'El máximo es {max}.', en: 'The maximum is {max}.' },
  'answers.empty': { es: 'No puede quedar vacío.', en: 'It cannot be empty.' },
  'answers.too_long': { es: 'Es demasiado largo: hasta {max} caracteres.', en: 'It is too long: {max} characters at most.' },
  'answers.too_many': { es: 'Son demasiadas: hasta {max}.', en: 'Too many: {max} at most.' },
  'answers.not_offered': { es: 'Elija una de las opciones.', en: 'Choose one of the options.' },
  'answers.access_sum': {
    es: 'Suman {sum} y dijo {people} personas.',
    en: 'They add up to {sum}, and you said {people} people.',
  },
  'answers.total_sum': { es: 'Personas y genéricas suman {sum}.', en: 'People and role addresses add up to {sum}.' },
  'answers.role_twice': { es: '«{name}» está dos veces.', en: '"{name}" is there twice.' },
};

/** What is wrong with one answer; a malformed address or domain shares one sentence. */
export function answerSentence(
  code: string,
  locale: Locale,
  detail: Readonly<Record<string, string | number | boolean>>,
): string {
  const fallback = code.startsWith('domain.')
    ? { es: 'No es un dominio válido, como empresa.com.', en: 'Not a valid domain, such as company.com.' }
    : code.startsWith('address.')
      ? { es: 'No es una dirección válida.', en: 'Not a valid address.' }
      : { es: 'No tiene la forma esperada.', en: 'Not of the expected form.' };
  return (SENTENCES[code] ?? fallback)[locale].replace(/\{(\w+)\}/g, (_, name: string) => String(detail[name] ?? 0));
}
