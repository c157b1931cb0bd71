export type Locale = 'es' | 'en';

/** Every reason that a recommendation gives, with the values its sentence needs. */
export interface ReasonParams {
  'number.mailboxes_now': { people: number; roles: number };
  'number.mailboxes_horizon': { now: number; growth: number; months: number };
  'number.storage_client': { count: number; daily: number; kb: number; days: number };
  'number.storage_client_and_webmail': { count: number; daily: number; kb: number; days: number };
  'number.storage_webmail': { count: number; daily: number; kb: number; months: number };
  'number.storage_roles': { count: number; daily: number; kb: number; days: number };
  'number.storage_growth': { count: number; gbEach: number };
  'number.storage_sent': { percent: number };
  'number.storage_migration': { gigabytes: number };
  'number.storage_needed': { percent: number };
  'number.bulk_stated': { senders: number };
  'number.bulk_assumed': { senders: number; each: number };
  'plan.smallest_that_fits': { mailboxes: number; storageGb: number };
  'plan.bespoke': { mailboxes: number; storageGb: number; pairs: number };
  'smaller.few_mailboxes': { has: number; needs: number };
  'smaller.little_storage': { has: number; needs: number };
  'smaller.few_mailboxes_and_little_storage': { hasMailboxes: number; needsMailboxes: number; hasGb: number; needsGb: number };
  'larger.room': { mailboxes: number; storageGb: number };
  'add_on.standby_wanted': Record<never, never>;
  'add_on.standby_by_size': { mailboxes: number; from: number };
  'add_on.bulk': { messages: number; capacity: number };
  'warning.no_mailboxes': Record<never, never>;
  'warning.incomplete': { missing: number };
  'warning.access_sum': { sum: number; people: number };
  'warning.total_sum': { total: number; sum: number };
  'warning.storage_decides': { mailboxes: number; storageGb: number };
  'warning.migration_is_most': { gigabytes: number; storageGb: number };
  'warning.migration_stays_on_pcs': { gigabytes: number };
  'warning.webmail_only': Record<never, never>;
  'warning.every_role_sends_bulk': { roles: number };
  'warning.bulk_beyond_catalogue': { messages: number; largest: number };
}

export type ReasonKey = keyof ReasonParams;
export type Reason = { [K in ReasonKey]: { readonly key: K; readonly params: Readonly<ReasonParams[K]> } }[ReasonKey];

export const SENTENCES = {
  es: {
    'number.mailboxes_now': '{people} casillas de personas y {roles} genéricas.',
    'number.mailboxes_horizon': '{now} hoy, más {growth} nuevas por semestre durante {months} meses.',
    'number.storage_client':
      '{count} personas con programa de correo: {daily} mensajes por día de {kb} kB; el servidor guarda {days} días.',
    'number.storage_client_and_webmail':
      '{count} personas con programa y webmail: {daily} mensajes por día de {kb} kB; el servidor guarda {days} días.',
    'number.storage_webmail':
      '{count} personas solo con webmail: {daily} mensajes por día de {kb} kB; el servidor guarda todo, {months} meses.',
    'number.storage_roles': '{count} casillas genéricas: {daily} mensajes por día de {kb} kB; el servidor guarda {days} días.',
    'number.storage_growth': '{count} casillas nuevas, a {gbEach} GB cada una, como las que más ocupan hoy.',
    'number.storage_sent': 'Copias de enviados: {percent} % de lo recibido.',
    'number.storage_migration': '{gigabytes} GB que se traen del proveedor actual y quedan en el servidor.',
    'number.storage_needed': 'La suma anterior con {percent} % de reserva.',
    'number.bulk_stated': 'Lo que se indicó; casillas con envíos masivos: {senders}.',
    'number.bulk_assumed': 'Casillas con envíos masivos: {senders}; {each} mensajes por mes cada una mientras no sepamos más.',
    'plan.smallest_that_fits': 'El plan más chico donde entran {mailboxes} casillas y {storageGb} GB.',
    'plan.bespoke':
      '{mailboxes} casillas y {storageGb} GB superan el plan mayor: se cotiza a medida, en {pairs} pares de servidores.',
    'smaller.few_mailboxes': 'Tiene {has} casillas y hacen falta {needs}.',
    'smaller.little_storage': 'Tiene {has} GB y hacen falta {needs}.',
    'smaller.few_mailboxes_and_little_storage':
      'Tiene {hasMailboxes} casillas y {hasGb} GB; hacen falta {needsMailboxes} y {needsGb}.',
    'larger.room': 'Deja lugar para {mailboxes} casillas y {storageGb} GB más de lo previsto.',
    'add_on.standby_wanted': 'Usted pidió el servidor de repuesto.',
    'add_on.standby_by_size': 'Con {mailboxes} casillas conviene el servidor de repuesto; lo sugerimos desde {from}.',
    'add_on.bulk':
      'Para {messages} mensajes masivos por mes, un SMTP aparte que admite {capacity}; así no afectan el correo de todos los días.',
    'warning.no_mailboxes': 'Todavía no hay ninguna casilla: el plan mostrado es el más chico.',
    'warning.incomplete': 'Faltan {missing} respuestas: la recomendación puede cambiar.',
    'warning.access_sum': 'Las formas de acceso suman {sum} y las personas son {people}: tomamos el número mayor.',
    'warning.total_sum': 'El total indicado es {total} y la suma da {sum}: tomamos el número mayor.',
    'warning.storage_decides': 'Por casillas ({mailboxes}) alcanzaría un plan menor; el espacio ({storageGb} GB) pide este.',
    'warning.migration_is_most':
      'La migración ocupa {gigabytes} de {storageGb} GB: conviene decidir qué se trae y qué queda en las PC.',
    'warning.migration_stays_on_pcs':
      'Todos usan programa de correo: buena parte de los {gigabytes} GB puede quedar en las PC y el plan sería menor.',
    'warning.webmail_only': 'Nadie tiene copia en su PC: el servidor es el único archivo. El de repuesto cobra más valor.',
    'warning.every_role_sends_bulk':
      'Las {roles} casillas genéricas hacen envíos masivos: conviene un subdominio propio para ellos, para cuidar la reputación.',
    'warning.bulk_beyond_catalogue':
      '{messages} mensajes masivos por mes superan el mayor adicional ({largest}): se suman varios.',
  },
  en: {
    'number.mailboxes_now': '{people} mailboxes of people and {roles} role addresses.',
    'number.mailboxes_horizon': '{now} today, and {growth} new ones each half-year for {months} months.',
    'number.storage_client':
      '{count} people with a mail program: {daily} messages a day of {kb} kB; the server keeps {days} days.',
    'number.storage_client_and_webmail':
      '{count} people with program and webmail: {daily} messages a day of {kb} kB; the server keeps {days} days.',
    'number.storage_webmail':
      '{count} people with webmail only: {daily} messages a day of {kb} kB; the server keeps all, {months} months.',
    'number.storage_roles': '{count} role addresses: {daily} messages a day of {kb} kB; the server keeps {days} days.',
    'number.storage_growth': '{count} new mailboxes of {gbEach} GB each, like the largest kind of today.',
    'number.storage_sent': 'Copies of sent mail: {percent} % of what is received.',
    'number.storage_migration': '{gigabytes} GB that come from the present provider and stay on the server.',
    'number.storage_needed': 'The sum of the above with {percent} % in reserve.',
    'number.bulk_stated': 'What you told us for {senders} addresses that send bulk mail.',
    'number.bulk_assumed': '{senders} addresses that send bulk mail, {each} messages a month each until we know better.',
    'plan.smallest_that_fits': 'The smallest plan that holds {mailboxes} mailboxes and {storageGb} GB.',
    'plan.bespoke':
      '{mailboxes} mailboxes and {storageGb} GB are beyond the largest plan: a quote of its own, on {pairs} pairs of servers.',
    'smaller.few_mailboxes': 'It has {has} mailboxes and {needs} are needed.',
    'smaller.little_storage': 'It has {has} GB and {needs} are needed.',
    'smaller.few_mailboxes_and_little_storage':
      'It has {hasMailboxes} mailboxes and {hasGb} GB; {needsMailboxes} and {needsGb} are needed.',
    'larger.room': 'It leaves room for {mailboxes} mailboxes and {storageGb} GB more than foreseen.',
    'add_on.standby_wanted': 'You asked for the spare server.',
    'add_on.standby_by_size': 'With {mailboxes} mailboxes the spare server pays; we suggest it from {from}.',
    'add_on.bulk':
      'For {messages} bulk messages a month, an SMTP of its own that takes {capacity}, so that everyday mail is not touched.',
    'warning.no_mailboxes': 'There is no mailbox yet: the plan shown is the smallest.',
    'warning.incomplete': '{missing} answers are missing: the recommendation may change.',
    'warning.access_sum': 'The ways of access add up to {sum} and there are {people} people: we took the larger number.',
    'warning.total_sum': 'You stated a total of {total} and the sum is {sum}: we took the larger number.',
    'warning.storage_decides':
      'By mailboxes ({mailboxes}) a smaller plan would do; the storage ({storageGb} GB) asks for this one.',
    'warning.migration_is_most':
      'The migration takes {gigabytes} of {storageGb} GB: decide what comes along and what stays on the PCs.',
    'warning.migration_stays_on_pcs':
      'Everybody uses a mail program: much of the {gigabytes} GB can stay on the PCs, and the plan would be smaller.',
    'warning.webmail_only': 'Nobody has a copy on a PC: the server is the only archive. The spare is worth more.',
    'warning.every_role_sends_bulk':
      'All {roles} role addresses send bulk mail: give that a subdomain of its own, to keep the reputation safe.',
    'warning.bulk_beyond_catalogue':
      '{messages} bulk messages a month are beyond the largest add-on ({largest}): several are added up.',
  },
} as const satisfies Record<Locale, Record<ReasonKey, string>>;

const NUMBERS = {
  es: new Intl.NumberFormat('es-AR', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 }),
} satisfies Record<Locale, Intl.NumberFormat>;

/** A reason as a sentence, its numbers written the way the language does. */
export function sentence(locale: Locale, reason: Reason): string {
  const params: Readonly<Record<string, number>> = reason.params;
  return SENTENCES[locale][reason.key].replace(/\{(\w+)\}/g, (_, name: string) => NUMBERS[locale].format(params[name] ?? 0));
}
