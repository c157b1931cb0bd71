export const devices = {
  title: 'Datos para el programa de correo',
  note: 'Ya completos para esta casilla.',
  user: 'Usuario',
  password: 'Contraseña',
  passwordNote: 'la de la casilla, o mejor una contraseña de aplicación',
  incoming: 'Entrante',
  outgoing: 'Saliente',
  protocol: 'Protocolo',
  server: 'Servidor',
  port: 'Puerto',
  security: 'Seguridad',
  advice: 'Recomendado',
  exception: 'Excepción',
  securities: { tls: 'SSL/TLS', starttls: 'STARTTLS', none: 'Sin cifrado' },
  service: { imap: 'IMAP', pop3: 'POP3', submission: 'SMTP' },
  noPrograms: 'Esta casilla no admite programas: se usa por webmail.',
  guide: 'Paso a paso',
  program: 'Programa',
  print: 'Imprimir',
  sheetTitle: '{address} en {program}',
  noneWarning: 'Sin cifrado, cualquiera en la misma red puede leer la contraseña y los mensajes.',
  which: '¿IMAP o POP3?',
  whichText:
    'IMAP muestra lo mismo en la computadora y en el teléfono. POP3 baja el correo a un solo equipo, que guarda el historial largo.',
  assisted: '¿El programa pregunta otra cosa? Cada versión difiere: soporte ayuda en el momento, mirando la misma pantalla.',
  programs: {
    outlookNew: {
      name: 'Outlook (nuevo)',
      steps:
        'Abrir Configuración, Cuentas, Sus cuentas y elegir Agregar cuenta.\nEscribir {address} y continuar. Si ofrece elegir proveedor, tomar {incoming}.\nEscribir la contraseña y desplegar Mostrar más.\nServidor entrante {incoming}: {host}, puerto {incomingPort}, conexión segura {security}.\nServidor saliente SMTP: {host}, puerto {outgoingPort}, conexión segura {security}. Usuario SMTP: {address}.\nContinuar y esperar la confirmación.',
    },
    outlookClassic: {
      name: 'Outlook clásico (2016 a 2021)',
      steps:
        'Abrir Archivo, Agregar cuenta.\nEscribir {address}, desplegar Opciones avanzadas y marcar «Permitirme configurar mi cuenta manualmente». Conectar.\nElegir {incoming}.\nCorreo entrante: servidor {host}, puerto {incomingPort}, método de cifrado {security}.\nCorreo saliente: servidor {host}, puerto {outgoingPort}, método de cifrado {security}.\nSiguiente, escribir la contraseña y Conectar.\nSi el envío falla: Archivo, Configuración de la cuenta, Más configuraciones, Servidor de salida, y marcar «Mi servidor de salida requiere autenticación».',
    },
    thunderbird: {
      name: 'Thunderbird',
      steps:
        'Abrir el menú ≡, Cuenta nueva, Correo electrónico.\nEscribir el nombre completo y {address}. Continuar: Thunderbird encuentra la configuración solo.\nElegir {incoming}. Continuar, escribir la contraseña y Continuar.\nSi no la encuentra, o para usar otros valores: Editar configuración. Servidor entrante: {incoming}, {host}, puerto {incomingPort}, seguridad {security}, autenticación «Contraseña normal», usuario {address}. Continuar.\nServidor saliente: {host}, puerto {outgoingPort}, seguridad {security}, autenticación «Contraseña normal», usuario {address}. Probar y Continuar.',
    },
    appleMail: {
      name: 'Apple Mail (Mac)',
      steps:
        'Abrir Mail, Agregar cuenta, Otra cuenta de Mail.\nEscribir el nombre, {address} y la contraseña, e iniciar sesión.\nSi pide los servidores: tipo {incoming}, entrante {host}, saliente {host}, usuario {address}.\nEn Mail, Ajustes, Cuentas, Ajustes del servidor, desmarcar la gestión automática: entrante puerto {incomingPort}, saliente puerto {outgoingPort}, seguridad {security}.\nGuardar y enviarse un mensaje de prueba.',
    },
    iphone: {
      name: 'iPhone y iPad',
      steps:
        'Abrir Ajustes, Apps, Mail, Cuentas, Agregar cuenta, Otra, Agregar cuenta de correo.\nEscribir el nombre, {address}, la contraseña y una descripción. Siguiente.\nElegir {incoming}.\nServidor de correo entrante: {host}, usuario {address}, contraseña.\nServidor de correo saliente: {host}, usuario {address}, contraseña (aunque diga opcional). Siguiente.\nEn la cuenta, Avanzado: seguridad {security}, puerto {incomingPort}. En SMTP, servidor primario: seguridad {security}, puerto {outgoingPort}.',
    },
    android: {
      name: 'Android (Samsung Correo y otros)',
      steps:
        'Abrir Correo, agregar una cuenta y elegir Otra.\nEscribir {address} y la contraseña, y tocar Configuración manual.\nElegir {incoming}.\nEntrante: usuario {address}, servidor {host}, puerto {incomingPort}, seguridad {security}.\nSaliente: servidor {host}, puerto {outgoingPort}, seguridad {security}, pedir inicio de sesión con {address}.\nIniciar sesión y ponerle nombre a la cuenta.',
    },
    gmail: {
      name: 'App de Gmail',
      steps:
        'Abrir Gmail, tocar la foto de perfil, Agregar otra cuenta, Otra.\nEscribir {address} y tocar Configuración manual.\nElegir {incoming} y escribir la contraseña.\nServidor entrante: {host}, puerto {incomingPort}, tipo de seguridad {security}, usuario {address}.\nServidor saliente: {host}, puerto {outgoingPort}, tipo de seguridad {security}, usuario {address}.\nSiguiente hasta terminar.',
    },
  },
  ways: {
    title: 'Por dónde se entra',
    note: 'Cada cambio rige al instante en ambos servidores.',
    way: {
      imap: 'IMAP',
      pop3: 'POP3',
      submission: 'Envío (SMTP)',
      webmail: 'Webmail',
      cleartext: 'Permitir sin cifrado',
    },
    hint: {
      imap: 'Mismo correo en todos los equipos',
      pop3: 'Un solo equipo baja y guarda el correo',
      submission: 'Enviar desde programas y teléfonos',
      webmail: 'Desde el navegador',
      cleartext: 'Solo para equipos viejos que no conocen TLS',
    },
    closeTitle: 'Cerrar {way}',
    closeStops: 'Los programas y teléfonos que entran por ahí dejan de conectarse.',
    closeSessions: 'Las sesiones abiertas se cortan; las de otras vías vuelven solas.',
    closeUndo: 'Se puede abrir de nuevo en cualquier momento, sin volver a configurar nada.',
    closeAct: 'Cerrar esta vía',
    cleartextTitle: 'Permitir ingresos sin cifrado',
    cleartextRead:
      'La contraseña y los mensajes viajan a la vista: cualquiera en la misma red wifi, oficina u hotel puede leerlos y quedarse con la casilla.',
    cleartextOnly:
      'Vale para esta casilla sola, en los puertos 143, 110 y 587. Conviene una contraseña que no se use en ningún otro lugar.',
    cleartextAudit: 'Queda en la auditoría con su nombre. Conviene quitarlo apenas se renueve el equipo.',
    cleartextAct: 'Permitir de todos modos',
  },
  appPasswords: {
    title: 'Contraseñas de aplicación',
    note: 'Una por equipo: si se pierde un teléfono, se elimina la suya y nada más cambia.',
    empty: 'Todavía no hay ninguna.',
    add: 'Crear',
    create: 'Crear contraseña',
    name: 'Para qué equipo o programa',
    nameHint: 'Por ejemplo: Teléfono de Ana, Outlook de la oficina',
    current: 'Contraseña de la casilla, para confirmar',
    created: 'Creada <when></when>',
    lastUse: 'Último uso <when></when>, por {protocol} desde {address}',
    neverUsed: 'Todavía sin uso',
    createdTitle: 'Contraseña para {name}',
    once: 'Se muestra esta única vez: no queda guardada en ningún lugar donde leerla.',
    where: 'Se escribe en el programa en lugar de la contraseña de la casilla. No sirve para entrar a «Mi casilla».',
    kept: 'Ya la copié',
    deleteTitle: 'Eliminar la contraseña de {name}',
    deleteStops: 'El equipo o programa que la usa deja de entrar y de enviar al instante.',
    deleteSessions: 'Las demás conexiones de la casilla se cortan un momento y vuelven solas.',
    deleteUndo: 'No se puede recuperar; si hiciera falta, se crea otra.',
    deleted: 'Contraseña eliminada: {name}',
  },
};
