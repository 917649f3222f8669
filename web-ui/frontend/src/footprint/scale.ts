import { BAR, type FBar, ROW } from '../wire';

/** What a footprint cell shows (UI-50). */
export type CellMode = 'bidask' | 'delta' | 'volume';

const STEPS = 5;
const NICE = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The largest figure a mode draws in one row. */
function largest(row: readonly number[], mode: CellMode): number {
  const bid = row[ROW.BID]!;
  const ask = row[ROW.ASK]!;
  switch (mode) {
    case 'bidask':
      return Math.max(bid, ask);
    case 'delta':
      return Math.abs(ask - bid);
    case 'volume':
      return bid + ask + row[ROW.NEUTRAL]!;
  }
}

export function largestOf(bars: Iterable<FBar>, mode: CellMode): number {
  let most = 0;
  for (const { rows } of bars) {
    for (const row of rows) {
      most = Math.max(most, largest(row, mode));
    }
  }
  return most;
}

/** The next round figure: a scale that moves rarely, so cached cells stay valid while a bar grows. */
export function niceCeiling(value: number): number {
  if (value <= 0) {
    return 1;
  }
  const power = 10 ** Math.floor(Math.log10(value));
  return power * NICE.find((factor) => factor * power >= value)!;
}

/** Intensity 0 to 5: 0 only for nothing at all. */
export function intensity(quantity: number, scale: number): number {
  return Math.min(STEPS, Math.ceil((Math.abs(quantity) / scale) * STEPS));
}

/** A bar whose sides came mostly from aggregated ticks is a guess. */
export function isGuess(bar: readonly (number | null)[]): boolean {
  return (bar[BAR.AGG_VOLUME] ?? 0) > 0.8 * (bar[BAR.VOLUME] ?? 0);
}
