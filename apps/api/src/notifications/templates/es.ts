import type { Language, TemplateData } from './catalogue.js';

const ROLES: Record<TemplateData<'invitation'>['role'], string> = {
  owner: 'Titular',
  admin: 'Administración',
  technical: 'Contacto técnico',
  billing: 'Facturación',
  viewer: 'Consulta',
};
const FACTORS: Record<TemplateData<'factor_changed'>['what'], readonly [subject: string, sentence: string]> = {
  totp_on: ['Se activó la verificación en dos pasos', 'Desde ahora, además de la contraseña se pide un código de la aplicación.'],
  totp_off: ['Se desactivó la verificación en dos pasos', 'Desde ahora alcanza con la contraseña para ingresar.'],
  recovery_codes: ['Se generaron códigos de recuperación nuevos', 'Los códigos anteriores ya no sirven.'],
  recovery_code_used: ['Se usó un código de recuperación', 'Alguien ingresó a su cuenta con uno de sus códigos de recuperación.'],
  passkey_added: ['Se agregó una llave de acceso', 'Con ella se puede ingresar sin contraseña.'],
  passkey_removed: ['Se quitó una llave de acceso', 'Esa llave ya no permite ingresar.'],
};
// More are not read in an e-mail; the bin shows all of them.
const SHOWN = 20;
const when = (at: string) =>
  `${new Intl.DateTimeFormat('es', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(at))} (UTC)`;
const where = (at: string, address: string | null) => [
  ['Cuándo', when(at)] as const,
  ...(address ? [['Desde', address] as const] : []),
];
const NOT_ME = 'Si no fue usted, cambie la contraseña ahora mismo y cierre las demás sesiones; si no puede ingresar, llámenos.';

const HOLD_RULES: Record<TemplateData<'containment'>['rule'], (seen: number, from: number) => string> = {
  strangers: (seen) => `${seen} destinatarios en diez minutos a los que nadie de la empresa había escrito nunca`,
  strangers_new_network: (seen) =>
    `${seen} destinatarios desconocidos en diez minutos, desde una red por la que nunca había ingresado`,
  rate: (seen) => `${seen} destinatarios en una hora, muy por encima de su costumbre`,
  bounces: (seen) => `el correo de la última hora a ${seen} destinatarios volvió porque no existen o por spam`,
};
const WHOSE: Record<TemplateData<'near_sending_limit'>['scope'], (who: string) => string> = {
  mailbox: (who) => `La casilla ${who}`,
  domain: (who) => `El dominio ${who}`,
  tenant: (who) => who,
};
const PERIODS: Record<TemplateData<'near_sending_limit'>['period'], string> = { hour: 'esta hora', day: 'el día de hoy' };

const BOUNCES: Readonly<Record<string, string>> = {
  invalid_address: 'dirección inválida',
  mailbox_full: 'casilla llena',
  spam: 'spam',
  dns_or_domain: 'DNS o dominio',
  unknown: 'no disponible',
};
const number = (n: number) => n.toLocaleString('es');
const day = (date: string) =>
  new Intl.DateTimeFormat('es', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(date));
const figure = (n: number, change: number | null) =>
  change === null || change === 0
    ? number(n)
    : `${number(n)} (${Math.abs(change)} % ${change > 0 ? 'más' : 'menos'} que la semana anterior)`;

export const es: Language = {
  letters: {
    welcome: ({ name, company, url }) => ({
      subject: `${company} ya tiene su correo en marcha`,
      heading: `Le damos la bienvenida, ${name}`,
      paragraphs: [
        `Creamos el espacio de ${company}. Desde el portal puede dar de alta las casillas, entregar las contraseñas y seguir, paso a paso, el plan para mudar el dominio sin perder ningún mensaje.`,
      ],
      action: { label: 'Abrir el portal', url },
    }),
    invitation: ({ company, inviter, role, url, expiresAt }) => ({
      subject: `Invitación para administrar el correo de ${company}`,
      heading: `Su acceso al correo de ${company}`,
      paragraphs: [
        inviter
          ? `${inviter} le da acceso al portal desde donde se administra el correo de ${company}.`
          : `Le damos acceso al portal desde donde se administra el correo de ${company}.`,
        'Con este botón elige su contraseña y entra. El enlace es personal: no lo reenvíe.',
      ],
      facts: [
        ['Función', ROLES[role]],
        ['Vence', when(expiresAt)],
      ],
      action: { label: 'Aceptar la invitación', url },
      note: 'Si no esperaba esta invitación, puede ignorar el mensaje: sin su aceptación no se crea nada.',
    }),
    password_reset: ({ name, url, minutes }) => ({
      subject: 'Para elegir una contraseña nueva',
      heading: 'Contraseña nueva',
      paragraphs: [
        `Hola, ${name}. Alguien, probablemente usted, pidió una contraseña nueva para ingresar con esta dirección.`,
        `El enlace sirve una sola vez y vence en ${minutes} minutos.`,
      ],
      action: { label: 'Elegir la contraseña', url },
      note: 'Si no la pidió, no hace falta hacer nada: la contraseña actual sigue valiendo.',
    }),
    password_changed: ({ name, at, address, url }) => ({
      subject: 'Su contraseña cambió',
      heading: 'La contraseña cambió',
      paragraphs: [`Hola, ${name}. La contraseña de su cuenta acaba de cambiar y las demás sesiones se cerraron.`],
      facts: where(at, address),
      action: { label: 'Revisar la seguridad de mi cuenta', url },
      note: NOT_ME,
    }),
    new_sign_in: ({ name, at, address, device, url }) => ({
      subject: 'Ingreso desde un dispositivo nuevo',
      heading: 'Un ingreso desde un dispositivo nuevo',
      paragraphs: [`Hola, ${name}. Alguien ingresó a su cuenta desde un dispositivo que no habíamos visto.`],
      facts: [...where(at, address), ...(device ? [['Dispositivo', device] as const] : [])],
      action: { label: 'Ver mis sesiones', url },
      note: `Si fue usted, no hace falta hacer nada. ${NOT_ME}`,
    }),
    factor_changed: ({ name, what, at, address, url }) => ({
      subject: FACTORS[what][0],
      heading: FACTORS[what][0],
      paragraphs: [`Hola, ${name}. ${FACTORS[what][1]}`],
      facts: where(at, address),
      action: { label: 'Revisar la seguridad de mi cuenta', url },
      note: NOT_ME,
    }),
    mailbox_looked_into: ({ mailbox, who, why, at, url }) => ({
      subject: `Miraron dentro de ${mailbox}`,
      heading: 'Alguien miró dentro de su casilla',
      paragraphs: [
        `${who}, con permiso para hacerlo, abrió ${mailbox} durante media hora como máximo. No puede responder ni borrar nada.`,
      ],
      facts: [...where(at, null), ['Motivo', why]],
      action: { label: 'Ver quién miró mi casilla', url },
      note: 'Si no esperaba esta visita, pregunte al titular de la cuenta de su empresa.',
    }),
    containment: ({ name, mailbox, rule, seen, from, client, at, url }) => ({
      subject: `Retuvimos los salientes de ${mailbox}`,
      heading: 'Correo saliente retenido',
      paragraphs: [
        `Hola, ${name}. ${mailbox} empezó a enviar de una manera que no es la suya: ${HOLD_RULES[rule](seen, from)}.`,
        'Su correo hacia afuera espera en la cola y no se pierde; el correo dentro de la empresa sigue, y la casilla sigue recibiendo. Cerramos las sesiones abiertas.',
        'La página le guía: ver qué se envió, eliminar o liberar lo que espera, cambiar la contraseña y dejar que vuelva a salir.',
      ],
      facts: where(at, client),
      action: { label: 'Ver qué pasó', url },
      note: 'Si fue un envío de ustedes, allí mismo lo libera: no se perdió nada.',
    }),
    near_sending_limit: ({ name, scope, who, period, used, limit, url }) => ({
      subject: `${who} está cerca de su límite de envíos`,
      heading: 'Cerca del límite de envíos',
      paragraphs: [
        `Hola, ${name}. ${WHOSE[scope](who)} escribió a ${used} destinatarios de afuera de la empresa en ${PERIODS[period]}, de un máximo de ${limit}.`,
        'Al llegar al límite, los programas reciben el aviso de intentar más tarde: no se pierde nada, pero espera.',
        'Para boletines y para facturas de a cientos hay una vía propia de envíos masivos.',
      ],
      action: { label: 'Ver límites y uso', url },
    }),
    mailbox_filling: ({ mailbox, percent, usedMb, quotaMb, url }) => ({
      subject: percent >= 95 ? 'Su casilla está casi llena' : `Su casilla usa el ${percent} % de su espacio`,
      heading: percent >= 95 ? 'Queda muy poco espacio' : 'Su casilla se está llenando',
      paragraphs: [
        percent >= 95
          ? `${mailbox} está por quedarse sin espacio. Cuando se llene, los mensajes nuevos se devuelven a quien los envió.`
          : `Conviene hacer lugar en ${mailbox} antes de que se llene: con la casilla llena, los mensajes nuevos se devuelven a quien los envió.`,
        'Lo que más espacio libera: vaciar Papelera y Correo no deseado, y borrar de Enviados los mensajes con archivos grandes.',
      ],
      facts: [
        ['Usado', `${number(usedMb)} MB (${percent} %)`],
        ['Espacio de la casilla', `${number(quotaMb)} MB`],
      ],
      action: { label: 'Abrir mi casilla', url },
      note: 'Si necesita más espacio, pídalo a quien administra el correo de su empresa: también ve este aviso.',
    }),
    mailboxes_purged_soon: ({ name, company, addresses, at, url }) => ({
      subject:
        addresses.length === 1
          ? `El correo de ${addresses[0]} se borra pronto`
          : `El correo de ${addresses.length} casillas se borra pronto`,
      heading: 'Casillas que se borran para siempre',
      paragraphs: [
        `Hola, ${name}. Estas casillas de ${company} están en la papelera y sus treinta días terminan. Todo su correo se borra de los servidores y no se puede recuperar. La primera, el ${when(at)}.`,
        addresses.slice(0, SHOWN).join(', ') + (addresses.length > SHOWN ? ` y ${addresses.length - SHOWN} más` : ''),
      ],
      action: { label: 'Ver la papelera', url },
      note: 'Si alguna hace falta, restáurela desde la papelera. Si no, no tiene que hacer nada.',
    }),
    quarantine_digest: ({ address, total, messages, url }) => ({
      subject: total === 1 ? 'Un mensaje espera en su cuarentena' : `${total} mensajes esperan en su cuarentena`,
      heading: 'Su cuarentena',
      paragraphs: [
        `Esto llegó para ${address} y parece correo no deseado, así que no entró en la bandeja. Si espera alguno, déjelo pasar; lo demás se borra solo a los 30 días.`,
        ...(total > messages.length ? [`Aquí están los ${messages.length} más recientes de ${total}.`] : []),
      ],
      items: messages.map((message) => ({
        title: message.subject || '(sin asunto)',
        lines: [message.author || '(sin remitente)', when(message.at)],
        label: 'Dejar pasar',
        url: message.url,
      })),
      action: { label: 'Ver toda la cuarentena', url },
      note: 'Cada enlace deja pasar un solo mensaje, una sola vez, durante siete días. No reenvíe este correo.',
    }),
    weekly_summary: (week) => ({
      subject: `El correo de ${week.company}, semana del ${day(week.from)}`,
      heading: `Semana del ${day(week.from)} al ${day(week.to)}`,
      paragraphs: [`Hola, ${week.name}. Esto hizo el correo de ${week.company}.`],
      facts: [
        ['Enviados', figure(week.sent, week.sentChange)],
        ['Recibidos', figure(week.received, week.receivedChange)],
        ['Rebotados', number(week.bounced)],
        ['Rechazados al entrar', number(week.rejected)],
        ...(week.topSenders.length > 0
          ? [['Quiénes más enviaron', week.topSenders.map(({ key, n }) => `${key} (${number(n)})`).join(', ')] as const]
          : []),
        ...(week.bounceClasses.length > 0
          ? [
              [
                'Por qué rebotó',
                week.bounceClasses.map(({ key, n }) => `${BOUNCES[key] ?? key} (${number(n)})`).join(', '),
              ] as const,
            ]
          : []),
      ],
      action: { label: 'Ver la actividad', url: week.url },
      note: `Llega los lunes. Para dejar de recibirlo: ${week.settingsUrl}`,
    }),
    acting_started: ({ name, company, staff, reason, endsAt, url }) => ({
      subject: `Nuestro equipo entró al espacio de ${company}`,
      heading: 'Entramos para ayudarle',
      paragraphs: [
        `Hola, ${name}. ${staff}, de nuestro equipo, acaba de entrar al espacio de ${company}. Todo lo que haga queda escrito en el registro de auditoría, con su nombre.`,
      ],
      facts: [
        ['Motivo', reason],
        ['Termina', when(endsAt)],
      ],
      action: { label: 'Ver el registro', url },
      note: 'Si no esperaba esta visita, llámenos.',
    }),
  },
  foot: (name) => ({
    why: `${name} escribe este mensaje de forma automática; las respuestas a esta dirección no se leen.`,
    help: '¿Alguna duda? Le responde una persona:',
    orLink: 'Si el botón no abre, copie esta dirección en el navegador:',
  }),
};
