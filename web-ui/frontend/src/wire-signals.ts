/** Signals and how they did, as API.md says them. Prices E4, times epoch ms, missing is null. */

type N = number | null;

export type SignalType = 'ACCUMULATION' | 'DISTRIBUTION' | 'BUY' | 'SELL';
export type SignalStatus = 'EMITTED' | 'SUPPRESSED_OPPOSITE' | 'SUPPRESSED_CAP';
export type Outcome = 'TARGET' | 'STOP' | 'CLOSE';

export interface Reason {
  readonly code: string;
  readonly component: 'base' | 'pcr' | 'imbalance' | 'institutional' | 'surge';
  readonly points: number;
  readonly most: number;
  readonly text: string;
  readonly value: number | string | null;
  readonly threshold: number | string | null;
}

export interface Signal {
  readonly sequence: number;
  readonly id: number;
  readonly segment: string;
  readonly token: number;
  readonly symbol: string;
  readonly timeMs: number;
  readonly type: SignalType;
  readonly direction: 1 | -1;
  readonly confidence: number;
  readonly rankScore: number;
  readonly tier: 'HIGH' | 'MEDIUM' | 'LOW';
  readonly status: SignalStatus;
  readonly entry: N;
  readonly stop: N;
  readonly target: N;
  readonly outcome: Outcome | null;
  readonly outcomeMs: N;
  readonly outcomePrice: N;
  /** Expected right share of the sides it was computed from. */
  readonly inference: N;
  readonly reasons: readonly Reason[];
  readonly inputs: Readonly<Record<string, number | string | null>>;
}

export interface SignalsAnswer {
  readonly sequence: number;
  readonly cap: number;
  readonly emittedToday: number;
  readonly minConfidence: number;
  readonly unproven: string;
  readonly signals: readonly Signal[];
}

export interface OutcomeItem {
  readonly sequence: number;
  readonly signalSequence: number;
  readonly outcome: Outcome;
  readonly outcomeMs: number;
  readonly outcomePrice: N;
}

export interface Tally {
  readonly target: number;
  readonly stop: number;
  readonly close: number;
  readonly open: number;
  readonly hitRate: N;
  readonly meanR: N;
}

export interface PerformanceRow extends Tally {
  readonly type: 'ALL' | SignalType;
  readonly confidence: N;
  readonly signals: number;
  readonly random: Tally & { readonly entries: number };
}

export interface PerformanceAnswer {
  readonly seed: number;
  readonly note: string;
  readonly rows: readonly PerformanceRow[];
}
