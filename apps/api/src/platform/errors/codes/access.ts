import type { Entry } from './entry.js';

/** Signing in, links, keys, and who may come in. */
export const ACCESS_ERRORS = {
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
  'user.email_taken': {
    status: 409,
    es: 'No se pudo crear el acceso con ese correo. Si ya es cliente, ingrese primero.',
    en: 'The sign-in could not be created with that address. If you are a customer already, sign in first.',
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
  'link.gone': {
    status: 410,
    es: 'Este enlace ya se usó o venció. Pida uno nuevo a su administrador.',
    en: 'This link was used or has expired. Ask your administrator for a new one.',
  },
} as const satisfies Record<string, Entry>;
