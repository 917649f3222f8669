import { isEventInterval } from './interval';
import { BAR, type Bar, type ChartWire, type FBar, type FootprintAnswer } from './wire';

export const MAX_BARS = 1500; // UI-184: bars kept a pane
export type SeriesState = 'loading' | 'ready' | 'error';

/** The name of a chart on the stream. */
export function chartTopic(id: number, interval: string, ticksPerRow: number): string {
  return `chart:${id}:${interval}:${ticksPerRow}`;
}

export function startOf(fbar: FBar): number {
  return fbar.bar[BAR.START]!;
}

/** A figure of a bar; 0 stands for a missing count. */
export function count(bar: Bar, field: number): number {
  return bar[field] ?? 0;
}

/**
 * The bars of one instrument at one interval and row height: closed ones ascending, and the one being
 * formed. A bar has an ordinal that stays with it while older ones are added in front or dropped, so a view
 * can hold its place.
 */
export class Series {
  readonly topic: string;
  state: SeriesState = 'loading';
  failure: Error | null = null;
  rowHeight: number;
  forming: FBar | null = null;
  /** Grows with every change of closed bars, and of any bar. */
  closedVersion = 0;
  version = 0;
  /** No older bars exist, or no more fit. */
  complete = false;
  dropped = 0;
  private closed: FBar[] = [];
  private firstOrdinal = 0;
  private readonly byEvent: boolean;
  private sequence = 0;

  constructor(
    readonly id: number,
    readonly interval: string,
    readonly ticksPerRow: number,
    tickSize: number,
  ) {
    this.topic = chartTopic(id, interval, ticksPerRow);
    this.byEvent = isEventInterval(interval);
    this.rowHeight = ticksPerRow * tickSize;
  }

  get length(): number {
    return this.closed.length + (this.forming ? 1 : 0);
  }

  get closedLength(): number {
    return this.closed.length;
  }

  get first(): number {
    return this.firstOrdinal;
  }

  /** The ordinal after the last bar. */
  get end(): number {
    return this.firstOrdinal + this.length;
  }

  /** The bar at an ordinal. */
  at(ordinal: number): FBar | undefined {
    const index = ordinal - this.firstOrdinal;
    return index === this.closed.length ? (this.forming ?? undefined) : this.closed[index];
  }

  isForming(ordinal: number): boolean {
    return ordinal - this.firstOrdinal === this.closed.length;
  }

  *bars(): Generator<FBar> {
    yield* this.closed;
    if (this.forming) {
      yield this.forming;
    }
  }

  get oldestMs(): number | null {
    return this.closed.length > 0 ? startOf(this.closed[0]!) : null;
  }

  onHistory(answer: FootprintAnswer): void {
    this.rowHeight = answer.rowHeight;
    answer.bars.forEach((bar) => this.upsert(bar));
    if (answer.sequence >= this.sequence) {
      this.sequence = answer.sequence;
      this.form(answer.forming);
    }
    this.state = 'ready';
    this.changed(true);
  }

  /** Bars older than the oldest held, ascending. */
  onOlder(bars: readonly FBar[]): void {
    const oldest = this.oldestMs ?? Infinity;
    const older = bars.filter((bar) => startOf(bar) < oldest);
    const room = Math.max(0, MAX_BARS - this.closed.length);
    const taken = room > 0 ? older.slice(-room) : [];
    this.closed = [...taken, ...this.closed];
    this.firstOrdinal -= taken.length;
    this.complete = older.length === 0 || this.closed.length >= MAX_BARS;
    this.changed(true);
  }

  /** What a frame says. A frame older than the history already held must not turn the forming bar back. */
  onFrame(chart: ChartWire, sequence: number): void {
    chart.closed?.forEach((bar) => this.upsert(bar));
    if (sequence >= this.sequence && chart.forming !== undefined) {
      this.sequence = sequence;
      this.form(chart.forming);
    }
    this.changed((chart.closed?.length ?? 0) > 0);
  }

  private changed(closed: boolean): void {
    this.version++;
    if (closed) {
      this.closedVersion++;
      this.form(this.forming);
    }
  }

  private form(forming: FBar | null): void {
    const last = this.closed[this.closed.length - 1];
    const apart = forming && last ? startOf(forming) - startOf(last) : 1;
    this.forming = apart > 0 || (this.byEvent && apart === 0) ? forming : null;
  }

  /**
   * Where a bar that ends before `at` is held already. Bars that close by event may begin together, when
   * one packet fills several: their CVD tells them apart.
   */
  private known(bar: FBar, at: number): number {
    for (let i = at - 1; i >= 0 && startOf(this.closed[i]!) === startOf(bar); i--) {
      if (!this.byEvent || this.closed[i]!.bar[BAR.CVD] === bar.bar[BAR.CVD]) {
        return i;
      }
    }
    return -1;
  }

  private upsert(bar: FBar): void {
    const start = startOf(bar);
    let at = this.closed.length;
    while (at > 0 && startOf(this.closed[at - 1]!) > start) {
      at--;
    }
    const known = this.known(bar, at);
    if (known >= 0) {
      this.closed[known] = bar;
    } else {
      this.closed.splice(at, 0, bar);
    }
    if (this.closed.length > MAX_BARS) {
      this.closed.shift();
      this.firstOrdinal++;
      this.dropped++;
    }
  }
}
