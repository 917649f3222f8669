import * as format from '../format';
import type { BuildUp, ChainAnswer, ChainRow, ChainSummary, Leg } from '../wire-options';

/*
 * A chain as its table shows it. Pure: strings and shares, no element. Nothing is computed here that the
 * engine computes; percentages of change are the formatter's.
 */

export type Side = 'ce' | 'pe';

export const BUILD_UP: Record<BuildUp, { readonly short: string; readonly words: string }> = {
  LONG_BUILDUP: { short: 'LB', words: 'long build-up: price up, OI up' },
  SHORT_BUILDUP: { short: 'SB', words: 'short build-up: price down, OI up' },
  LONG_UNWINDING: { short: 'LU', words: 'long unwinding: price down, OI down' },
  SHORT_COVERING: { short: 'SC', words: 'short covering: price up, OI down' },
  NEUTRAL: { short: '·', words: 'neutral: too little change' },
};

/** Columns from the outside in; puts show the same in reverse. `full` ones appear on request. */
export const COLUMNS = [
  { key: 'rho', head: 'Rho', tip: 'per 1 % of the rate', full: true },
  { key: 'vega', head: 'Vega', tip: 'rupees per vol point', full: true },
  { key: 'gamma', head: 'Γ', tip: 'gamma: delta per rupee of the forward', full: true },
  { key: 'theta', head: 'Θ', tip: 'theta: rupees per calendar day', full: false },
  { key: 'delta', head: 'Δ', tip: 'delta: per rupee of the forward', full: false },
  { key: 'iv', head: 'IV %', tip: 'implied volatility, percent a year', full: false },
  { key: 'volume', head: 'Vol', tip: 'traded today', full: false },
  { key: 'buildUp', head: 'Build-up', tip: 'LB SB LU SC: words on hover', full: false },
  { key: 'oiChange', head: 'ΔOI', tip: 'open interest against the previous close', full: false },
  { key: 'oi', head: 'OI', tip: 'open interest', full: false },
  { key: 'change', head: 'Chg %', tip: 'last price against the previous close', full: false },
  { key: 'ltp', head: 'LTP', tip: 'last traded price', full: false },
] as const;
export type Column = (typeof COLUMNS)[number]['key'];

export interface LegView {
  readonly id: number;
  readonly texts: Readonly<Record<Column, string>>;
  readonly tips: Partial<Readonly<Record<Column, string>>>;
  /** Of the largest in sight, 0 to 1; `oiChangeShare` carries its sign. */
  readonly oiShare: number;
  readonly oiChangeShare: number;
  readonly change: number;
  readonly inTheMoney: boolean;
}

export interface RowView {
  readonly strike: string;
  readonly strikeE4: number;
  readonly atm: boolean;
  readonly stale: boolean;
  readonly illiquid: boolean;
  /** What is special about the strike, on the side it comes from: resistances of calls, supports of puts. */
  readonly tags: Tags;
  readonly ce: LegView | null;
  readonly pe: LegView | null;
}

/** Rows around the ATM strike, so many to each side; all of them for Infinity. */
export function around(rows: readonly ChainRow[], atm: number | null, each: number): readonly ChainRow[] {
  if (rows.length === 0 || !Number.isFinite(each)) {
    return rows;
  }
  let middle = rows.findIndex((row) => row.strike === atm);
  middle = middle < 0 ? rows.length >> 1 : middle;
  return rows.slice(Math.max(0, middle - each), middle + each + 1);
}

export interface Tags {
  readonly left: string;
  readonly right: string;
}

/** What a strike is marked with: `max pain R1` left, `S1` and staleness right. */
export function tagsOf(strike: number, summary: ChainSummary, stale: boolean): Tags {
  const ranked = (letter: string, strikes: readonly number[]) => {
    const at = strikes.indexOf(strike);
    return at < 0 ? [] : [`${letter}${at + 1}`];
  };
  const left = [...(summary.maxPain === strike ? ['max pain'] : []), ...ranked('R', summary.resistances)];
  const right = [...ranked('S', summary.supports), ...(stale ? ['◷ stale'] : [])];
  return { left: left.join(' '), right: right.join(' ') };
}

export function rowViews({ summary, rows }: ChainAnswer, each: number, unit: number): RowView[] {
  const seen = around(rows, summary.atm, each);
  const legs = seen.flatMap(({ ce, pe }) => [ce, pe]).filter((leg): leg is Leg => leg !== null);
  const most = {
    oi: Math.max(1, ...legs.map((leg) => leg.oi ?? 0)),
    change: Math.max(1, ...legs.map((leg) => Math.abs(leg.oiChange ?? 0))),
  };
  return seen.map((row) => ({
    strike: format.strike(row.strike),
    strikeE4: row.strike,
    atm: row.strike === summary.atm,
    stale: row.stale,
    illiquid: row.illiquid,
    tags: tagsOf(row.strike, summary, row.stale),
    ce: legView(row.ce, most, unit, inTheMoney('ce', row.strike, summary)),
    pe: legView(row.pe, most, unit, inTheMoney('pe', row.strike, summary)),
  }));
}

/** The forward decides, in rupees; without one nothing is in the money. */
function inTheMoney(side: Side, strike: number, { forward }: ChainSummary): boolean {
  return forward !== null && (side === 'ce' ? strike < forward * 10_000 : strike > forward * 10_000);
}

function legView(
  leg: Leg | null,
  most: { readonly oi: number; readonly change: number },
  unit: number,
  itm: boolean,
): LegView | null {
  if (!leg) {
    return null;
  }
  const lots = (units: number | null) => (units === null || unit === 1 ? units : Math.round(units / unit));
  const change = leg.ltp !== null && leg.prevClose !== null ? leg.ltp - leg.prevClose : null;
  const percent = format.percentOf(change, leg.prevClose);
  const buildUp = leg.buildUp === null ? null : BUILD_UP[leg.buildUp];
  return {
    id: leg.id,
    texts: {
      rho: format.signedDecimal(leg.rho, 2),
      vega: format.decimal(leg.vega, 1),
      gamma: format.decimal(leg.gamma, 4),
      theta: format.signedDecimal(leg.theta, 1),
      delta: format.signedDecimal(leg.delta, 2),
      iv: leg.iv === null ? format.MISSING : format.decimal(leg.iv * 100, 1),
      volume: format.short(lots(leg.volume)),
      buildUp: buildUp?.short ?? format.MISSING,
      oiChange: format.signedShort(lots(leg.oiChange)),
      oi: format.short(lots(leg.oi)),
      change: format.percent(percent),
      ltp: format.price(leg.ltp),
    },
    tips: {
      ...(leg.ivFlag ? { iv: `no IV: ${leg.ivFlag.toLowerCase().replaceAll('_', ' ')}` } : {}),
      ...(buildUp ? { buildUp: buildUp.words } : {}),
      ltp:
        `bid ${format.price(leg.bid)} · ask ${format.price(leg.ask)}` +
        (leg.usable ? '' : ' · quote too wide for IV'),
    },
    oiShare: (leg.oi ?? 0) / most.oi,
    oiChangeShare: (leg.oiChange ?? 0) / most.change,
    change: change ?? 0,
    inTheMoney: itm,
  };
}
