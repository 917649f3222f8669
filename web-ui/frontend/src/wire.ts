/**
 * The words of API.md as types. Prices are integers in E4 (rupees × 10,000), quantities units, times epoch
 * ms UTC. A missing number is null. Bars and rows stay the arrays they arrive as: no copy, no second name
 * for a field.
 */

export const INTERVALS = [
  '1s',
  '5s',
  '15s',
  '30s',
  '1m',
  '3m',
  '5m',
  '10m',
  '15m',
  '30m',
  '1h',
  '1d',
] as const;
export type TimeInterval = (typeof INTERVALS)[number];
/** Bars that close by event: so many trades, units, or ticks of range. */
export type EventInterval = `${number}${'t' | 'v' | 'r'}`;
export type Interval = TimeInterval | EventInterval;

export const ROW_TICKS = [1, 2, 5, 10, 20, 50, 100] as const;

/** Where each figure stands in a BAR. */
export const BAR = {
  START: 0,
  OPEN: 1,
  HIGH: 2,
  LOW: 3,
  CLOSE: 4,
  VOLUME: 5,
  BUY: 6,
  SELL: 7,
  NEUTRAL: 8,
  DELTA: 9,
  MIN_DELTA: 10,
  MAX_DELTA: 11,
  TRADES: 12,
  AGG_VOLUME: 13,
  VWAP: 14,
  POC: 15,
  VAH: 16,
  VAL: 17,
  OI: 18,
  CVD: 19,
  FLAGS: 20,
  CONFIDENCE: 21,
  QUOTE_QTY: 22,
  TICK_QTY: 23,
  OFI: 24,
  DAY_VWAP: 25,
  DAY_SIGMA: 26,
  FEED_VWAP: 27,
} as const;
export const BAR_FLAG = {
  PARTIAL: 1,
  AFTER_CLOSE: 2,
  OFFICIAL: 4,
  SYNTHETIC: 8,
  FORMING: 16,
  BACKFILLED: 512,
} as const;
export type Bar = readonly (number | null)[];

/** Where each figure stands in a footprint row; PRICE is the row's lower edge. */
export const ROW = { PRICE: 0, BID: 1, ASK: 2, NEUTRAL: 3, TRADES: 4, MARKS: 5 } as const;
export const MARK = { BUY_IMBALANCE: 1, SELL_IMBALANCE: 2, POC: 4, VALUE_AREA: 8 } as const;
export type Row = readonly number[];

export interface FBar {
  readonly bar: Bar;
  readonly rows: readonly Row[];
}

/** Bits of a quote's mask, lowest first, and the place of each value in the store. */
export const QUOTE = {
  LTP: 0,
  PREV_CLOSE: 1,
  VOLUME: 2,
  OI: 3,
  OPEN: 4,
  HIGH: 5,
  LOW: 6,
  ATP: 7,
  LAST_TICK_MS: 8,
  CVD: 9,
  BID: 10,
  ASK: 11,
  LAST_QTY: 12,
  TOTAL_BUY: 13,
  TOTAL_SELL: 14,
} as const;
export const QUOTE_FIELDS = 15;

export type Mode = 'LIVE' | 'DEMO' | 'REPLAY' | 'CLOSED';
export type SessionState = 'PRE_OPEN' | 'OPEN' | 'AUCTION' | 'CLOSED';

export interface Session {
  readonly segment: string;
  readonly state: SessionState;
  readonly openMs: number | null;
  readonly closeMs: number | null;
  readonly auctionFromMs: number | null;
  readonly auctionToMs: number | null;
}

/** id, segment, token, symbol, type, underlying, expiry, strike, lotSize, tickSize. */
export type InstrumentWire = readonly [
  number,
  string,
  number,
  string,
  string,
  string | null,
  string | null,
  number | null,
  number,
  number,
];

export interface Hello {
  readonly schema: number;
  readonly build: string;
  readonly page: string;
  readonly mode: Mode;
  readonly modeText: string;
  readonly sequence: number;
  readonly engineTimeMs: number;
  readonly frameMs: number;
  readonly sideModel: string;
  /** The account that may place real orders; null, as a rule. */
  readonly armed?: string | null;
  readonly instruments: readonly InstrumentWire[];
  readonly calendar: readonly Session[];
  readonly resumed: boolean;
}

/** price, quantity, orders; best first. */
export type Level = readonly (number | null)[];

export interface DepthWire {
  readonly id: number;
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
  readonly totalBuyQty: number | null;
  readonly totalSellQty: number | null;
}

/** sequence, timeMs, price, qty, side, rule, flags. */
export type Print = readonly number[];
export const PRINT = { SEQUENCE: 0, TIME: 1, PRICE: 2, QTY: 3, SIDE: 4, RULE: 5, FLAGS: 6 } as const;

export interface TapeWire {
  readonly id: number;
  readonly trades: readonly Print[];
  readonly missed: number;
}

export interface ChartWire {
  readonly topic: string;
  readonly closed?: readonly FBar[];
  readonly forming?: FBar | null;
  readonly reload?: boolean;
}

/** won, partly, shadowed, firsts, leadMs, disagreed: a feed beside others that send the same instruments. */
export type ShareWire = readonly [number, number, number, number, number, number];

/** feedId, name, state, ticksPerSecond, lastTickMs, and where it shares instruments its part in them. */
export type FeedWire = readonly [number, string, string, number | null, number | null, (ShareWire | null)?];

/** The latest value of a sheet topic. */
export interface SheetWire {
  readonly topic: string;
  readonly sequence: number;
  readonly value: unknown;
}

/** New records of a log topic; `reload` says that some were missed and history must be fetched again. */
export interface LogWire {
  readonly topic: string;
  readonly reload: boolean;
  readonly items: readonly unknown[];
}

export type PanelWire = SheetWire | LogWire;

export function isSheet(panel: PanelWire): panel is SheetWire {
  return 'value' in panel;
}

export interface Frame {
  readonly f: number;
  readonly s: number;
  readonly t: number;
  readonly quotes?: readonly (readonly (number | null)[])[];
  readonly chart?: readonly ChartWire[];
  readonly depth?: readonly DepthWire[];
  readonly tape?: readonly TapeWire[];
  readonly panels?: readonly PanelWire[];
  readonly feeds?: readonly FeedWire[];
  readonly lat?: readonly (number | null)[];
  readonly sig?: readonly (number | null)[];
  readonly journal?: JournalWire;
}

/** State, first event left out, why: when it changes, and once to each page. */
export type JournalWire = readonly [state: string, unjournaledFrom: number | null, reason: string | null];

export interface Beat {
  readonly t: number;
  readonly s: number;
}

export interface FootprintAnswer {
  readonly id: number;
  readonly interval: string;
  readonly ticksPerRow: number;
  readonly rowHeight: number;
  readonly sequence: number;
  readonly bars: readonly FBar[];
  readonly forming: FBar | null;
}

export interface BarsAnswer {
  readonly bars: readonly Bar[];
  readonly forming: Bar | null;
}
