import { Sheet } from '../canvas';
import type { ChartView, Cursor } from '../chart-view';
import { type Columns, columnAt } from '../columns';
import { el } from '../dom';
import type { Instrument } from '../instrument';
import type { Series } from '../series';
import type { Look } from '../theme';
import type { FBar } from '../wire';
import type { LevelLine } from '../studies/marks';
import type { MarksAnswer } from '../wire-panels';
import { paintLines } from './lines';
import { type CellStyle, cellWidth, rowShowsText } from './cells';
import { paintCross, paintLast, paintPrices } from './cross';
import { AXIS_PX, type Geometry, TIME_PX, priceAt } from './geometry';
import { CELL_INSET_PX, cellsOf, paintForming, paintStill } from './paint';
import { Pointer } from './pointer';
import { type CellMode, largestOf, niceCeiling } from './scale';
import { View } from './view';

/**
 * The footprint. Closed bars are drawn on a canvas that stays as it is until the view moves or a bar
 * closes; the forming bar, the last price and the cross hair are drawn on a second one above it (UI-183).
 */
export class Footprint implements ChartView {
  readonly element: HTMLElement;
  readonly view = new View();
  mode: CellMode = 'bidask';
  lots = false;
  private readonly still: Sheet;
  private readonly live: Sheet;
  private series: Series | null = null;
  private instrument: Instrument | null = null;
  private style: CellStyle | null = null;
  private shownStill = '';
  private shownLive = '';
  private shownSeen = '';
  private epoch = 0;
  private widest = 0;
  private marks: MarksAnswer | null = null;
  private lines: readonly LevelLine[] = [];

  constructor(
    private readonly look: Look,
    private readonly cursor: Cursor,
    private readonly nearOldest: () => void,
  ) {
    const still = el('canvas', { class: 'layer', 'aria-hidden': 'true' });
    const live = el('canvas', { class: 'layer', 'aria-hidden': 'true' });
    this.element = el('div', { class: 'footprint' }, still, live);
    this.still = new Sheet(still, () => this.epoch++);
    this.live = new Sheet(live, () => this.epoch++);
    new Pointer(this, live);
  }

  show(series: Series, instrument: Instrument): void {
    this.series = series;
    this.instrument = instrument;
    this.view.recentre();
    this.widest = 0;
    this.epoch++;
  }

  restyle(): void {
    this.epoch++;
  }

  setMarks(marks: MarksAnswer | null): void {
    this.marks = marks;
    this.epoch++;
  }

  setLines(lines: readonly LevelLine[]): void {
    this.lines = lines;
    this.epoch++;
  }

  setMode(mode: CellMode): void {
    this.mode = mode;
    this.widest = 0;
    this.epoch++;
  }

  setLots(lots: boolean): void {
    this.lots = lots;
    this.widest = 0;
    this.epoch++;
  }

  get plotWidth(): number {
    return Math.max(0, this.still.width - AXIS_PX);
  }

  get plotHeight(): number {
    return Math.max(0, this.still.height - TIME_PX);
  }

  columns(): Columns | null {
    return this.series && this.plotWidth > 0 ? this.view.columns(this.series, this.plotWidth) : null;
  }

  zoom(factor: number, anchorX = this.plotWidth): void {
    if (this.series) {
      this.view.zoom(factor, this.series, anchorX, this.plotWidth);
    }
  }

  pan(columns: number, rows: number): void {
    if (this.series) {
      this.view.pan(columns, this.series);
      if (rows !== 0) {
        this.view.panPrice(rows, this.series);
      }
    }
  }

  point(x: number, y: number): void {
    const columns = this.columns();
    if (columns && this.series && x < this.plotWidth && y < this.plotHeight) {
      const ordinal = columnAt(columns, x);
      this.cursor.ordinal = ordinal >= columns.from && ordinal < columns.to ? ordinal : null;
      this.cursor.price = priceAt(this.geometry(this.series, columns), y);
    } else {
      this.unpoint();
    }
  }

  unpoint(): void {
    this.cursor.ordinal = null;
    this.cursor.price = null;
  }

  reveal(ordinal: number): void {
    if (!this.series) {
      return;
    }
    if (ordinal === Infinity) {
      this.view.follow = true;
    } else {
      this.view.reveal(ordinal, this.series, this.plotWidth);
    }
  }

  recentre(): void {
    this.view.recentre();
  }

  paint(lastPrice: number): void {
    const { series } = this;
    if (!series || this.plotWidth === 0 || this.plotHeight === 0) {
      return;
    }
    this.fitColumns(series);
    this.view.settle(series, this.plotWidth, this.plotHeight);
    const columns = this.view.columns(series, this.plotWidth);
    if (columns.from < series.first + 5) {
      this.nearOldest();
    }
    const g = this.geometry(series, columns);
    const seen = this.seen(series);
    if (seen !== this.shownSeen) {
      this.shownSeen = seen;
      this.paintStill(g, series);
    }
    this.paintLive(g, series, lastPrice);
  }

  /**
   * Everything a measurement of the bars in sight depends on: measuring text is dear, so it waits for a
   * change.
   */
  private seen(series: Series): string {
    const { right, columnPx, rowPx, centre } = this.view;
    return [this.epoch, series.version, right, columnPx, rowPx, centre].join();
  }

  /** Columns grow with the longest figure seen, and never tremble back. */
  private fitColumns(series: Series): void {
    const { view, still, mode } = this;
    if (!view.fitted || this.seen(series) === this.shownSeen) {
      return;
    }
    const largest = largestOf(inSight(series, view.columns(series, this.plotWidth)), mode);
    this.widest = Math.max(this.widest, cellWidth(still.context, still.ratio, mode, largest, this.unit));
    view.fitColumns(this.widest / still.ratio + CELL_INSET_PX);
  }

  private get unit(): number {
    return this.lots ? (this.instrument?.lotSize ?? 1) : 1;
  }

  private geometry(series: Series, columns: Columns): Geometry {
    return {
      ratio: this.still.ratio,
      plotWidth: this.plotWidth,
      plotHeight: this.plotHeight,
      rowHeight: series.rowHeight,
      columns,
      centre: this.view.centre,
      rowPx: this.view.rowPx,
    };
  }

  private paintStill(g: Geometry, series: Series): void {
    const largest = largestOf(inSight(series, g.columns), this.mode);
    const scale = niceCeiling(largest);
    const needed = cellWidth(this.still.context, g.ratio, this.mode, largest, this.unit);
    const { x0, x1 } = cellsOf(g, g.columns.from);
    const text = rowShowsText(g) && x1 - x0 >= Math.floor(needed);
    const { right, columnPx, rowPx, centre } = this.view;
    const key = [
      this.epoch,
      series.closedVersion,
      series.end,
      right,
      columnPx,
      rowPx,
      centre,
      scale,
      text,
    ].join();
    if (key === this.shownStill) {
      return;
    }
    this.shownStill = key;
    this.style = this.styled(scale, text);
    this.still.clear();
    paintStill(this.still.context, g, this.style, series, this.marks);
  }

  private styled(scale: number, text: boolean): CellStyle {
    return {
      mode: this.mode,
      colours: this.look.colours,
      scale,
      unit: this.unit,
      text,
      decimals: this.instrument?.decimals ?? 2,
    };
  }

  private paintLive(g: Geometry, series: Series, lastPrice: number): void {
    const { ordinal, price } = this.cursor;
    const key = [this.shownStill, series.version, lastPrice, ordinal, price].join();
    if (key === this.shownLive || !this.style) {
      return;
    }
    this.shownLive = key;
    this.live.clear();
    paintForming(this.live.context, g, this.style, series);
    paintLines(this.live.context, g, this.style.colours, this.lines);
    paintPrices(this.live.context, g, this.style, lastPrice, this.cursor);
    paintLast(this.live.context, g, this.style, series, lastPrice);
    paintCross(this.live.context, g, this.style, series, this.cursor);
  }
}

function* inSight(series: Series, columns: Columns): Generator<FBar> {
  for (let ordinal = columns.from; ordinal < columns.to; ordinal++) {
    yield series.at(ordinal)!;
  }
}
