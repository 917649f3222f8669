import { type Instrument, kindOf } from './instrument';
import { bars } from './rest';
import { BAR, type Bar, ROW_TICKS } from './wire';

export type RowChoice = 'auto' | `${(typeof ROW_TICKS)[number]}`;
export const ROW_CHOICES: readonly RowChoice[] = [
  'auto',
  ...ROW_TICKS.map((ticks) => `${ticks}` as RowChoice),
];

const WANTED_ROWS = 16; // a column of that many rows stays readable on a 768 px screen
const SAMPLE_BARS = 60;

/** Row heights are fixed per kind of instrument (UI-52), in ticks. */
export function usualRow(instrument: Instrument): RowChoice {
  switch (kindOf(instrument)) {
    case 'future':
      return '50';
    case 'index':
      return '100';
    case 'option':
      return '10';
    case 'stock':
      return '5';
  }
}

/** "Auto row" is for looking: the smallest height at which a typical bar fits, from its median range. */
export async function automaticRow(instrument: Instrument, interval: string): Promise<number> {
  const answer = await bars(instrument, interval, SAMPLE_BARS);
  return fittingRow([...answer.bars, ...(answer.forming ? [answer.forming] : [])], instrument.tickSize);
}

export function fittingRow(sample: readonly Bar[], tickSize: number): number {
  const ranges = sample.map((bar) => bar[BAR.HIGH]! - bar[BAR.LOW]!).sort((a, b) => a - b);
  const median = ranges[ranges.length >> 1] ?? 0;
  return ROW_TICKS.find((ticks) => median / (ticks * tickSize) <= WANTED_ROWS) ?? ROW_TICKS.at(-1)!;
}
