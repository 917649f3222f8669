/** Indian Standard Time from epoch ms, by arithmetic: the browser's own zone never takes part (UI-18). */

export const IST_OFFSET_MS = 19_800_000; // UTC+05:30, no summer time since 1945
const DAY_MS = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function msOfDay(ms: number): number {
  return (((ms + IST_OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS;
}

/** `11:42` */
export function hourMinute(ms: number): string {
  const minutes = Math.floor(msOfDay(ms) / 60_000);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** `11:42:07` */
export function clock(ms: number): string {
  return `${hourMinute(ms)}:${two(Math.floor(msOfDay(ms) / 1000) % 60)}`;
}

/** `11:42:07.250` */
export function clockMs(ms: number): string {
  return `${clock(ms)}.${String(Math.floor(msOfDay(ms)) % 1000).padStart(3, '0')}`;
}

/** `20 Nov 26` */
export function day(ms: number): string {
  const date = new Date(ms + IST_OFFSET_MS);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${two(date.getUTCFullYear() % 100)}`;
}

/** `2026-11-24` */
export function isoDate(ms: number): string {
  return new Date(ms + IST_OFFSET_MS).toISOString().slice(0, 10);
}

/** `2026-11-24` as `24 Nov 26`; text that is not a date comes back as it is. */
export function isoDay(iso: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  const month = parts && MONTHS[Number(parts[2]) - 1];
  return parts && month ? `${Number(parts[3])} ${month} ${parts[1]!.slice(2)}` : iso;
}

/** Whole days since 1970 in India: two times of one trading date share it. */
export function dayNumber(ms: number): number {
  return Math.floor((ms + IST_OFFSET_MS) / DAY_MS);
}

/** `3 m 20 s`, `2 h 5 m`, `6 s` */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) {
    return `${seconds} s`;
  }
  return seconds < 3600
    ? `${Math.floor(seconds / 60)} m ${seconds % 60} s`
    : `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} m`;
}

const UNIT_MS: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: DAY_MS };

/** The length of an interval such as `5m`. */
export function intervalMs(interval: string): number {
  return Number(interval.slice(0, -1)) * (UNIT_MS[interval.slice(-1)] ?? 0);
}

/** A bar's start in as few characters as its interval needs. */
export function barTime(startMs: number, interval: string): string {
  const length = intervalMs(interval);
  return length >= DAY_MS ? day(startMs) : length < 60_000 ? clock(startMs) : hourMinute(startMs);
}
