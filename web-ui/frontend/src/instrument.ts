import type { InstrumentWire } from './wire';
import { decimalsOf, price } from './format';
import { isoDay } from './time';

/** One tradable thing. `strike` and `tickSize` in E4, `lotSize` in units. */
export interface Instrument {
  readonly id: number;
  readonly segment: string;
  readonly token: number;
  readonly symbol: string;
  readonly type: string;
  readonly underlying: string | null;
  readonly expiry: string | null;
  readonly strike: number | null;
  readonly lotSize: number;
  readonly tickSize: number;
  readonly decimals: 2 | 4;
}

export type Kind = 'future' | 'option' | 'stock' | 'index';

export function instrumentOf(wire: InstrumentWire): Instrument {
  const [id, segment, token, symbol, type, underlying, expiry, strike, lotSize, tickSize] = wire;
  const decimals = decimalsOf(tickSize);
  return {
    id,
    segment,
    token,
    symbol,
    type,
    underlying,
    expiry,
    strike,
    lotSize: Math.max(1, lotSize),
    tickSize: Math.max(1, tickSize),
    decimals,
  };
}

export function kindOf(instrument: Instrument): Kind {
  switch (instrument.type) {
    case 'FUT':
      return 'future';
    case 'CE':
    case 'PE':
      return 'option';
    case 'INDEX':
    case 'IDX':
      return 'index';
    default:
      return 'stock';
  }
}

/** The heading an instrument is listed under; inside it `shortName` is enough (UI-147). */
export function groupOf(instrument: Instrument): string {
  const expiry = instrument.expiry ? ` · ${isoDay(instrument.expiry)}` : '';
  switch (kindOf(instrument)) {
    case 'future':
      return `Futures${expiry}`;
    case 'option':
      return `${instrument.underlying ?? ''} options${expiry}`;
    case 'index':
      return 'Indices';
    case 'stock':
      return 'Stocks';
  }
}

export function shortName(instrument: Instrument): string {
  switch (kindOf(instrument)) {
    case 'future':
      return instrument.underlying ?? instrument.symbol;
    case 'option':
      return instrument.strike === null
        ? instrument.symbol
        : `${price(instrument.strike).replace(/\.00$/, '')} ${instrument.type}`;
    default:
      return instrument.symbol;
  }
}

/** What it is called among all others, with as few letters as tell it apart at a glance. */
export function rankedName(instrument: Instrument): string {
  switch (kindOf(instrument)) {
    case 'future':
      return `${shortName(instrument)} FUT`;
    case 'option':
      return `${instrument.underlying ?? ''} ${shortName(instrument)}`;
    default:
      return instrument.symbol;
  }
}

const KIND_ORDER: Record<Kind, number> = { future: 0, option: 1, stock: 2, index: 3 };

/** Futures, options by strike, stocks, indices; nearest expiry first. */
export function compareInstruments(a: Instrument, b: Instrument): number {
  return (
    KIND_ORDER[kindOf(a)] - KIND_ORDER[kindOf(b)] ||
    (kindOf(a) === 'option' ? compareText(a.underlying ?? '', b.underlying ?? '') : 0) ||
    compareText(a.expiry ?? '', b.expiry ?? '') ||
    (a.strike ?? 0) - (b.strike ?? 0) ||
    (kindOf(a) === 'option' ? compareText(a.type, b.type) : a.id - b.id)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Every typed word must stand in the symbol, blanks or not: `nif 245 ce` and `24500ce` find the 24,500 call
 * (UI-161).
 */
export function matches(instrument: Instrument, query: string): boolean {
  const text = `${instrument.symbol} ${instrument.token} ${instrument.type}`.toLowerCase().replace(/,/g, '');
  const packed = text.replace(/ /g, '');
  return query
    .toLowerCase()
    .replace(/,/g, '')
    .split(/\s+/)
    .every((word) => text.includes(word) || packed.includes(word));
}
