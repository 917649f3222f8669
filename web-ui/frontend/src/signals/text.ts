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

const ENOUGH = 30; // below this many closed trades a difference of shares is noise
const TWO_SIGMA = 1.96;

export interface Verdict {
  readonly tone: 'good' | 'bad' | 'none';
  readonly text: string;
}

function closed(tally: { target: number; stop: number; close: number }): number {
  return tally.target + tally.stop + tally.close;
}

/**
 * Whether signals did better than random entries at the same times: a two-sided test of the two shares that
 * reached the target, and of nothing finer. Few signals are never called skill.
 */
export function verdict(answer: PerformanceAnswer): Verdict {
  const all = answer.rows.find((row) => row.type === 'ALL' && row.confidence === null);
  const [n, m] = all ? [closed(all), closed(all.random)] : [0, 0];
  if (!all || n === 0 || m === 0) {
    return { tone: 'none', text: 'No signal has closed yet, so nothing can be said about skill.' };
  }
  const [p, q] = [all.target / n, all.random.target / m];
  const shares =
    `${format.share(p)} of ${format.quantity(n)} closed signals reached their target, ` +
    `${format.share(q)} of ${format.quantity(m)} random entries at the same times; ` +
    `${format.signedDecimal(all.meanR, 2)} R against ${format.signedDecimal(all.random.meanR, 2)} R on average.`;
  if (n < ENOUGH) {
    return { tone: 'none', text: `Too few to tell skill from luck. ${shares}` };
  }
  const z = zOf(all.target, n, all.random.target, m);
  if (z > TWO_SIGMA && (all.meanR ?? 0) > (all.random.meanR ?? 0)) {
    return { tone: 'good', text: `Better than random entries here. ${shares} Costs are not included.` };
  }
  return z < -TWO_SIGMA
    ? { tone: 'bad', text: `Worse than random entries. ${shares}` }
    : { tone: 'none', text: `No better than random entries. ${shares}` };
}

/** The distance of two shares in standard errors of their pooled share. */
export function zOf(hits: number, n: number, otherHits: number, m: number): number {
  const pooled = (hits + otherHits) / (n + m);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
  return error === 0 ? 0 : (hits / n - otherHits / m) / error;
}

/** What a row of the table is about: `all`, `BUY`, `BUY 8/10`. */
export function rowName({ type, confidence }: PerformanceRow): string {
  const name = type === 'ALL' ? 'All signals' : type.charAt(0) + type.slice(1).toLowerCase();
  return confidence === null ? name : `${name} ${confidence}/10`;
}
