import type { Columns } from './columns';
import type { Instrument } from './instrument';
import type { Series } from './series';

/** The bar, and perhaps the price, that the pointer or the arrow keys point at. Ordinal and E4. */
export interface Cursor {
  ordinal: number | null;
  price: number | null;
}

/** A way of drawing a series: footprint or candles. Both keep the cursor and the strip below them in step. */
export interface ChartView {
  readonly element: HTMLElement;
  show(series: Series, instrument: Instrument): void;
  /** Draws what changed. `lastPrice` E4 or NaN. */
  paint(lastPrice: number): void;
  columns(): Columns | null;
  zoom(factor: number): void;
  /** Brings a bar into sight; Infinity means the live edge. */
  reveal(ordinal: number): void;
  recentre(): void;
  /** The look changed: every cached colour is old. */
  restyle(): void;
}
