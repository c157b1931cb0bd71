/** The only place that reads the environment; what is not set takes the demonstration's values. */
export const contact = Object.freeze({
  whatsapp: process.env.RELEVO_CONTACT_WHATSAPP ?? '+541155550142',
  phone: process.env.RELEVO_CONTACT_PHONE ?? '+541155550100',
  /** Address of the chat window; without one, the chat entry is not shown. */
  chat: process.env.RELEVO_CONTACT_CHAT ?? null,
  email: process.env.RELEVO_CONTACT_EMAIL ?? 'soporte@relevo.example',
});

export type Contact = typeof contact;

/** Where the API listens for calls made by the server while it renders. */
export const apiOrigin = () => process.env.API_URL ?? 'http://127.0.0.1:4000';
