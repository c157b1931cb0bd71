export const bulk = {
  title: 'Envíos masivos',
  purpose: 'Qué pasó con cada boletín y cada tanda de facturas: a cuántos llegó, cuántos esperan, cuántos volvieron y por qué.',
  period: 'Período',
  days: 'Últimos {n, number} días',
  list: 'Envíos',
  listNote:
    'Un envío reúne los mensajes de un remitente con la misma lista o el mismo asunto, sin contar números ni direcciones, mientras no haya una pausa de doce horas.',
  number: '{n, number}',
  many: 'Muchos asuntos distintos',
  empty: 'No hubo envíos masivos en este período',
  emptyText:
    'Aquí aparece lo que escriben las casillas que envían por la vía de envíos masivos. Se elige en cada casilla, en «Envíos hacia afuera».',
  toMailboxes: 'Ir a las casillas',
  complaints:
    'Cuántas personas marcaron un mensaje como spam no lo dice el registro: cada proveedor lo muestra a quien demuestra que el dominio es suyo, por ejemplo Google en Postmaster Tools. Aquí se ven los rebotes por spam, que suelen llegar después de esas quejas.',
  columns: {
    send: 'Envío',
    recipients: 'Destinatarios',
    delivered: 'Entregado',
    waiting: 'En espera',
    deferred: 'Con demora',
    bounced: 'Rebotados',
    classes: 'Por qué volvieron',
    check: 'Baja',
  },
  check: {
    title: 'La baja en un clic',
    note: 'Gmail y Yahoo la piden a quien envía boletines en cantidad. Nada se detiene por esto: el aviso es para corregirlo a tiempo.',
    fine: 'En un clic',
    some: '{n, number} de {messages, number} mensajes',
    withoutUnsubscribe: {
      short: 'Sin baja',
      title: 'Hay mensajes sin forma de darse de baja',
      what: 'Les falta la cabecera List-Unsubscribe. Quien no encuentra la baja marca spam, y eso perjudica también a los próximos envíos. Pida a quien maneja el programa de envíos que agregue estas dos líneas a cada boletín. Las facturas y los avisos que alguien pidió no las necesitan.',
    },
    withoutOneClick: {
      short: 'No en un clic',
      title: 'Hay mensajes con baja, pero no en un clic',
      what: 'Ofrecen la baja por correo o en una página, y falta el botón que Gmail y Yahoo muestran junto al remitente. Hacen falta una dirección https que dé de baja sin más preguntas y la segunda línea, escrita exactamente así.',
    },
    unsigned: {
      short: 'Sin firma',
      title: 'Hay mensajes sin firma DKIM',
      what: 'Sin la firma del dominio, Gmail y Yahoo no toman en cuenta la baja en un clic y desconfían del mensaje. Suele pasar cuando el dominio del remitente todavía no tiene la firma activa: revise la página Dominio.',
    },
  },
};
