import type { Chart } from './chart';
import type { Loop } from './loop';
import type { Market } from './market';
import type { ReplaySession } from './replay/wire';
import type { Screens } from './screens';
import { count } from './series';
import { BAR, QUOTE, ROW } from './wire';

/** A read-only window on what the page shows, for browser tests and the console. */
export function debugHandle(
  market: Market,
  chart: Chart,
  loop: Loop,
  selected: () => number,
  screens: Screens,
  session: () => ReplaySession | null,
) {
  return Object.freeze({
    sequence: () => market.sequence,
    frame: () => market.frame,
    quote: (id: number) =>
      Object.fromEntries(
        Object.entries(QUOTE).map(([name, field]) => {
          const value = market.quotes.get(id, field);
          return [camel(name), Number.isNaN(value) ? null : value];
        }),
      ),
    bars: () =>
      [...(chart.series?.bars() ?? [])].map(({ bar, rows }) => ({
        startMs: count(bar, BAR.START),
        open: count(bar, BAR.OPEN),
        high: count(bar, BAR.HIGH),
        low: count(bar, BAR.LOW),
        close: count(bar, BAR.CLOSE),
        volume: count(bar, BAR.VOLUME),
        confidence: bar[BAR.CONFIDENCE] ?? null,
        delta: count(bar, BAR.DELTA),
        rowVolume: rows.reduce((sum, row) => sum + row[ROW.BID]! + row[ROW.ASK]! + row[ROW.NEUTRAL]!, 0),
      })),
    mode: () => chart.mode,
    interval: () => chart.interval,
    ticksPerRow: () => chart.ticksPerRow,
    selected,
    screen: () => screens.current,
    /** The latest value of a panel's topic, such as `chain:0` or `book:3`. */
    panel: (topic: string) => market.panels.sheet<unknown>(topic),
    /** The recorded day that is open, null on a live page. */
    session,
    framesPainted: () => loop.painted,
    fps: () => loop.fps,
    bounds: () => ({
      quotesRefused: market.quotes.refused,
      chartsEvicted: market.charts.evicted,
      barsDropped: chart.series?.dropped ?? 0,
      printsMissed: market.tape.missed,
    }),
  });
}

function camel(name: string): string {
  return name.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
