/** Levels, patterns, indicators, correlation, seasonality as API.md says them. Missing is null. */

type N = number | null;

export const FAMILIES = ['STANDARD', 'FIBONACCI', 'WOODIE', 'WOODIE_OPEN', 'CAMARILLA'] as const;
export type Family = (typeof FAMILIES)[number];
export const PIVOT_LEVELS = ['R4', 'R3', 'R2', 'R1', 'P', 'S1', 'S2', 'S3', 'S4'] as const;
export type PivotName = (typeof PIVOT_LEVELS)[number];
/** Rupees. */
export type PivotSet = Readonly<Record<PivotName, N>>;

/** Prices E4, but those of `fibonacci` in rupees. */
export interface Swings {
  readonly startMs: number;
  readonly resistance: N;
  readonly support: N;
  readonly leg: 'UP' | 'DOWN' | 'NONE';
  readonly legHigh: N;
  readonly legLow: N;
  readonly fibonacci: readonly (readonly [share: number, rupees: N])[];
  readonly resistances: readonly number[];
  readonly supports: readonly number[];
}

export interface Pivots {
  readonly system: Family;
  /** The session they come from, and the one they are for; null is the next. */
  readonly from: string;
  readonly for: string | null;
  readonly levels: PivotSet;
  readonly families: Readonly<Record<Family, PivotSet>>;
}

export interface LevelsAnswer {
  readonly id: number;
  readonly interval: string;
  readonly swings: Swings | null;
  readonly pivots: Pivots | null;
}

export interface Pattern {
  readonly sequence: number;
  readonly id: number;
  readonly interval: string;
  readonly kind: string;
  readonly value: number;
  readonly startMs: number;
  readonly endMs: number;
  /** Rupees. */
  readonly price: N;
  readonly target: N;
  readonly barsBack: readonly number[];
}

export interface IndicatorsAnswer {
  readonly id: number;
  readonly interval: string;
  readonly columns: readonly string[];
  /** startMs, then a value a column. */
  readonly bars: readonly (readonly N[])[];
  readonly developing: readonly N[] | null;
  readonly latest: {
    readonly startMs: number;
    readonly endMs: number;
    readonly bars: number;
    readonly flat: readonly string[];
    readonly values: Readonly<Record<string, N>>;
  } | null;
  readonly exact: boolean;
  /** Why there is nothing, where that has a reason of its own. */
  readonly note?: string | null;
}

export interface CorrelationAnswer {
  readonly interval: string;
  readonly period: number;
  readonly endMs: N;
  readonly ids: readonly number[];
  readonly values: readonly (readonly N[])[];
}

export interface Season {
  readonly key: string;
  readonly mean: N;
  readonly median: N;
  readonly n: number;
  /** Share of returns above zero. */
  readonly positive: N;
  readonly t: N;
}

export interface SeasonalityAnswer {
  readonly id: number;
  readonly fromMs: N;
  readonly toMs: N;
  readonly weekday: readonly Season[];
  readonly month: readonly Season[];
  readonly hour: readonly { readonly key: string; readonly meanAbs: N; readonly n: number }[];
}
