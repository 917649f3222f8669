import { type EventInterval, INTERVALS, type Interval, type TimeInterval } from './wire';

export const EVENT_INTERVALS: readonly EventInterval[] = ['100t', '500v', '10r'];
const EVENT = /^([1-9]\d{0,8})([tvr])$/;
const UNIT: Record<string, string> = { t: 'trades', v: 'units', r: 'ticks range' };

/** An interval as a user types it: `5m`, `250 t`, `10R`. Null when the engine has no such bars. */
export function parseInterval(text: string | null): Interval | null {
  const packed = (text ?? '').replace(/\s/g, '').toLowerCase();
  if (INTERVALS.includes(packed as TimeInterval)) {
    return packed as TimeInterval;
  }
  return EVENT.test(packed) ? (packed as EventInterval) : null;
}

/** Bars that close by event may begin within the same second, or hours apart. */
export function isEventInterval(interval: string): boolean {
  return EVENT.test(interval);
}

/** `100 trades`, `500 units`, `10 ticks range`; a time interval is its own name. */
export function intervalName(interval: string): string {
  const parts = EVENT.exec(interval);
  return parts ? `${parts[1]} ${UNIT[parts[2]!]}` : interval;
}
