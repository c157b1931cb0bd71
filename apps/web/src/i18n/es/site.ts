export const site = {
  headline: 'El correo de la empresa, siempre en pie',
  lead: 'Casillas corporativas sobre dos servidores que se relevan: si uno falla, el otro recibe, entrega y muestra el mismo correo en segundos.',
  firstQuestionTitle: 'El plan exacto, en unas pocas preguntas',
  firstQuestionNote: 'Sin registro. Cada respuesta se guarda y el cálculo se muestra número por número.',
  begin: 'Continuar',
  points: {
    relay: {
      title: 'SMTP duplicado de repuesto',
      text: 'Un segundo servidor con las mismas casillas y contraseñas, listo antes de hacer falta. El cambio es un botón, y se puede volver.',
    },
    control: {
      title: 'Centro SMTP',
      text: '¿Llegó? ¿Dónde está detenido? ¿Por qué rebotó? Cada mensaje con su camino entero, hasta el 250 del destino.',
    },
    care: {
      title: 'Ayuda de personas',
      text: 'Por WhatsApp, teléfono y correo, mirando la misma pantalla. La migración y la puesta en marcha van acompañadas.',
    },
  },
  pairWorld: 'El mundo',
  pairPrimary: 'mx1 · principal',
  pairStandby: 'mx2 · repuesto',
  pairCompany: 'La empresa',
  pairSync: 'en sincronía',
  pairCaption:
    'Ambos servidores están siempre publicados; el repuesto tiene el mismo contenido con menos de un segundo de diferencia.',
  statusTitle: 'Estado del servicio',
  statusPurpose: 'Lo que cada servidor de correo responde en este momento.',
  statusAllGood: 'Todo funciona',
  statusSomeBad: 'Hay servidores con problemas',
  statusNodes: '{online, number} de {total, number} servidores de correo en línea',
  statusUnknown: 'El control no responde en este momento. El correo no depende de él y sigue funcionando.',
};
