import { quantity, short as shortCount } from '../format';
import { clock, day } from '../time';
import type { ReplaySession, Speed } from './wire';

const NS_PER_MS = 1e6;

export const SPEEDS: readonly Speed[] = [0.5, 1, 4, 16, 64, 'max'];

export function ms(ns: number): number {
  return ns / NS_PER_MS;
}

export function speedText(speed: Speed): string {
  return speed === 'max' ? 'max' : `×${speed}`;
}

/** The next slower (−1) or faster (+1) of the speeds offered. */
export function nextSpeed(now: Speed, by: 1 | -1): Speed {
  const value = (speed: Speed) => (speed === 'max' ? Infinity : speed);
  const faster = SPEEDS.filter((it) => value(it) > value(now));
  const slower = SPEEDS.filter((it) => value(it) < value(now));
  return (by > 0 ? faster[0] : slower[slower.length - 1]) ?? now;
}

/** What the badge says behind REPLAY: `23 Nov 10:15:03 ×4` */
export function badgeText(session: ReplaySession): string {
  const date = day(ms(session.timeNs)).replace(/ \d+$/, '');
  const pace = session.state === 'PLAYING' ? ` ${speedText(session.speed)}` : ` ${stateText(session)}`;
  return `${date} ${clock(ms(session.timeNs))}${pace}`;
}

export function stateText({ state }: ReplaySession): string {
  return { PLAYING: 'playing', PAUSED: 'paused', SEEKING: 'seeking', ENDED: 'end', FAILED: 'failed' }[state];
}

export interface HashLine {
  readonly tone: 'good' | 'bad' | 'dim';
  readonly text: string;
  readonly detail: string;
}

/** How the replay agrees with what was recorded live (UI-91). */
export function hashLine(session: ReplaySession): HashLine {
  const { liveHash, replayHash, identicalThroughNs, differsAt, difference, compareEnded, behindGap } =
    session;
  const through = identicalThroughNs === null ? '' : clock(ms(identicalThroughNs));
  const hashes = `live hash ${liveHash ?? '—'}, replay hash ${replayHash ?? '—'}`;
  if (difference !== null && differsAt !== null) {
    const before = through ? `, identical through ${through}` : '';
    return {
      tone: 'bad',
      text: `✗ differs at event ${quantity(differsAt)}${before}`,
      detail: `${difference}. ${hashes}`,
    };
  }
  if (behindGap !== null) {
    const { from, to, equal, unequal } = behindGap;
    return {
      tone: 'dim',
      text: `identical up to a gap at event ${quantity(from)}`,
      detail:
        `events ${quantity(from)} to ${quantity(to)} are not recorded whole; of the records behind them ` +
        `${quantity(equal)} are equal, ${quantity(unequal)} differ. ${hashes}`,
    };
  }
  if (compareEnded !== null) {
    const text = through ? `compared through ${through}, ${compareEnded}` : compareEnded;
    return { tone: 'dim', text, detail: hashes };
  }
  return through
    ? { tone: 'good', text: `${short(liveHash)} ✓ identical through ${through}`, detail: hashes }
    : { tone: 'dim', text: 'comparing with live from the first full minute on', detail: hashes };
}

function short(hash: string | null): string {
  return hash === null ? '—' : `${hash.slice(0, 4)}…${hash.slice(-2)}`;
}

/** What the day holds, as far as it is known; what found no room is said, too. */
export function countsLine(session: ReplaySession): string {
  const { counted, countFailure, instruments, ticks, gapCount, notSteppable } = session;
  if (countFailure !== null) {
    return 'packets and gaps cannot be counted: the recording is damaged';
  }
  if (!counted) {
    return 'counting packets and gaps…';
  }
  const gaps = gapCount === 0 ? 'no gaps' : gapCount === 1 ? '1 gap' : `${quantity(gapCount)} gaps`;
  const beyond = notSteppable > 0 ? ` · ${quantity(notSteppable)} bars and signals cannot be stepped to` : '';
  return `${quantity(instruments)} instruments · ${shortCount(ticks)} ticks · ${gaps}${beyond}`;
}

/** `0.3 s`, below a hundredth in ms. */
export function seekText(seekMs: number): string {
  return seekMs < 10 ? `${seekMs.toFixed(1)} ms` : `${(seekMs / 1000).toFixed(seekMs < 1000 ? 2 : 1)} s`;
}

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Where in a span a moment stands, 0 to 1. */
export function fraction({ fromMs, toMs }: Span, atMs: number): number {
  return toMs <= fromMs ? 0 : Math.min(1, Math.max(0, (atMs - fromMs) / (toMs - fromMs)));
}

interface Session {
  readonly openMs: number | null;
  readonly closeMs: number | null;
  readonly auctionToMs: number | null;
}

/** The trading day to scrub through: by the calendar, by the recording where that says nothing. */
export function dayShown(calendar: readonly Session[], session: ReplaySession): Span {
  const first = ms(session.firstTimeNs);
  const last = ms(session.lastTimeNs);
  const opens = calendar.map((it) => it.openMs).filter((it): it is number => it !== null && it <= last);
  const closes = calendar
    .flatMap((it) => [it.closeMs, it.auctionToMs])
    .filter((it): it is number => it !== null && it >= first);
  if (opens.length === 0 || closes.length === 0) {
    return { fromMs: first, toMs: last };
  }
  return { fromMs: Math.min(...opens), toMs: Math.max(...closes, last) };
}

/** Gaps as bands of the scrubber; those closer than a pixel become one. */
export function bands(session: ReplaySession, span: Span, pixels: number): { from: number; to: number }[] {
  const result: { from: number; to: number }[] = [];
  const pixel = 1 / Math.max(1, pixels);
  for (const gap of [...session.gaps].sort((a, b) => a.fromNs - b.fromNs)) {
    const from = fraction(span, ms(gap.fromNs));
    const to = Math.max(from + pixel, fraction(span, ms(gap.toNs)));
    const before = result[result.length - 1];
    if (before && from - before.to < pixel) {
      before.to = Math.max(before.to, to);
    } else {
      result.push({ from, to });
    }
  }
  return result;
}
