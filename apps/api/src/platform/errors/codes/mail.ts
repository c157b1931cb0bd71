import type { Entry } from './entry.js';

/** What mail does: queue, trace, quarantine, bounces, explorer. */
export const MAIL_ERRORS = {
  'certificate.acme_not_set': {
    status: 409,
    es: 'No hay una autoridad ACME configurada. Defina ACME_DIRECTORY y reinicie el proceso.',
    en: 'No ACME authority is configured. Set ACME_DIRECTORY and restart the process.',
  },
  'explorer.look_over': {
    status: 409,
    es: 'El permiso para mirar esta casilla terminó. Dé un motivo de nuevo.',
    en: 'The permission to look into this mailbox is over. Please give a reason again.',
  },
  'explorer.node_silent': {
    status: 503,
    es: 'Los servidores de correo no contestaron a tiempo. Intente de nuevo en un momento.',
    en: 'The mail servers did not answer in time. Please try again in a moment.',
  },
  'sending.day_below_hour': {
    status: 422,
    es: 'El límite por día no puede ser menor que el de una hora ({hour}).',
    en: 'The limit of a day cannot be lower than that of an hour ({hour}).',
  },
  'sending.limit_above_plan': {
    status: 409,
    es: 'El límite no puede pasar de lo que tiene la empresa: {hour} por hora y {day} por día.',
    en: 'The limit cannot go beyond what the company has: {hour} an hour and {day} a day.',
  },
  'quarantine.not_held': {
    status: 409,
    es: 'Ese mensaje ya no está en cuarentena.',
    en: 'That message is no longer in quarantine.',
  },
  'quarantine.node_away': {
    status: 503,
    es: 'Ningún servidor contesta en este momento. Vuelva a intentarlo en un minuto.',
    en: 'No server answers right now. Try again in a minute.',
  },
  'quarantine.link_used': {
    status: 410,
    es: 'Este enlace ya se usó o venció. El mensaje se puede buscar en la cuarentena de la casilla.',
    en: 'This link was used or has expired. The message can be found in the mailbox’s quarantine.',
  },
  'correction.empty': {
    status: 422,
    es: 'Esas palabras no dicen nada por sí solas: escriba seis letras o más que no sean una dirección ni un código.',
    en: 'Those words say nothing by themselves: write six letters or more that are neither an address nor a code.',
  },
  'correction.misses_sample': {
    status: 422,
    es: 'La respuesta de ejemplo no contiene todas esas palabras.',
    en: 'The sample reply does not hold all of those words.',
  },
  'correction.breaks': {
    status: 409,
    es: 'No se puede activar: {n} respuestas que hoy se leen bien quedarían mal. Use palabras más precisas.',
    en: 'It cannot go live: {n} replies that are read right today would be wrong. Use more precise words.',
  },
  'trace.query_short': { status: 422, es: 'Escriba al menos 3 caracteres.', en: 'Type at least 3 characters.' },
  'certificate.not_delivered': {
    status: 409,
    es: 'Todavía no hay una respuesta 250 para {recipient}: sin ella no hay constancia.',
    en: 'There is no 250 answer for {recipient} yet: without it there is no certificate.',
  },
  'queue.more_than_shown': {
    status: 409,
    es: 'Mientras tanto llegaron más mensajes: ahora son {now} y se mostraron {shown}. Revise de nuevo.',
    en: 'More messages came meanwhile: now there are {now} and {shown} were shown. Look again.',
  },
} as const satisfies Record<string, Entry>;
