import { describe, expect, it } from 'vitest';
import type { GroupId } from '../platform/ids.js';
import { type Known, readMailboxes } from './csv.rules.js';

const sales = 'a3b0c442-98fc-4c14-9afb-f4c8996fb924' as GroupId;
const known: Known = { domains: new Set(['andina.test']), groups: new Map([['ventas norte', sales]]) };
const read = (text: string) => {
  const result = readMailboxes(text, known);
  if (!result.ok) throw new Error(result.code);
  return result.value;
};

describe('the column of groups', () => {
  it('may be absent, or its cell empty', () => {
    expect(read('casilla\nana@andina.test').rows[0]).toMatchObject({ groupId: null });
    expect(read('casilla,grupo\nana@andina.test,').rows[0]).toMatchObject({ groupId: null });
  });

  it.each(['grupo', 'Grupo', 'group'])('is headed %s, and names a group in letters of any size', (head) => {
    expect(read(`casilla,${head}\nana@andina.test, VENTAS Norte `).rows[0]).toMatchObject({ groupId: sales });
  });

  it('is refused with what it said where there is no such group, and the other rows go on', () => {
    const { rows, rejected } = read('casilla,grupo\nana@andina.test,Ventas Sur\nbruno@andina.test,ventas norte');
    expect(rejected).toEqual([
      { line: 2, address: 'ana@andina.test', code: 'import.unknown_group', params: { value: 'Ventas Sur' } },
    ]);
    expect(rows.map(({ address }) => address)).toEqual(['bruno@andina.test']);
  });
});
