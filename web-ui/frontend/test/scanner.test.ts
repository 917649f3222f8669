import { describe, expect, it } from 'vitest';
import { rupees, viewCsv } from '../src/scanner/csv';
import { cellText, cellTone, deadlineText, rate, summary } from '../src/scanner/text';
import { withParts } from '../src/scanner/view';
import type { ScanAnswer, ScanColumn, ScanRow } from '../src/scanner/wire';

const column = (name: string, unit: string, kind: ScanColumn['kind'] = 'number'): ScanColumn => ({
  name,
  title: name,
  unit,
  kind,
});
const LTP = column('ltp', 'E4', 'price');
const CHANGE = column('change_pct', '%');
const NOON = Date.UTC(2026, 10, 24, 6, 30);

const ANSWER: ScanAnswer = {
  name: 'btst',
  sequence: 1,
  timeMs: NOON,
  state: 'DEVELOPING',
  deadlineMs: NOON + 3 * 3_600_000,
  finalMs: null,
  scanned: 500,
  hits: 14,
  tookUs: 3_000,
  rows: [],
};

describe('a scan', () => {
  it('writes each kind of cell as traders do, and missing as missing', () => {
    expect(cellText(LTP, 36_120_000)).toBe('3,612.00');
    expect(cellText(CHANGE, 2.314)).toBe('▲ +2.31');
    expect(cellText(column('rsi', ''), 58.21)).toBe('58.21');
    expect(cellText(column('volume_ratio', 'x'), 2.44)).toBe('2.4×');
    expect(cellText(column('doi', 'units'), 123_456)).toBe('+1.23 L');
    expect(cellText(column('turnover', 'Rs'), 12_345_678)).toBe('1.23 Cr');
    expect(cellText(column('btst', 'of 10'), 8)).toBe('8.0');
    expect(cellText(column('avg_volume', ''), 831_771.1)).toBe('8.32 L');
    expect(cellText(column('buildup', '', 'text'), 'SHORT_COVERING')).toBe('short covering');
    expect([null, undefined].map((it) => cellText(CHANGE, it))).toEqual(['—', '—']);
  });

  it('colours only what has a direction', () => {
    expect([2, -2, 0, null].map((it) => cellTone(CHANGE, it))).toEqual(['up', 'down', '', '']);
    expect(cellTone(column('position', '%'), 50)).toBe('');
  });

  it('says what it looked at and how long is left', () => {
    expect(summary(ANSWER)).toBe('500 scanned · 14 hits · 3.0 ms');
    expect(deadlineText(ANSWER, NOON)).toBe('decide by 15:00 · 3 h 0 m left');
    expect(deadlineText(ANSWER, NOON + 4 * 3_600_000)).toBe('decide by 15:00 · time is up');
    expect(deadlineText({ ...ANSWER, state: 'FINAL', finalMs: NOON }, NOON)).toBe(
      'final since 12:00:00, 24 Nov 26',
    );
    expect(deadlineText({ ...ANSWER, deadlineMs: null }, NOON)).toBe('');
    expect([rate(67, 120), rate(0, 0)]).toEqual(['56 % of 120', '—']);
  });

  it('has a column for its parts when it has parts', () => {
    expect(withParts([LTP], false)).toEqual([LTP]);
    expect(withParts([LTP], true).map(({ name }) => name)).toEqual(['ltp', 'parts']);
  });

  it('leaves as CSV of the view: its columns and rows, units, time', () => {
    const rows: ScanRow[] = [
      { id: 1, values: [36_120_050, null, '=cmd|x'], parts: null },
      { id: 2, values: [-500, 1.5, 'a, "b"'], parts: null },
    ];
    const note = column('note', '', 'text');
    const text = viewCsv([CHANGE, LTP, note], [LTP, CHANGE, note], rows, ({ id }) => `S${id}`, NOON);
    expect(text.split('\r\n')).toEqual([
      'Symbol,change_pct (%),ltp (Rs),note,Time (UTC)',
      `S1,,3612.005,'=cmd|x,2026-11-24T06:30:00.000Z`,
      `S2,1.5,-0.05,"a, ""b""",2026-11-24T06:30:00.000Z`,
      '',
    ]);
    expect([rupees(10_000), rupees(1), rupees(0)]).toEqual(['1.00', '0.0001', '0.00']);
  });
});
