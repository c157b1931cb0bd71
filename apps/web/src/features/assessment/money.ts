/** Minor units as people write them; whole amounts without the zeros that nobody reads. */
export function money(minor: number, currency: string, locale: string): string {
  // "US$ 45" is how Spanish America writes it; plain "es" would put the sign behind, as in Spain.
  return new Intl.NumberFormat(locale === 'es' ? 'es-AR' : locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: minor % 100 === 0 ? 0 : 2,
  }).format(minor / 100);
}
