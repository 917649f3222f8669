/**
 * The market as a whole, as API.md says it. Percents are percents, turnover rupees, times epoch ms; missing
 * is null.
 */

type N = number | null;

export const BUILDUPS = ['LONG_BUILDUP', 'SHORT_BUILDUP', 'SHORT_COVERING', 'LONG_UNWINDING'] as const;
export type Buildup = (typeof BUILDUPS)[number] | 'NEUTRAL';

export interface Breadth {
  readonly counted: number;
  readonly advances: number;
  readonly declines: number;
  readonly unchanged: number;
  readonly ratio: N;
  readonly high52: number;
  readonly low52: number;
  /** Of how many the year's range is known. */
  readonly above52Known: number;
  readonly aboveVwap: number;
  /** Of how many the day's VWAP is known. */
  readonly withVwap: number;
}

export interface Movers {
  /** id, change %, turnover in rupees. */
  readonly up: readonly (readonly [number, number, N])[];
  readonly down: readonly (readonly [number, number, N])[];
  /** id, volume against its mean. */
  readonly volume: readonly (readonly [number, number])[];
  /** id, OI change %, class. */
  readonly oi: readonly (readonly [number, number, Buildup])[];
}

/** Where each figure stands in a tile: id, change %, turnover in rupees, delta %, OI %, volume ratio. */
export const TILE = { ID: 0, CHANGE: 1, TURNOVER: 2, DELTA: 3, OI: 4, VOLUME: 5 } as const;
export type Tile = readonly (number | null)[];

export interface MarketAnswer {
  readonly sequence: number;
  readonly timeMs: N;
  readonly breadth: Breadth;
  readonly movers: Movers;
  readonly buildups: Readonly<Record<Buildup, number>>;
  /** Set apart: their open against the close before says split, bonus or listing. */
  readonly suspects: readonly number[];
  readonly tiles: readonly Tile[];
}

export interface SectorsAnswer {
  /** id, sector, market capitalisation in rupees. */
  readonly sectors: readonly (readonly [number, string, N])[];
  readonly note: string | null;
}
