import type { Time, UTCTimestamp } from 'lightweight-charts';
import { isEventInterval } from './interval';
import type { Series } from './series';
import { IST_OFFSET_MS } from './time';
import { BAR, BAR_FLAG, type FBar } from './wire';

const E4 = 10_000;
const FIRST_EVENT_BAR = 1_000_000_000; // far from zero: older bars come in front

/**
 * The candle library wants times that grow. Bars that close by event may share a second, so they are
 * numbered for it and keep their own times for us; others are shifted to India.
 */
export function timeOf(series: Series, ordinal: number): UTCTimestamp {
  const start = series.at(ordinal)!.bar[BAR.START]!;
  return (
    isEventInterval(series.interval) ? FIRST_EVENT_BAR + ordinal : (start + IST_OFFSET_MS) / 1000
  ) as UTCTimestamp;
}

/** The way back: the start of the bar the library means, epoch ms. */
export function startAt(series: Series | null, time: Time): number {
  return series && isEventInterval(series.interval)
    ? (series.at((time as number) - FIRST_EVENT_BAR)?.bar[BAR.START] ?? 0)
    : (time as number) * 1000 - IST_OFFSET_MS;
}

/** A bar in rupees, for drawing only; what comes from the broker's history is told by its colour. */
export function candle({ bar }: FBar, time: UTCTimestamp, backfilled: string) {
  const colours = { color: backfilled, borderColor: backfilled, wickColor: backfilled };
  return {
    time,
    ...(((bar[BAR.FLAGS] ?? 0) & BAR_FLAG.BACKFILLED) !== 0 ? colours : {}),
    open: bar[BAR.OPEN]! / E4,
    high: bar[BAR.HIGH]! / E4,
    low: bar[BAR.LOW]! / E4,
    close: bar[BAR.CLOSE]! / E4,
  };
}
