import { err, ok, type Result } from '@relevo/mail-address';

export type Unit = 'messages/day' | 'messages/month' | 'kB' | 'days' | 'months' | 'percent' | 'mailboxes' | 'GB';

export interface Assumption {
  readonly value: number;
  readonly unit: Unit;
  readonly min: number;
  readonly max: number;
  readonly reason: { readonly es: string; readonly en: string };
}

/** What the recommendation takes for granted where the customer was not asked. Staff may edit each value; the reason stays. */
export const ASSUMPTIONS = {
  horizonMonths: {
    value: 24,
    unit: 'months',
    min: 6,
    max: 60,
    reason: {
      es: 'El plan debe alcanzar dos años sin cambiarlo: es lo que suele durar una compra de este tipo.',
      en: 'The plan should last two years without a change: that is how long such a purchase usually holds.',
    },
  },
  dailyClient: {
    value: 30,
    unit: 'messages/day',
    min: 1,
    max: 500,
    reason: {
      es: 'Recibidos por persona, promedio de los siete días de la semana, en oficinas con programa de correo.',
      en: 'Received per person, averaged over seven days, in offices that use a mail program.',
    },
  },
  dailyClientAndWebmail: {
    value: 30,
    unit: 'messages/day',
    min: 1,
    max: 500,
    reason: {
      es: 'Quien viaja recibe lo mismo que sus compañeros de oficina; solo cambia dónde lo lee.',
      en: 'Those who travel receive as much as their colleagues; only the place where they read it changes.',
    },
  },
  dailyWebmail: {
    value: 20,
    unit: 'messages/day',
    min: 1,
    max: 500,
    reason: {
      es: 'Quien usa solo webmail suele tener poco tránsito: planta, depósito, sucursales.',
      en: 'Webmail-only users tend to have little traffic: plant, warehouse, branches.',
    },
  },
  dailyRole: {
    value: 20,
    unit: 'messages/day',
    min: 1,
    max: 1000,
    reason: {
      es: 'Una casilla genérica recibe consultas y también la mayor parte del spam que pasa el primer filtro.',
      en: 'A role address takes enquiries, and also most of the junk that passes the first filter.',
    },
  },
  messageKb: {
    value: 150,
    unit: 'kB',
    min: 10,
    max: 5000,
    reason: {
      es: 'Promedio con adjuntos: nueve de cada diez mensajes son texto; el décimo trae un PDF o una planilla.',
      en: 'Average with attachments: nine messages of ten are text, the tenth carries a PDF or a spreadsheet.',
    },
  },
  sentPercent: {
    value: 35,
    unit: 'percent',
    min: 0,
    max: 200,
    reason: {
      es: 'Copia de enviados que queda en el servidor, en proporción a lo recibido.',
      en: 'Copies of sent mail that stay on the server, in proportion to what is received.',
    },
  },
  keptClientDays: {
    value: 15,
    unit: 'days',
    min: 1,
    max: 3650,
    reason: {
      es: 'El historial vive en la PC; el servidor guarda los últimos 15 días: menos malware en reposo y más velocidad.',
      en: 'The history lives on the PC; the server keeps the last 15 days: less malware at rest, and it stays fast.',
    },
  },
  keptClientAndWebmailDays: {
    value: 90,
    unit: 'days',
    min: 1,
    max: 3650,
    reason: {
      es: 'Quien viaja necesita en el webmail el último trimestre; lo anterior está en su PC.',
      en: 'Those who travel need the last quarter in the webmail; what is older is on their PC.',
    },
  },
  headroomPercent: {
    value: 30,
    unit: 'percent',
    min: 0,
    max: 300,
    reason: {
      es: 'Un disco lleno rechaza correo: se deja lugar para el mes de cierre y para el mensaje gigante.',
      en: 'A full disk refuses mail: room is left for the closing month and for the giant message.',
    },
  },
  bulkPerRole: {
    value: 2000,
    unit: 'messages/month',
    min: 1,
    max: 1_000_000,
    reason: {
      es: 'Cuando no se sabe cuánto envía una casilla masiva: facturas mensuales a unos dos mil clientes.',
      en: 'Where nobody knows how much a bulk address sends: monthly invoices to some two thousand customers.',
    },
  },
  standbyFromMailboxes: {
    value: 25,
    unit: 'mailboxes',
    min: 0,
    max: 100_000,
    reason: {
      es: 'Desde este tamaño, una hora sin correo cuesta más que un año de servidor de repuesto.',
      en: 'From this size on, an hour without mail costs more than a year of the spare server.',
    },
  },
  pairMailboxes: {
    value: 5000,
    unit: 'mailboxes',
    min: 100,
    max: 50_000,
    reason: {
      es: 'Lo que un par de servidores atiende con holgura; más allá se reparte en varios pares.',
      en: 'What one pair of servers carries with ease; beyond that, several pairs share the load.',
    },
  },
  pairGb: {
    value: 10_000,
    unit: 'GB',
    min: 100,
    max: 1_000_000,
    reason: {
      es: 'Disco de un par que todavía se copia entero a un servidor nuevo en una noche.',
      en: 'Disk of a pair that can still be copied whole to a new server in one night.',
    },
  },
} as const satisfies Record<string, Assumption>;

export type AssumptionId = keyof typeof ASSUMPTIONS;
export type Assumptions = Readonly<Record<AssumptionId, Assumption>>;

/** The assumptions with one value changed, or why it may not be that. */
export function withAssumption(
  assumptions: Assumptions,
  id: AssumptionId,
  value: number,
): Result<Assumptions, 'assumption.out_of_range'> {
  const { min, max } = assumptions[id];
  if (!Number.isFinite(value) || value < min || value > max) return err('assumption.out_of_range', { id, value, min, max });
  return ok({ ...assumptions, [id]: { ...assumptions[id], value } });
}
