import type { Entry } from './entry.js';

/** Addresses, mailboxes, groups, domains, and what is bought. */
export const MAILBOX_ERRORS = {
  'retention.preview_first': {
    status: 409,
    es: 'Calcule antes qué se retiraría con estos valores. El cálculo vale por un día.',
    en: 'First calculate what would be removed with these settings. The calculation counts for a day.',
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
  'device.no_program': {
    status: 409,
    es: 'Esta casilla no admite programas de correo: se usa por webmail.',
    en: 'This mailbox takes no mail programs: it is used by webmail.',
  },
} as const satisfies Record<string, Entry>;
