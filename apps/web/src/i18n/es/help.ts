export const help = {
  title: 'Ayuda',
  purpose: 'Personas primero: por WhatsApp, teléfono o correo, en el momento y mirando la misma pantalla.',
  contactTitle: 'Hablar con soporte',
  contactText: 'Para la computadora de una persona también ayudamos por escritorio remoto.',
  manual: {
    title: 'Manual',
    purpose: 'Qué significa cada cosa, con las mismas palabras que el signo de pregunta a su lado.',
    contents: 'Contenido',
    open: 'Abrir',
    back: 'Ayuda',
    read: 'Leer el manual',
  },
  guidesTitle: 'Guías paso a paso',
  guides: {
    first: {
      title: 'Los primeros días',
      text: 'Crear las casillas, entregar las contraseñas y apuntar el dominio, sin cortar el correo.',
      steps: {
        a: 'Crear o importar las casillas. Todavía nadie nota nada: el dominio sigue donde estaba.',
        b: 'Entregar cada contraseña por su enlace de un solo uso.',
        c: 'Configurar los programas con los datos de la pestaña Dispositivos.',
        d: 'Bajar el TTL un día antes, publicar los registros y verificar.',
      },
    },
    arrived: {
      title: '¿Llegó un mensaje?',
      text: 'La respuesta del servidor de destino, letra por letra.',
      steps: {
        a: 'Abrir Centro SMTP, pestaña Seguimiento, y escribir la dirección de quien envía o recibe.',
        b: 'Elegir el mensaje: cada paso muestra qué servidor lo hizo y qué le respondieron.',
        c: 'Un 250 del destino prueba que lo aceptó. Un 4xx se reintenta solo; un 5xx es definitivo.',
      },
    },
    device: {
      title: 'Configurar un equipo',
      text: 'Outlook, Thunderbird, Apple Mail, iPhone o Android.',
      steps: {
        a: 'Abrir la casilla y la pestaña Dispositivos.',
        b: 'Usuario: la dirección completa. Contraseña: la de la casilla.',
        c: 'Preferir SSL/TLS: IMAP 993 y SMTP 465.',
      },
    },
    failure: {
      title: 'Si un servidor falla',
      text: 'El repuesto tiene las mismas casillas, contraseñas y mensajes.',
      steps: {
        a: 'Abrir Continuidad: ahí se ve cuál atiende y cómo está el otro.',
        b: 'Pasar al repuesto con el botón. Los programas reconectan solos.',
        c: 'Cuando el principal esté al día, volver con el mismo botón.',
      },
    },
  },
  open: 'Abrir',
};
