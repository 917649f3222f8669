/** Option chains as API.md says them. Strikes, option prices E4; `price`, forward, spot doubles in rupees. */

type N = number | null;

export interface ChainName {
  readonly chain: number;
  readonly underlying: string;
  readonly expiry: string;
  readonly segment: string;
  readonly lotSize: number;
  readonly strikes: number;
}

export type BuildUp = 'LONG_BUILDUP' | 'SHORT_BUILDUP' | 'LONG_UNWINDING' | 'SHORT_COVERING' | 'NEUTRAL';

export interface Leg {
  readonly id: number;
  readonly token: number;
  readonly ltp: N;
  readonly bid: N;
  readonly ask: N;
  readonly prevClose: N;
  readonly oi: N;
  readonly oiChange: N;
  readonly oiAgeMs: N;
  readonly volume: N;
  readonly buildUp: BuildUp | null;
  readonly price: N;
  readonly iv: N;
  readonly ivFlag: string | null;
  readonly delta: N;
  readonly gamma: N;
  readonly theta: N;
  readonly vega: N;
  readonly rho: N;
  readonly usable: boolean;
}

export interface ChainRow {
  readonly strike: number;
  readonly stale: boolean;
  readonly illiquid: boolean;
  readonly pain: N;
  readonly ce: Leg | null;
  readonly pe: Leg | null;
}

export interface ChainSummary {
  readonly chain: number;
  readonly underlying: string;
  readonly expiry: string;
  readonly segment: string;
  readonly lotSize: number;
  readonly timeMs: number;
  readonly dte: N;
  readonly t: N;
  readonly basis: string;
  readonly forward: N;
  readonly forwardFrom: 'FUTURE' | 'PARITY' | 'SPOT' | null;
  readonly spot: N;
  readonly spotId: N;
  readonly futureId: N;
  readonly atm: N;
  readonly ceOi: N;
  readonly peOi: N;
  readonly ceVolume: N;
  readonly peVolume: N;
  readonly ceDoi: N;
  readonly peDoi: N;
  readonly pcrOi: N;
  readonly pcrVolume: N;
  readonly pcrChange: N;
  readonly label: string | null;
  readonly convention: string;
  readonly maxPain: N;
  readonly supports: readonly number[];
  readonly resistances: readonly number[];
  readonly supportsByChange: readonly number[];
  readonly resistancesByChange: readonly number[];
  readonly atmIv: N;
  readonly iv30: N;
  readonly iv30Bracketed: boolean;
  readonly ivRank: N;
  readonly ivPercentile: N;
  readonly ivDays: N;
  readonly straddle: N;
  readonly impliedMovePct: N;
  readonly gex: N;
  readonly strikes: number;
  readonly staleRows: number;
  readonly oiAgeMs: N;
  readonly riskFree: N;
}

export interface ChainAnswer {
  readonly summary: ChainSummary;
  readonly rows: readonly ChainRow[];
}

/** timeMs, pcrOi, pcrVolume, maxPain, atmIv, forward, straddle: one a minute. */
export type HistoryPoint = readonly N[];
export const POINT = {
  TIME: 0,
  PCR_OI: 1,
  PCR_VOLUME: 2,
  MAX_PAIN: 3,
  ATM_IV: 4,
  FORWARD: 5,
  STRADDLE: 6,
} as const;

export interface HistoryAnswer {
  readonly points: readonly HistoryPoint[];
}
