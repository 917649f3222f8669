import { type Instrument, kindOf } from './instrument';
import type { Market } from './market';
import { QUOTE } from './wire';

export type Freshness = 'fresh' | 'late' | 'stale' | 'missing';

const FLOOR_MS = { future: 1_000, index: 1_000, stock: 3_000, option: 30_000 } as const;

/**
 * How long a silence this instrument is allowed: learned, but never below what its kind is known for
 * (dashboard 4).
 */
export function expectedGapMs(instrument: Instrument, longestGapMs: number): number {
  return Math.max(FLOOR_MS[kindOf(instrument)], longestGapMs);
}

/** How old a quote is for its kind. While the segment is closed nothing is expected, so nothing is late. */
export function freshness(market: Market, instrument: Instrument, open: boolean): Freshness {
  const lastTickMs = market.quotes.get(instrument.id, QUOTE.LAST_TICK_MS);
  if (Number.isNaN(market.quotes.get(instrument.id, QUOTE.LTP))) {
    return 'missing';
  }
  if (!open || Number.isNaN(lastTickMs)) {
    return 'fresh';
  }
  const ageMs = market.engineTimeMs - lastTickMs;
  const expected = expectedGapMs(instrument, market.quotes.longestGapMs(instrument.id));
  return ageMs <= expected ? 'fresh' : ageMs <= 5 * expected ? 'late' : 'stale';
}
