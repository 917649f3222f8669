import type { Instrument } from './instrument';
import { Failure, footprint } from './rest';
import { Series, chartTopic } from './series';
import type { ChartWire } from './wire';

const MAX_SERIES = 24; // every interval of one instrument twice over; the one unused longest goes first
const FIRST_BARS = 200; // one wide screen of columns
const MORE_BARS = 200;

/**
 * The charts this page has shown. Switching back to one is instant: it is drawn from here at once and
 * brought up to date by the history that follows.
 */
export class Charts {
  private readonly known = new Map<string, Series>();
  private readonly waiting = new Map<string, Instrument>();
  private readonly paging = new Set<string>();
  private serving: ReadonlySet<string> = new Set();
  evicted = 0;

  open(instrument: Instrument, interval: string, ticksPerRow: number): Series {
    const topic = chartTopic(instrument.id, interval, ticksPerRow);
    const series =
      this.known.get(topic) ?? new Series(instrument.id, interval, ticksPerRow, instrument.tickSize);
    this.known.delete(topic);
    this.known.set(topic, series);
    if (this.known.size > MAX_SERIES) {
      this.known.delete(this.known.keys().next().value!);
      this.evicted++;
    }
    this.load(instrument, series);
    return series;
  }

  /** History is asked for only once the stream carries the topic, so no bar falls between the two. */
  load(instrument: Instrument, series: Series): void {
    this.waiting.set(series.topic, instrument);
    this.flush();
  }

  onServing(topics: readonly string[]): void {
    this.serving = new Set(topics);
    this.flush();
  }

  private flush(): void {
    for (const [topic, instrument] of [...this.waiting]) {
      const series = this.known.get(topic);
      if (!series) {
        this.waiting.delete(topic);
      } else if (this.serving.has(topic)) {
        this.waiting.delete(topic);
        void this.fetch(instrument, series);
      }
    }
  }

  private async fetch(instrument: Instrument, series: Series): Promise<void> {
    try {
      series.onHistory(await footprint(instrument, series, FIRST_BARS));
      series.failure = null;
    } catch (error) {
      series.failure = error instanceof Error ? error : new Failure(String(error));
      series.state = series.length > 0 ? 'ready' : 'error';
      series.version++;
    }
  }

  /** Fetches older bars in front; does nothing while a fetch is under way or when there are none. */
  async older(instrument: Instrument, series: Series): Promise<void> {
    const before = series.oldestMs;
    if (series.complete || before === null || series.state !== 'ready' || this.paging.has(series.topic)) {
      return;
    }
    this.paging.add(series.topic);
    try {
      series.onOlder((await footprint(instrument, series, MORE_BARS, before)).bars);
    } catch {
      series.complete = true; // what is on screen stays; opening the chart again asks anew
    } finally {
      this.paging.delete(series.topic);
    }
  }

  /** @returns false when the server asks for this chart's history to be fetched again */
  onFrame(chart: ChartWire, sequence: number): boolean {
    const series = this.known.get(chart.topic);
    if (series && !chart.reload) {
      series.onFrame(chart, sequence);
    }
    return !(series && chart.reload);
  }

  /** A new run of the engine: what is held belongs to the old one. */
  forget(): void {
    this.known.clear();
    this.waiting.clear();
  }

  get size(): number {
    return this.known.size;
  }
}
