import type { Entry } from './entry.js';

/** Scores, lists, special cases and filters of a person. */
export const RULE_ERRORS = {
  'rules.value': { status: 422, es: 'Escriba qué buscar, en una sola línea.', en: 'Write what to look for, on one line.' },
  'rules.folder': {
    status: 422,
    es: 'Ese nombre de carpeta no sirve. Use letras y números, y «/» para una carpeta dentro de otra.',
    en: 'That folder name cannot be used. Use letters and digits, and “/” for a folder inside another.',
  },
  'rules.forward_not_allowed': {
    status: 403,
    es: 'Su empresa no permite reenviar desde esta casilla. Pídaselo a quien administra el correo.',
    en: 'Your company does not allow forwarding from this mailbox. Ask whoever administers its mail.',
  },
  'rules.forward_to_itself': {
    status: 422,
    es: 'Una casilla no puede reenviarse a sí misma.',
    en: 'A mailbox cannot forward to itself.',
  },
  'rules.nothing': { status: 422, es: 'Elija qué hacer con esos mensajes.', en: 'Choose what to do with those messages.' },
  'filters.both': {
    status: 422,
    es: '{entry} está a la vez entre los permitidos y entre los bloqueados. Quítelo de una de las dos listas.',
    en: '{entry} is both allowed and blocked. Take it off one of the two lists.',
  },
  'filters.order': {
    status: 422,
    es: 'El correo se rechazaría ({rejectAt} puntos) antes de ir a Correo no deseado ({junkAt} puntos). El rechazo debe ser igual o mayor.',
    en: 'Mail would be refused ({rejectAt} points) before it goes to Junk ({junkAt} points). The refusal has to be at least as high.',
  },
  'filters.quarantine_low': {
    status: 422,
    es: 'La cuarentena empezaría en {quarantineAt} puntos, antes que Correo no deseado ({junkAt}). Escriba {junkAt} o más en la cuarentena, o marque «Nunca».',
    en: 'Quarantine would begin at {quarantineAt} points, before Junk does ({junkAt}). Write {junkAt} or more for the quarantine, or choose “Never”.',
  },
  'filters.quarantine_high': {
    status: 422,
    es: 'Nada llegaría a la cuarentena ({quarantineAt} puntos), porque desde {rejectAt} se rechaza. Escriba {rejectAt} o menos en la cuarentena, o marque «Nunca».',
    en: 'Nothing would reach the quarantine ({quarantineAt} points), since mail is refused from {rejectAt}. Write {rejectAt} or less for the quarantine, or choose “Never”.',
  },
  'filters.too_many': {
    status: 422,
    es: 'Una lista admite hasta {max} remitentes.',
    en: 'A list takes up to {max} senders.',
  },
  'policy.refuse_and_forward': {
    status: 422,
    es: 'No puede rechazar lo que llega y además reenviarlo. Quite el reenvío, o deje que reciba.',
    en: 'It cannot refuse what arrives and forward it as well. Take the forwarding away, or let it receive.',
  },
  'policy.refuse_required_role': {
    status: 422,
    es: 'postmaster y abuse tienen que recibir correo en todo dominio (RFC 5321 y 2142). Puede reenviarlo a quien lo lea.',
    en: 'postmaster and abuse must receive mail in every domain (RFC 5321 and 2142). It can be forwarded to whoever reads it.',
  },
  'policy.forward_to_self': {
    status: 422,
    es: 'Se reenvía a sí misma. Quite su propia dirección; para conservar una copia está «Guardar también una copia».',
    en: 'It forwards to itself. Take its own address away; to keep a copy there is “Keep a copy too”.',
  },
  'policy.list_empty': {
    status: 422,
    es: 'La lista de destinos está vacía. Agregue al menos uno, o elija que no envíe a nadie.',
    en: 'The list of destinations is empty. Add at least one, or choose that it sends to nobody.',
  },
  'policy.refuse_and_vacation': {
    status: 422,
    es: 'No puede avisar una ausencia si rechaza lo que llega. Quite el aviso, o deje que reciba.',
    en: 'It cannot answer with an absence notice what it refuses. Take the notice away, or let it receive.',
  },
  'policy.vacation_without_sending': {
    status: 422,
    es: 'El aviso de ausencia es un correo, y esta casilla no envía a nadie. Quite el aviso, o deje que envíe.',
    en: 'An absence notice is mail, and this mailbox sends to nobody. Take the notice away, or let it send.',
  },
} as const satisfies Record<string, Entry>;
