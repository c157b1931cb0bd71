import { type RawBuilder, sql } from 'kysely';

/** A column to sort and to page by as people count and spell: deposito2 before deposito10 (migration 0181). */
export const inOrder = (column: string): RawBuilder<string> => sql<string>`${sql.ref(column)} COLLATE natural_order`;
