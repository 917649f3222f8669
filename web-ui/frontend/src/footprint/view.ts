import type { Columns } from '../columns';
import type { Series } from '../series';
import { BAR } from '../wire';

const MIN_COLUMN = 3;
const MAX_COLUMN = 240;
const MIN_ROW = 1;
const MAX_ROW = 26;
const READABLE_ROW = 14; // automatic rows do not shrink below this while columns are wide enough for text
export const READABLE_COLUMN = 64;
const MARGIN_ROWS = 2;
const EDGE_COLUMNS = 0.6; // air right of the live bar
// The last price may wander in the middle; nearer to an edge than this share, the view follows.
const KEEP = 0.3;

/**
 * What part of a footprint is in sight: a place in time and price, and a size for columns and rows. CSS
 * pixels.
 */
export class View {
  /** Ordinal at the right edge of the plot, fractional. */
  right = 0;
  columnPx = 120;
  /** Columns are as wide as their figures need, until somebody zooms. */
  fitted = true;
  /** Price at the middle of the plot, E4. */
  centre = 0;
  rowPx = 16;
  /** The right edge follows the live bar; rows and centre follow the prices in sight. */
  follow = true;
  auto = true;

  columns(series: Series, plotWidth: number): Columns {
    const visible = plotWidth / this.columnPx;
    const from = Math.max(series.first, Math.floor(this.right - visible));
    const to = Math.max(from, Math.min(series.end, Math.ceil(this.right)));
    return {
      from,
      to,
      left: plotWidth - (this.right - from) * this.columnPx,
      width: this.columnPx,
      plotWidth,
    };
  }

  /** Follows the live edge and the prices in sight. @returns true when anything moved */
  settle(series: Series, plotWidth: number, plotHeight: number): boolean {
    const before = [this.right, this.rowPx, this.centre];
    if (this.follow) {
      this.right = series.end + EDGE_COLUMNS;
    }
    if (this.auto && series.length > 0) {
      this.fit(series, this.columns(series, plotWidth), plotHeight);
    }
    return before[0] !== this.right || before[1] !== this.rowPx || before[2] !== this.centre;
  }

  private fit(series: Series, columns: Columns, plotHeight: number): void {
    const [low, high] = range(series, columns);
    if (low > high) {
      return;
    }
    const rows = (high - low) / series.rowHeight + 1 + 2 * MARGIN_ROWS;
    const fitting = Math.floor(plotHeight / rows);
    const floor = this.columnPx >= READABLE_COLUMN ? READABLE_ROW : MIN_ROW;
    this.rowPx = Math.min(MAX_ROW, Math.max(floor, fitting || plotHeight / rows));
    const middle = (low + high + series.rowHeight) / 2;
    this.centre =
      rows * this.rowPx <= plotHeight ? snap(middle, series) : this.near(series, columns, plotHeight);
  }

  /** The whole range does not fit: keeps the newest close in sight and otherwise stays where it is. */
  private near(series: Series, columns: Columns, plotHeight: number): number {
    const close = series.at(columns.to - 1)?.bar[BAR.CLOSE] ?? this.centre;
    const room = ((plotHeight / this.rowPx) * (0.5 - KEEP) + 1) * series.rowHeight;
    return Math.abs(close - this.centre) > room ? snap(close, series) : this.centre;
  }

  zoom(factor: number, series: Series, anchorX: number, plotWidth: number): void {
    this.fitted = false;
    const anchor = this.right - (plotWidth - anchorX) / this.columnPx;
    this.columnPx = clamp(this.columnPx * factor, MIN_COLUMN, MAX_COLUMN);
    if (!this.follow) {
      this.right = this.bounded(anchor + (plotWidth - anchorX) / this.columnPx, series);
    }
  }

  /** Gives columns the width their figures need; they shrink again only when somebody re-centres. */
  fitColumns(neededPx: number): void {
    if (this.fitted) {
      this.columnPx = clamp(Math.ceil(neededPx / 4) * 4, READABLE_COLUMN, MAX_COLUMN);
    }
  }

  zoomRows(factor: number): void {
    this.auto = false;
    this.rowPx = clamp(this.rowPx * factor, MIN_ROW, 2 * MAX_ROW);
  }

  pan(columns: number, series: Series): void {
    this.right = this.bounded(this.right + columns, series);
    this.follow = this.right >= series.end + EDGE_COLUMNS - 0.01;
  }

  panPrice(rows: number, series: Series): void {
    this.auto = false;
    this.centre += rows * series.rowHeight;
  }

  /** The live edge, with rows that fit. */
  recentre(): void {
    this.follow = true;
    this.auto = true;
    this.fitted = true;
  }

  /** Brings an ordinal into sight without changing sizes. */
  reveal(ordinal: number, series: Series, plotWidth: number): void {
    const visible = plotWidth / this.columnPx;
    if (ordinal + 1 > this.right) {
      this.pan(ordinal + 1 - this.right, series);
    } else if (ordinal < this.right - visible) {
      this.pan(ordinal - (this.right - visible), series);
    }
  }

  private bounded(right: number, series: Series): number {
    return clamp(right, series.first + 1, series.end + EDGE_COLUMNS);
  }
}

function range(series: Series, columns: Columns): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (let ordinal = columns.from; ordinal < columns.to; ordinal++) {
    const bar = series.at(ordinal)?.bar;
    low = Math.min(low, bar?.[BAR.LOW] ?? Infinity);
    high = Math.max(high, bar?.[BAR.HIGH] ?? -Infinity);
  }
  return [low, high];
}

/** A middle on a quarter of the grid: the automatic view takes steps and does not tremble. */
function snap(price: number, series: Series): number {
  const step = 4 * series.rowHeight;
  return Math.round(price / step) * step;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
