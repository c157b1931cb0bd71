import { z } from 'zod';
import { PageQuery, page } from '../platform/http/paging.js';

/** `group`, `domain`: of that one alone; neither: of the company, its domains and its groups. */
export const FilterChangesQuery = PageQuery.extend({ group: z.uuid().optional(), domain: z.uuid().optional() });
export type FilterChangesQuery = z.infer<typeof FilterChangesQuery>;

export const FilterChange = z.object({
  id: z.int(),
  at: z.iso.datetime(),
  actorName: z.string(),
  action: z.string(),
  /** The company's, the domain's or the group's name at that time. */
  label: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  /** Nothing later changed the same again. */
  undoable: z.boolean(),
});
export type FilterChange = z.infer<typeof FilterChange>;
export const FilterChangePage = page(FilterChange);

/** `entry`: id of a change of filters, of a group, or in a mailbox's history. */
export const UndoFilterChange = z.object({ entry: z.int().positive() });
