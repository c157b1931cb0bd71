export const impersonation = {
  label: 'Actuando por una empresa',
  acting: '{who} actúa por {company}, en lugar de {as}.',
  why: 'Motivo: {reason}',
  left: 'quedan {time}',
  end: 'Dejar de actuar',
  start: 'Actuar por la empresa',
  startNamed: 'Actuar por {company}',
  reason: 'Motivo',
  reasonHint: 'Lo lee el titular de la empresa en su auditoría.',
  consequence: {
    time: 'Dura 30 minutos y termina sola.',
    trace: 'Cada acción queda en la auditoría de la empresa con su nombre y el motivo.',
    limits: 'No se pueden ver secretos ni cambiar contraseñas, personas o claves.',
  },
};
