import * as format from '../format';
import { clock } from '../time';
import type {
  PerformanceAnswer,
  PerformanceRow,
  Reason,
  Signal,
  SignalStatus,
  SignalType,
} from '../wire-signals';

/*
 * What the signals screen says, from what the engine computed. Pure: no element, no clock.
 */

/** Shape and word and colour tell a type (UI-32): solid where someone hides, hollow where price runs. */
export const TYPE_SHAPE: Record<SignalType, string> = {
  ACCUMULATION: '▲',
  BUY: '△',
  DISTRIBUTION: '▼',
  SELL: '▽',
};

export const COMPONENT_WORD: Record<Reason['component'], string> = {
  base: 'Type',
  pcr: 'Put-call ratio',
  imbalance: 'Book imbalance',
  institutional: 'Institutional ratio',
  surge: 'Volume surge',
};

const STATUS_WORD: Record<SignalStatus, string> = {
  EMITTED: 'emitted',
  SUPPRESSED_OPPOSITE: 'suppressed: opposite signal just before',
  SUPPRESSED_CAP: 'suppressed: daily cap reached',
};

export function statusText(status: SignalStatus): string {
  return STATUS_WORD[status] ?? String(status).toLowerCase().replaceAll('_', ' ');
}

/** `target at 11:52:07, +2.50 R`, or that it is still open. */
export function outcomeText(signal: Signal, decimals: 2 | 4): string {
  const { outcome, outcomeMs, outcomePrice } = signal;
  if (outcome === null) {
    return 'open';
  }
  const word = { TARGET: 'target', STOP: 'stop', CLOSE: 'session close' }[outcome];
  const when = outcomeMs === null ? '' : ` ${clock(outcomeMs)}`;
  const price = outcomePrice === null ? '' : ` at ${format.price(outcomePrice, decimals)}`;
  const r = gainInR(signal);
  return `${word}${when}${price}${r === null ? '' : `, ${format.signedDecimal(r, 2)} R`}`;
}

/** What a closed signal gained in units of what it risked. */
export function gainInR({ entry, stop, outcomePrice, direction }: Signal): number | null {
  if (entry === null || stop === null || outcomePrice === null || entry === stop) {
    return null;
  }
  return ((outcomePrice - entry) * direction) / Math.abs(entry - stop);
}

/** `4 of 6 today, ≥ 7` (UI-33). */
export function capText(emittedToday: number, cap: number, minConfidence: number): string {
  return `${emittedToday} of ${cap} today, ≥ ${minConfidence}`;
}

export function valueText(value: Reason['value']): string {
  if (typeof value === 'number') {
    return Number.isInteger(value) ? format.decimal(value, 0) : format.decimal(value, 2);
  }
  return value === null || value === undefined ? format.MISSING : value.toLowerCase().replaceAll('_', ' ');
}

/** A signal as one sentence, for the list's name and the live region. */
export function signalSentence(signal: Signal, decimals: 2 | 4): string {
  return (
    `${signal.type.toLowerCase()} ${signal.symbol} at ${clock(signal.timeMs)}, ` +
    `confidence ${signal.confidence} of 10, entry ${format.price(signal.entry, decimals)}, ` +
    `${statusText(signal.status)}`
  );
}

export interface Verdict {
  readonly tone: 'good' | 'bad' | 'none';
  /** The conclusion, and the figures it stands on. */
  readonly head: string;
  readonly figures: string;
}

/**
 * The engine's own sentence about signals against random entries, its conclusion first: `…: no better than
 * random.` Nothing is tested again here.
 */
export function verdict({ note }: PerformanceAnswer): Verdict {
  const text = format.minusSigns(note.trim());
  const at = text.lastIndexOf(': ');
  const end = at < 0 ? text : text.slice(at + 2);
  const head = end.charAt(0).toUpperCase() + end.slice(1);
  const tone = /^better/i.test(end) ? 'good' : /^worse/i.test(end) ? 'bad' : 'none';
  return { tone, head, figures: at < 0 ? '' : `${text.slice(0, at)}.` };
}

/** What a row of the table is about: `all`, `BUY`, `BUY 8/10`. */
export function rowName({ type, confidence }: PerformanceRow): string {
  const name = type === 'ALL' ? 'All signals' : type.charAt(0) + type.slice(1).toLowerCase();
  return confidence === null ? name : `${name} ${confidence}/10`;
}
