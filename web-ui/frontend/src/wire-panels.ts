/**
 * The answers and stream values of the analysis (API.md). Prices E4 where whole, doubles in rupees where
 * the engine computes in doubles; times epoch ms; missing is null.
 */

type N = number | null;

export type MarkKind =
  | 'STACKED_BUY'
  | 'STACKED_SELL'
  | 'UNFINISHED_HIGH'
  | 'UNFINISHED_LOW'
  | 'ABSORPTION_BULL'
  | 'ABSORPTION_BEAR'
  | 'DIVERGENCE_BULL'
  | 'DIVERGENCE_BEAR'
  | 'CVD_DIVERGENCE_BULL'
  | 'CVD_DIVERGENCE_BEAR'
  | 'CLUSTER';

export interface BarMark {
  readonly kind: MarkKind;
  readonly low: number;
  readonly high: number;
}

/** A stacked imbalance: [low, high) holds until a bar closes through it; toMs null while it does. */
export interface Zone {
  readonly side: 'BUY' | 'SELL';
  readonly low: number;
  readonly high: number;
  readonly rows: number;
  readonly fromMs: number;
  readonly toMs: N;
}

export interface Unfinished {
  readonly at: 'HIGH' | 'LOW';
  readonly price: number;
  readonly fromMs: number;
  readonly toMs: N;
}

export interface MarksAnswer {
  readonly id: number;
  readonly interval: string;
  readonly rowHeight: number;
  readonly bars: readonly { readonly startMs: number; readonly marks: readonly BarMark[] }[];
  readonly zones: readonly Zone[];
  readonly unfinished: readonly Unfinished[];
}

/** An item of the `marks` log, as far as the page reads it: where something changed. */
export interface MarkItem {
  readonly id: number;
  readonly interval: string;
}

export interface NakedPoc {
  readonly price: number;
  readonly day: string;
}

export const PROFILE = { PRICE: 0, BID: 1, ASK: 2, NEUTRAL: 3, TRADES: 4, FLAGS: 5 } as const;
export const PROFILE_FLAG = { HVN: 1, LVN: 2, POC: 4, VALUE_AREA: 8 } as const;
export type Scope = 'session' | 'previous' | 'range' | 'fixed';

export interface ProfileAnswer {
  readonly id: number;
  readonly scope: Scope;
  readonly fromMs: N;
  readonly toMs: N;
  readonly rowHeight: number;
  readonly volume: N;
  readonly poc: N;
  readonly vah: N;
  readonly val: N;
  readonly rows: readonly (readonly number[])[];
  readonly nakedPocs: readonly NakedPoc[];
  readonly estimated: boolean;
  readonly partial: boolean;
}

export type TpoRow = readonly [number, number, string];

export interface TpoAnswer {
  readonly id: number;
  readonly day: string;
  readonly bracketMinutes: number;
  readonly rowHeight: number;
  readonly letters: readonly string[];
  readonly rows: readonly TpoRow[];
  readonly poc: N;
  readonly vah: N;
  readonly val: N;
  readonly high: N;
  readonly low: N;
  readonly ib: { readonly high: N; readonly low: N; readonly complete: boolean } | null;
  readonly extension: { readonly up: boolean; readonly down: boolean };
  readonly singlePrints: readonly number[];
  readonly poorHigh: boolean;
  readonly poorLow: boolean;
  readonly partial: boolean;
}

export interface Episode {
  readonly id: number;
  readonly side: 'BID' | 'ASK';
  readonly price: number;
  readonly ratio: N;
  readonly refills: number;
  readonly hidden: number;
  readonly traded: number;
  readonly peak: number;
  readonly hiddenShare: N;
  readonly confidence: N;
}

export interface Iceberg extends Episode {
  readonly sequence: number;
  readonly timeMs: number;
}

export interface Touch {
  readonly side: 'BID' | 'ASK';
  readonly price: number;
  readonly multiple: N;
  readonly heldS: N;
}

export interface Absorption extends Touch {
  readonly sequence: number;
  readonly id: number;
  readonly timeMs: number;
}

export interface IcebergsAnswer {
  readonly events: readonly Iceberg[];
  readonly absorptions: readonly Absorption[];
}

export interface BookSheet {
  readonly id: number;
  readonly timeMs: number;
  readonly obi1: N;
  readonly obi5: N;
  readonly obi5w: N;
  readonly obiT: N;
  readonly microprice: N;
  readonly spreadTicks: N;
  readonly ofi: N;
  readonly ofiNorm: N;
  readonly episodes: readonly Episode[];
  readonly touch: readonly Touch[];
}

export interface VwapSheet {
  readonly id: number;
  readonly vwap: N;
  readonly sigma: N;
  readonly partial: boolean;
  readonly timeMs: number;
}

export interface ModelFigures {
  readonly rightShare: N;
  readonly deltaCorrelation: N;
}

export interface AccuracyAnswer {
  readonly model: string;
  readonly text: string;
  readonly measured: {
    readonly machineNote?: string;
    readonly files: readonly {
      readonly file: string;
      readonly intervalMs: N;
      readonly rows: N;
      readonly models: Readonly<Record<string, ModelFigures>>;
    }[];
    readonly calibration?: Readonly<Record<string, readonly (readonly N[])[]>>;
  } | null;
  readonly live: {
    readonly volume: N;
    readonly quoteShare: N;
    readonly tickShare: N;
    readonly unknownShare: N;
    readonly aggShare: N;
    readonly confidence: N;
  } | null;
}
