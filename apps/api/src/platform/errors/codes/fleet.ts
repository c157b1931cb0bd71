import type { Entry } from './entry.js';

/** Nodes, their agents, and the switch between them. */
export const FLEET_ERRORS = {
  'fleet.full': {
    status: 503,
    es: 'En este momento no hay un servidor con lugar suficiente. Ya avisamos a nuestro equipo; lo llamamos hoy.',
    en: 'No server has enough room right now. Our team has been told and will call you today.',
  },
  'node.address_taken': {
    status: 409,
    es: 'La dirección {address} ya la usa {node}. El correo masivo necesita una propia, para no gastar la confianza de la otra.',
    en: 'The address {address} is in use by {node}. Bulk mail needs one of its own, so as not to spend the trust of the other.',
  },
  'switchover.running': { status: 409, es: 'Ya hay una conmutación en curso.', en: 'A switchover is in progress already.' },
  'switchover.already_there': {
    status: 409,
    es: 'El correo ya se atiende desde ese servidor.',
    en: 'Mail is served from that server already.',
  },
  'switchover.not_ready': {
    status: 409,
    es: 'El servidor de destino no está listo: {why}. Para conmutar de todos modos, confírmelo.',
    en: 'The target server is not ready: {why}. Confirm to switch anyway.',
  },
  'agent.refused': { status: 401, es: 'Credencial de agente rechazada.', en: 'Agent credential refused.' },
  'agent.protocol': {
    status: 426,
    es: 'Versión de protocolo no admitida.',
    en: 'Protocol version not supported; update the agent.',
  },
  'agent.position': {
    status: 409,
    es: 'La posición no coincide: seguir desde {position}.',
    en: 'Position mismatch: go on from {position}.',
  },
  'agent.foreign_report': {
    status: 403,
    es: 'El informe nombra lo que no es de este par.',
    en: 'The report names what is not of this pair.',
  },
} as const satisfies Record<string, Entry>;
