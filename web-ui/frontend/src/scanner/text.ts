import * as format from '../format';
import type { Instrument } from '../instrument';
import { clock, day, duration } from '../time';
import type { CellValue, Part, ScanAnswer, ScanColumn, ScanState } from './wire';

const SIGNED = /change|_pct$|delta|doi/;
const LAKH = 100_000; // from here on short forms read better

/** A score's column: it is what the parts explain. */
export function isScore({ name }: ScanColumn): boolean {
  return name === 'btst' || /score/.test(name);
}

/** What a cell shows; the engine's own value, written as traders write it. */
export function cellText(column: ScanColumn, value: CellValue | undefined, instrument?: Instrument): string {
  if (value === null || value === undefined) {
    return format.MISSING;
  }
  if (typeof value === 'object') {
    return partsText(value);
  }
  if (typeof value === 'string') {
    return BUILD_UPS[value] ?? format.minusSigns(value);
  }
  switch (column.kind) {
    case 'price':
      return format.price(value, instrument?.decimals);
    case 'time':
      return clock(value);
    default:
      return numberText(column, value);
  }
}

function numberText(column: ScanColumn, value: number): string {
  if (isScore(column)) {
    return format.decimal(value, 1);
  }
  switch (column.unit) {
    case '%':
      return SIGNED.test(column.name)
        ? `${format.glyph(value)} ${format.signedDecimal(value, 2)}`
        : format.decimal(value, 2);
    case 'x':
      return format.times(value);
    case 'units':
      return SIGNED.test(column.name)
        ? format.signedShort(Math.round(value))
        : format.short(Math.round(value));
    case 'Rs':
      return Math.abs(value) < LAKH ? format.decimal(value, 2) : format.short(Math.round(value));
    default:
      return Number.isInteger(value) || Math.abs(value) >= LAKH
        ? format.short(Math.round(value))
        : format.decimal(value, 2);
  }
}

const BUILD_UPS: Readonly<Record<string, string>> = {
  LONG_BUILDUP: 'long build-up',
  SHORT_BUILDUP: 'short build-up',
  SHORT_COVERING: 'short covering',
  LONG_UNWINDING: 'long unwinding',
  NEUTRAL: format.MISSING,
};

/** Up, down or neither: only what has a direction is coloured. */
export function cellTone(column: ScanColumn, value: CellValue | undefined): string {
  const signed = column.kind === 'number' && SIGNED.test(column.name);
  return signed && typeof value === 'number' && value !== 0 ? (value > 0 ? 'up' : 'down') : '';
}

export function partsText(parts: readonly Part[]): string {
  return parts.map(([name, points]) => `${name} ${format.signedDecimal(points, 1)}`).join(', ');
}

/** `500 scanned · 14 hits · 3 ms` */
export function summary({ scanned, hits, tookUs }: ScanAnswer): string {
  const took = tookUs === null ? '' : ` · ${format.latency(tookUs)}`;
  const found = `${format.quantity(hits)} ${hits === 1 ? 'hit' : 'hits'}`;
  return `${format.quantity(scanned)} scanned · ${found}${took}`;
}

const STATE_WORD: Record<ScanState, string> = {
  WAITING: 'not yet',
  DEVELOPING: 'developing',
  FINAL: 'final',
  RUNNING: '',
};

export function stateText(state: ScanState): string {
  return STATE_WORD[state] ?? state.toLowerCase();
}

/** When the list must be decided on, with the time left, or since when it is final (UI-42). */
export function deadlineText(
  { state, deadlineMs, finalMs }: Pick<ScanAnswer, 'state' | 'deadlineMs' | 'finalMs'>,
  nowMs: number,
): string {
  if (state === 'FINAL') {
    return finalMs === null ? 'final' : `final since ${clock(finalMs)}, ${day(finalMs)}`;
  }
  if (deadlineMs === null) {
    return '';
  }
  const left = deadlineMs - nowMs;
  const at = clock(deadlineMs).slice(0, 5);
  return left > 0 ? `decide by ${at} · ${duration(left)} left` : `decide by ${at} · time is up`;
}

/** `56 % of 120` */
export function rate(count: number, of: number): string {
  return of === 0 ? format.MISSING : `${format.share(count / of)} of ${format.quantity(of)}`;
}
