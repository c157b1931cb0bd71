import type { Entry } from './entry.js';

/** Any request, whatever it asks for. */
export const REQUEST_ERRORS = {
  'request.invalid': { status: 400, es: 'Hay datos que corregir: {fields}.', en: 'Some data needs correcting: {fields}.' },
  'request.not_json': { status: 400, es: 'El cuerpo no es JSON válido.', en: 'The body is not valid JSON.' },
  'request.too_large': {
    status: 413,
    es: 'El envío supera el máximo de {limit}.',
    en: 'The request is larger than the limit of {limit}.',
  },
  'request.idempotency_conflict': {
    status: 422,
    es: 'Esta Idempotency-Key ya se usó con otros datos. Use una clave nueva.',
    en: 'This Idempotency-Key was used with other data. Use a new key.',
  },
  'request.idempotency_running': {
    status: 409,
    es: 'El mismo pedido está en curso. Espere unos segundos.',
    en: 'The same request is in progress. Wait a few seconds.',
  },
  'request.origin': { status: 403, es: 'El pedido no viene de este sitio.', en: 'The request does not come from this site.' },
  'request.bad_cursor': {
    status: 400,
    es: 'La página pedida ya no existe. Empiece desde el principio.',
    en: 'That page no longer exists. Start from the beginning.',
  },
  'request.too_many': {
    status: 429,
    es: 'Demasiados intentos. Vuelva a intentarlo dentro de {minutes} min.',
    en: 'Too many attempts. Try again in {minutes} min.',
  },
  // The same answer for what is forbidden and for what does not exist: neither tells the other apart.
  'resource.not_found': {
    status: 404,
    es: 'No existe o no está a su alcance.',
    en: 'It does not exist or is out of your reach.',
  },
  'version.conflict': {
    status: 409,
    es: 'Otra persona lo cambió mientras se editaba. Revise la versión actual y vuelva a intentarlo; no se sobrescribió nada.',
    en: 'Someone else changed it while you were editing. Review the current version and try again; nothing was overwritten.',
  },
  'change.superseded': {
    status: 409,
    es: 'Un cambio posterior ya modificó lo mismo. Deshaga primero aquel, o corrija los datos a mano.',
    en: 'A later change has altered the same again. Undo that one first, or correct the settings by hand.',
  },
  internal: {
    status: 500,
    es: 'Algo falló de nuestro lado. Ya quedó registrado; vuelva a intentarlo.',
    en: 'Something failed on our side. It has been recorded; try again.',
  },
} as const satisfies Record<string, Entry>;
