export const protection = {
  title: 'Protección',
  purpose: 'Cinco niveles contra el correo no deseado y los virus: qué hace cada uno y qué detuvo esta semana.',
  stopped:
    '{count, plural, =0 {Nada detenido esta semana} one {# mensaje detenido esta semana} other {# mensajes detenidos esta semana}}',
  level: 'Nivel {n}',
  always: 'Siempre activo',
  ours: 'Lo define Relevo',
  yours: 'Lo define usted',
  onTheirPc: 'En cada equipo',
  levels: {
    connection: {
      name: 'Conexión',
      what: 'El servidor puede consultar listas públicas de remitentes dañinos y demorar a los desconocidos. Lo configura nuestro equipo.',
    },
    sender: {
      name: 'Autenticidad del remitente',
      what: 'Se comprueba con SPF, DKIM, DMARC y ARC que el correo viene de quien dice. Lo que su dominio de origen pide rechazar se rechaza; lo falsificado va a Correo no deseado.',
    },
    content: {
      name: 'Contenido',
      what: 'Cada mensaje que entra o sale se revisa en busca de virus y recibe un puntaje. Los virus nunca se entregan.',
    },
    rules: { name: 'Reglas de su empresa', what: 'Puntajes y listas de remitentes, para todo el dominio o para una casilla.' },
    computer: {
      name: 'La computadora de cada persona',
      what: 'Un antivirus al día y un sistema actualizado detienen lo que llega por otros caminos.',
    },
  },
  reasons: {
    greylisted: 'Demorados para que el remitente insista',
    dmarc: 'Remitente falsificado',
    virus: 'Virus',
    spam: 'Correo no deseado',
    testPattern: 'Mensajes de prueba',
    denied: 'Remitentes bloqueados',
  },
  rulesTitle: 'Reglas para {name}',
  rulesNote: 'Valen para todas las casillas del dominio. Lo que una casilla define para sí tiene prioridad.',
  junkAt: 'A Correo no deseado desde',
  rejectAt: 'Rechazar desde',
  points: 'puntos',
  pointsHint: 'Vacío: {n} puntos',
  scoreHelpTitle: 'Qué es el puntaje',
  scoreHelp: 'Cada indicio suma puntos y cada buena señal resta. Un mensaje normal queda cerca de cero.',
  allow: 'Remitentes de confianza',
  allowHint:
    'Uno por línea: una dirección o un dominio. Nunca van a Correo no deseado, salvo que traigan un virus o el remitente sea falso.',
  deny: 'Remitentes bloqueados',
  denyHint: 'Uno por línea: una dirección o un dominio. Su correo se rechaza con un aviso claro para quien escribe.',
  save: 'Guardar reglas',
  saved: 'Reglas guardadas. Rigen en ambos servidores en segundos.',
  ownRules:
    '{count, plural, =0 {Ninguna casilla tiene reglas propias.} one {# casilla tiene reglas propias.} other {# casillas tienen reglas propias.}}',
};
