import { describe, expect, it } from 'vitest';
import { groupOf, instrumentOf, matches, rankedName, shortName } from '../src/instrument';
import { arrange, isHeading, moved } from '../src/order';
import type { InstrumentWire } from '../src/wire';

const WIRES: InstrumentWire[] = [
  [0, 'NSE', 1, 'RELIANCE', 'EQ', null, null, null, 1, 500],
  [1, 'NFO', 2, 'NIFTY 24 NOV 26 24,500 PE', 'PE', 'NIFTY', '2026-11-24', 245_000_000, 75, 500],
  [2, 'NFO', 3, 'NIFTY 24 NOV 26 24,500 CE', 'CE', 'NIFTY', '2026-11-24', 245_000_000, 75, 500],
  [3, 'NFO', 4, 'NIFTY 24 NOV 26 24,000 CE', 'CE', 'NIFTY', '2026-11-24', 240_000_000, 75, 500],
  [4, 'NFO', 5, 'NIFTY 24 NOV 26 FUT', 'FUT', 'NIFTY', '2026-11-24', null, 75, 500],
  [5, 'NSE', 6, 'NIFTY 50', 'INDEX', null, null, null, 1, 500],
];
const ALL = WIRES.map(instrumentOf);
const none = new Set<string>();
const names = (lines: ReturnType<typeof arrange>) =>
  lines.map((line) => (isHeading(line) ? line.group : shortName(line)));

describe('the instrument list', () => {
  it('groups futures, options by strike, stocks, indices', () => {
    expect(names(arrange(ALL, '', 'name', () => 0, none))).toEqual([
      'Futures · 24 Nov 26',
      'NIFTY',
      'NIFTY options · 24 Nov 26',
      '24,000 CE',
      '24,500 CE',
      '24,500 PE',
      'Stocks',
      'RELIANCE',
      'Indices',
      'NIFTY 50',
    ]);
  });

  it('names contracts in full where all stand in one ranking', () => {
    expect([0, 2, 4].map((id) => rankedName(ALL[id]!))).toEqual(['RELIANCE', 'NIFTY 24,500 CE', 'NIFTY FUT']);
  });

  it('folds a group', () => {
    const folded = new Set([groupOf(ALL[2]!)]);
    expect(names(arrange(ALL, 'ce', 'name', () => 0, folded))).toContain('NIFTY options · 24 Nov 26');
    expect(names(arrange(ALL, '', 'name', () => 0, folded))).not.toContain('24,500 CE');
  });

  it('ranks by a figure, missing ones last', () => {
    const figure = (id: number) => [10, NaN, 30, 20, 5, NaN][id]!;
    expect(arrange(ALL, '', 'change', figure, none).map((line) => !isHeading(line) && line.id)).toEqual([
      2, 3, 0, 4, 1, 5,
    ]);
  });

  it('counts the rows that would move', () => {
    const before = arrange(ALL, '', 'volume', (id) => id, none);
    expect(moved(before, before)).toBe(0);
    expect(moved(before, [before[1]!, before[0]!, ...before.slice(2)])).toBe(2);
  });

  it('understands a trader who types little', () => {
    expect(ALL.filter((it) => matches(it, 'nif 245 ce')).map((it) => it.id)).toEqual([2]);
    expect(ALL.filter((it) => matches(it, '24500ce')).map((it) => it.id)).toEqual([2]);
    expect(ALL.filter((it) => matches(it, '24,500')).map((it) => it.id)).toEqual([1, 2]);
    expect(ALL.filter((it) => matches(it, 'fut')).map((it) => it.id)).toEqual([4]);
  });
});
