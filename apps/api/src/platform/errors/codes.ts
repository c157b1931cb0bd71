/** Words of ours come in both languages, so that a sentence has them in its own. */
export type Params = Record<string, string | number | Readonly<Record<Locale, string>>>;
interface Entry {
  readonly status: number;
  readonly es: string;
  readonly en: string;
}

/** Every error that a caller can meet: status, and the sentence in both languages. `{name}` takes a parameter. */
export const ERRORS = {
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
  'auth.wrong': {
    status: 401,
    es: 'La dirección o la contraseña no coinciden.',
    en: 'The address and the password do not match.',
  },
  'auth.wrong_code': {
    status: 401,
    es: 'Ese código no es válido o ya se usó. Espere el siguiente.',
    en: 'That code is not valid or was used already. Wait for the next one.',
  },
  'auth.start_again': {
    status: 401,
    es: 'El ingreso quedó a medias demasiado tiempo. Empiece de nuevo.',
    en: 'This sign-in took too long. Start again.',
  },
  'auth.wrong_password': {
    status: 403,
    es: 'La contraseña actual no coincide.',
    en: 'The current password does not match.',
  },
  'certificate.acme_not_set': {
    status: 409,
    es: 'No hay una autoridad ACME configurada. Defina ACME_DIRECTORY y reinicie el proceso.',
    en: 'No ACME authority is configured. Set ACME_DIRECTORY and restart the process.',
  },
  'retention.preview_first': {
    status: 409,
    es: 'Calcule antes qué se retiraría con estos valores. El cálculo vale por un día.',
    en: 'First calculate what would be removed with these settings. The calculation counts for a day.',
  },
  'webmail.off': {
    status: 409,
    es: 'Esta casilla no usa el webmail. Lo habilita quien administra el correo de su empresa.',
    en: 'This mailbox does not use the webmail. Whoever manages your company’s mail can turn it on.',
  },
  'webmail.ticket_gone': {
    status: 403,
    es: 'Este ingreso ya se usó o venció. Vuelva a «Mi casilla» y abra el webmail de nuevo.',
    en: 'This way in was used or has expired. Go back to “My mailbox” and open the webmail again.',
  },
  'auth.second_factor_required': {
    status: 403,
    es: 'El equipo de la plataforma ingresa con verificación en dos pasos. Actívela en Mi perfil y seguridad.',
    en: 'Platform staff sign in with two-step verification. Turn it on in My profile and security.',
  },
  'auth.second_factor_kept': {
    status: 409,
    es: 'Quien trabaja en la plataforma no puede quedarse sin verificación en dos pasos.',
    en: 'Platform staff cannot go without two-step verification.',
  },
  'passkey.refused': {
    status: 422,
    es: 'No se pudo usar esa llave de acceso. Inténtelo de nuevo o ingrese con la contraseña.',
    en: 'That passkey could not be used. Try again or sign in with the password.',
  },
  'access_link.gone': {
    status: 410,
    es: 'Este enlace ya se usó, venció o fue reemplazado por uno más nuevo.',
    en: 'This link was used, has expired or was replaced by a newer one.',
  },
  'member.last_owner': {
    status: 409,
    es: 'La empresa no puede quedarse sin titular. Nombre antes a otra persona.',
    en: 'The company cannot be left without an owner. Name another person first.',
  },
  'member.only_owner': {
    status: 403,
    es: 'Solo un titular puede nombrar, cambiar o quitar a otro titular.',
    en: 'Only an owner can name, change or remove another owner.',
  },
  'member.exists': {
    status: 409,
    es: 'Esa persona ya tiene acceso a la empresa.',
    en: 'That person has access to the company already.',
  },
  'auth.required': { status: 401, es: 'Ingrese para continuar.', en: 'Sign in to continue.' },
  'key.refused': {
    status: 401,
    es: 'La clave de API no existe, venció o fue revocada. Cree otra en «Equipo y acceso».',
    en: 'The API key does not exist, has expired or was revoked. Create another under "Team and access".',
  },
  'key.beyond_maker': {
    status: 422,
    es: 'Una clave no puede hacer más que quien la crea: le falta «{permission}».',
    en: 'A key cannot do more than who creates it: you lack "{permission}".',
  },
  'key.too_many': {
    status: 409,
    es: 'Ya hay {limit} claves activas. Revoque las que no se usan.',
    en: 'There are {limit} active keys already. Revoke the ones that are not in use.',
  },
  'impersonation.running': {
    status: 409,
    es: 'Mientras actúa por una empresa no se cambian accesos. Primero deje de actuar por ella.',
    en: 'While acting for a company no sign-in can be changed. Stop acting for it first.',
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
  'assessment.already_accepted': {
    status: 409,
    es: 'Esta propuesta ya fue aceptada.',
    en: 'This quote has already been accepted.',
  },
  'assessment.incomplete': { status: 422, es: 'Faltan respuestas: {missing}.', en: 'Some answers are missing: {missing}.' },
  'assessment.plan_unknown': { status: 422, es: 'Ese plan no está en el catálogo.', en: 'That plan is not in the catalogue.' },
  'assessment.plan_too_small': {
    status: 422,
    es: 'Ese plan admite {limit} casillas y hoy necesita {needed}.',
    en: 'That plan holds {limit} mailboxes and you need {needed} today.',
  },
  'assumption.out_of_range': {
    status: 422,
    es: 'El valor debe estar entre {min} y {max}.',
    en: 'The value must be between {min} and {max}.',
  },
  'user.email_taken': {
    status: 409,
    es: 'No se pudo crear el acceso con ese correo. Si ya es cliente, ingrese primero.',
    en: 'The sign-in could not be created with that address. If you are a customer already, sign in first.',
  },
  'fleet.full': {
    status: 503,
    es: 'En este momento no hay un servidor con lugar suficiente. Ya avisamos a nuestro equipo; lo llamamos hoy.',
    en: 'No server has enough room right now. Our team has been told and will call you today.',
  },
  'domain.taken': { status: 409, es: 'El dominio {domain} ya está en Relevo.', en: 'The domain {domain} is already on Relevo.' },
  'domain.invalid': { status: 422, es: '«{domain}» no es un dominio válido.', en: '"{domain}" is not a valid domain.' },
  'domain.not_yours': {
    status: 422,
    es: 'El dominio {domain} no es de esta empresa.',
    en: 'The domain {domain} does not belong to this company.',
  },
  'address.invalid': { status: 422, es: '«{address}» no es una dirección válida.', en: '"{address}" is not a valid address.' },
  'address.taken': { status: 409, es: 'La dirección {address} ya existe.', en: 'The address {address} already exists.' },
  'address.circle': {
    status: 422,
    es: 'El correo daría vueltas sin llegar a nadie: {trail}.',
    en: 'Mail would go round in a circle: {trail}.',
  },
  'group.name_taken': {
    status: 409,
    es: 'Ya hay un grupo con el nombre «{name}».',
    en: 'There is a group named "{name}" already.',
  },
  'group.gone': {
    status: 409,
    es: 'El grupo en el que estaba ya no existe. Recupérelo primero, o elija otro.',
    en: 'The group that it was in is gone. Bring it back first, or choose another.',
  },
  'mailbox.unknown': {
    status: 422,
    es: '{address} no es una casilla de esta empresa.',
    en: '{address} is not a mailbox of this company.',
  },
  'explorer.look_over': {
    status: 409,
    es: 'El permiso para mirar esta casilla terminó. Dé un motivo de nuevo.',
    en: 'The permission to look into this mailbox is over. Please give a reason again.',
  },
  'explorer.node_silent': {
    status: 503,
    es: 'Los servidores de correo no contestaron a tiempo. Intente de nuevo en un momento.',
    en: 'The mail servers did not answer in time. Please try again in a moment.',
  },
  'sending.day_below_hour': {
    status: 422,
    es: 'El límite por día no puede ser menor que el de una hora ({hour}).',
    en: 'The limit of a day cannot be lower than that of an hour ({hour}).',
  },
  'node.address_taken': {
    status: 409,
    es: 'La dirección {address} ya la usa {node}. El correo masivo necesita una propia, para no gastar la confianza de la otra.',
    en: 'The address {address} is in use by {node}. Bulk mail needs one of its own, so as not to spend the trust of the other.',
  },
  'sending.limit_above_plan': {
    status: 409,
    es: 'El límite no puede pasar de lo que tiene la empresa: {hour} por hora y {day} por día.',
    en: 'The limit cannot go beyond what the company has: {hour} an hour and {day} a day.',
  },
  'mailbox.not_restorable': {
    status: 409,
    es: 'No se puede restaurar: la dirección {address} ya es de otra casilla o alias.',
    en: 'It cannot be restored: the address {address} is in use by another mailbox or alias.',
  },
  'app_password.limit': {
    status: 409,
    es: 'La casilla ya tiene {limit} contraseñas de aplicación. Borre una que no use.',
    en: 'The mailbox has {limit} app passwords already. Delete one that is not in use.',
  },
  'vacation.never': {
    status: 422,
    es: 'La ausencia termina antes de empezar.',
    en: 'The absence ends before it begins.',
  },
  'quarantine.not_held': {
    status: 409,
    es: 'Ese mensaje ya no está en cuarentena.',
    en: 'That message is no longer in quarantine.',
  },
  'quarantine.node_away': {
    status: 503,
    es: 'Ningún servidor contesta en este momento. Vuelva a intentarlo en un minuto.',
    en: 'No server answers right now. Try again in a minute.',
  },
  'quarantine.link_used': {
    status: 410,
    es: 'Este enlace ya se usó o venció. El mensaje se puede buscar en la cuarentena de la casilla.',
    en: 'This link was used or has expired. The message can be found in the mailbox’s quarantine.',
  },
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
  'domain.not_proven': {
    status: 409,
    es: 'Todavía no se ve la prueba en el DNS de {domain}. Cree el registro TXT indicado y vuelva a comprobar.',
    en: 'The proof is not in the DNS of {domain} yet. Create the TXT record shown and check again.',
  },
  'domain.in_use': {
    status: 409,
    es: 'El dominio {domain} tiene direcciones propias. Bórrelas antes.',
    en: 'The domain {domain} has addresses of its own. Delete them first.',
  },
  'plan.mailbox_limit': {
    status: 409,
    es: 'El plan admite {limit} casillas y todas están en uso.',
    en: 'The plan holds {limit} mailboxes and all are in use.',
  },
  'password.too_short': {
    status: 422,
    es: 'La contraseña debe tener al menos {min} caracteres.',
    en: 'The password needs at least {min} characters.',
  },
  'password.guessable': {
    status: 422,
    es: 'Esa contraseña se adivina: es común, apareció en filtraciones o contiene un nombre suyo o de la empresa. Elija otra.',
    en: 'That password is easy to guess: it is common, was leaked somewhere, or holds a name of yours or of the company. Choose another.',
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
  'import.empty': { status: 422, es: 'El archivo no tiene filas.', en: 'The file has no rows.' },
  'import.too_many': {
    status: 422,
    es: 'El archivo tiene {rows} filas; el máximo es {limit}.',
    en: 'The file has {rows} rows; the limit is {limit}.',
  },
  'import.unreadable': {
    status: 422,
    es: 'No se pudo leer el archivo CSV: {why}.',
    en: 'The CSV file could not be read: {why}.',
  },
  'import.bad_kind': {
    status: 422,
    es: 'El tipo «{value}» no existe: escriba persona o generica.',
    en: 'There is no kind “{value}”: write person or role.',
  },
  'import.bad_access': {
    status: 422,
    es: 'El acceso «{value}» no existe: escriba programa, ambos o webmail.',
    en: 'There is no access “{value}”: write client, client_and_webmail or webmail.',
  },
  'import.bad_quota': {
    status: 422,
    es: 'La cuota «{value}» no sirve: escriba los MB en cifras, de 10 a 1000000.',
    en: 'The quota “{value}” does not serve: write the MB in figures, from 10 to 1000000.',
  },
  'import.unknown_group': {
    status: 422,
    es: 'El grupo «{value}» no existe: escriba el nombre de un grupo como está en Casillas, Grupos, o deje la celda vacía.',
    en: 'There is no group “{value}”: write the name of a group as it stands in Mailboxes, Groups, or leave the cell empty.',
  },
  'import.no_address_column': {
    status: 422,
    es: 'Falta la columna «address» (o «casilla») en la primera fila.',
    en: 'The first row lacks the column "address".',
  },
  'link.gone': {
    status: 410,
    es: 'Este enlace ya se usó o venció. Pida uno nuevo a su administrador.',
    en: 'This link was used or has expired. Ask your administrator for a new one.',
  },
  'correction.empty': {
    status: 422,
    es: 'Esas palabras no dicen nada por sí solas: escriba seis letras o más que no sean una dirección ni un código.',
    en: 'Those words say nothing by themselves: write six letters or more that are neither an address nor a code.',
  },
  'correction.misses_sample': {
    status: 422,
    es: 'La respuesta de ejemplo no contiene todas esas palabras.',
    en: 'The sample reply does not hold all of those words.',
  },
  'correction.breaks': {
    status: 409,
    es: 'No se puede activar: {n} respuestas que hoy se leen bien quedarían mal. Use palabras más precisas.',
    en: 'It cannot go live: {n} replies that are read right today would be wrong. Use more precise words.',
  },
  'device.no_program': {
    status: 409,
    es: 'Esta casilla no admite programas de correo: se usa por webmail.',
    en: 'This mailbox takes no mail programs: it is used by webmail.',
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
  'trace.query_short': { status: 422, es: 'Escriba al menos 3 caracteres.', en: 'Type at least 3 characters.' },
  'certificate.not_delivered': {
    status: 409,
    es: 'Todavía no hay una respuesta 250 para {recipient}: sin ella no hay constancia.',
    en: 'There is no 250 answer for {recipient} yet: without it there is no certificate.',
  },
  'queue.more_than_shown': {
    status: 409,
    es: 'Mientras tanto llegaron más mensajes: ahora son {now} y se mostraron {shown}. Revise de nuevo.',
    en: 'More messages came meanwhile: now there are {now} and {shown} were shown. Look again.',
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
  internal: {
    status: 500,
    es: 'Algo falló de nuestro lado. Ya quedó registrado; vuelva a intentarlo.',
    en: 'Something failed on our side. It has been recorded; try again.',
  },
} as const satisfies Record<string, Entry>;

export type ErrorCode = keyof typeof ERRORS;
export type Locale = 'es' | 'en';

/** The sentence for a person, parameters filled in. */
export function sentence(code: ErrorCode, locale: Locale, params: Params = {}): string {
  return ERRORS[code][locale].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? '';
    return typeof value === 'object' ? value[locale] : String(value);
  });
}
