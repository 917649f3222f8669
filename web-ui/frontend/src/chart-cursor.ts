import type { ChartView, Cursor } from './chart-view';
import type { Instrument } from './instrument';
import { spoken } from './readout';
import type { Series } from './series';
import type { Speaker } from './speaker';
import { BAR } from './wire';

/** What the cursor walks over: asked anew at each step, for the chart may have switched since. */
export interface Walk {
  readonly series: Series | null;
  readonly instrument: Instrument | null;
  readonly view: ChartView;
}

/** The data cursor: moved by pointer or arrow keys over bars and price rows, and spoken (UI-170). */
export class ChartCursor implements Cursor {
  ordinal: number | null = null;
  price: number | null = null;

  constructor(
    private readonly walk: () => Walk,
    private readonly speaker: Speaker,
  ) {}

  clear(): void {
    this.ordinal = null;
    this.price = null;
  }

  /** To the first bar held, or to the live edge. */
  goto(edge: 'first' | 'live'): void {
    const { series, view } = this.walk();
    if (series && series.length > 0) {
      view.reveal(edge === 'first' ? series.first : Infinity);
      this.set(edge === 'first' ? series.first : series.end - 1);
    }
  }

  moveBars(step: number): void {
    const { series, view } = this.walk();
    if (series && series.length > 0) {
      const { first, end } = series;
      const from = this.ordinal ?? end - 1 - Math.sign(step);
      const to = Math.min(end - 1, Math.max(first, from + step));
      view.reveal(to);
      this.set(to);
    }
  }

  moveRows(step: number): void {
    const { series } = this.walk();
    const bar = series?.at(this.ordinal ?? series.end - 1)?.bar;
    if (series && bar) {
      this.price = (this.price ?? bar[BAR.CLOSE]!) + step * series.rowHeight;
      this.set(this.ordinal ?? series.end - 1);
    }
  }

  private set(ordinal: number): void {
    this.ordinal = ordinal;
    const { series, instrument } = this.walk();
    const bar = series?.at(ordinal);
    if (series && bar && instrument) {
      this.speaker.say(spoken(series, bar, this.price, instrument.decimals));
    }
  }
}
