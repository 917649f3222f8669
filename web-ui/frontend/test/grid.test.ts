import { describe, expect, it } from 'vitest';
import { changes, held, readKeys, sorted, withKey, writeKeys } from '../src/grid/order';

interface Row {
  readonly id: number;
  readonly score: number | null;
  readonly name: string;
}

const ROWS: readonly Row[] = [
  { id: 1, score: 7, name: 'LT' },
  { id: 2, score: null, name: 'ACC' },
  { id: 3, score: 9, name: 'SBIN' },
  { id: 4, score: 7, name: 'INFY' },
];
const valueOf = (row: Row, column: string) => (column === 'score' ? row.score : row.name);
const ids = (rows: readonly Row[]) => rows.map(({ id }) => id);

describe('the order of a table', () => {
  it('goes by several keys, missing values last whichever way', () => {
    const byScore = withKey([], 'score', false, true);
    expect(ids(sorted(ROWS, byScore, valueOf))).toEqual([3, 1, 4, 2]);
    const thenName = withKey(byScore, 'name', true, false);
    expect(ids(sorted(ROWS, thenName, valueOf))).toEqual([3, 4, 1, 2]);
    const turned = withKey(thenName, 'score', true, true);
    expect(ids(sorted(ROWS, turned, valueOf))).toEqual([4, 1, 3, 2]);
    expect(withKey(thenName, 'name', false, false)).toEqual([{ column: 'name', descending: true }]);
  });

  it('is written into the address and read back', () => {
    const keys = [
      { column: 'score', descending: true },
      { column: 'symbol', descending: false },
    ];
    expect(writeKeys(keys)).toBe('score-,symbol');
    expect(readKeys('score-,symbol')).toEqual(keys);
    expect(readKeys('')).toEqual([]);
  });

  it('stands still while somebody reads: newer values, no row moved, new ones counted', () => {
    const now = [
      { id: 3, score: 1, name: 'SBIN' },
      { id: 5, score: 8, name: 'TCS' },
      { id: 1, score: 6, name: 'LT' },
    ];
    const shown = ROWS.slice(0, 3);
    expect(held(shown, now).map(({ id, score }) => [id, score])).toEqual([
      [1, 6],
      [2, null],
      [3, 1],
    ]);
    expect(changes(shown, now)).toBe(4); // 1 and 3 stand elsewhere, 2 goes, 5 comes
    expect(changes(shown, shown)).toBe(0);
  });
});
