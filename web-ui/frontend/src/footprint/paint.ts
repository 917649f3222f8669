import { figureWidth, font } from '../canvas';
import type { Series } from '../series';
import { tint } from '../theme';
import { dayNumber, barTime, day } from '../time';
import { BAR, BAR_FLAG, type FBar } from '../wire';
import type { MarksAnswer } from '../wire-panels';
import { type CellStyle, drawRow } from './cells';
import { AXIS_PX, type Geometry, TIME_PX, px, priceAt, xOf, yOf } from './geometry';
import { paintMarks, paintZones } from './marks-paint';
import { isGuess } from './scale';

const CANDLE_PX = 5;
const CELLS_LEFT_PX = CANDLE_PX + 8;
const CELLS_RIGHT_PX = 4;
/** What a column spends beside its cells, with a pixel for rounding. */
export const CELL_INSET_PX = CELLS_LEFT_PX + CELLS_RIGHT_PX + 1;
/** Narrower columns have a thinner candle; below the second width the candle stands alone. */
const WIDE_PX = 56;
const CELLS_FROM_PX = 12;
const THIN_CANDLE_PX = 3;
const LABEL_EVERY_PX = 26;

export interface Inside {
  readonly x0: number;
  readonly x1: number;
}

/** Where the cells of a column begin and end, past its small candle. Device pixels. */
export function cellsOf(g: Geometry, ordinal: number): Inside {
  const left = xOf(g, ordinal);
  const right = xOf(g, ordinal + 1);
  const wide = g.columns.width >= 24;
  return {
    x0: left + (wide ? px(g, CELLS_LEFT_PX) : px(g, 1)),
    x1: right - (wide ? px(g, CELLS_RIGHT_PX) : 1),
  };
}

/** Grid, axes and every closed bar: the layer that is drawn once and kept. */
export function paintStill(
  context: CanvasRenderingContext2D,
  g: Geometry,
  style: CellStyle,
  series: Series,
  marks: MarksAnswer | null,
): void {
  context.textBaseline = 'middle';
  paintGrid(context, g, style);
  clipped(context, g, () => {
    if (marks) {
      paintZones(context, g, style.colours, series, marks);
    }
    for (let ordinal = g.columns.from; ordinal < g.columns.to; ordinal++) {
      if (!series.isForming(ordinal)) {
        paintBar(context, g, style, series.at(ordinal)!, ordinal);
      }
    }
    if (marks) {
      paintMarks(context, g, style.colours, series, marks);
    }
  });
  paintTimes(context, g, style, series);
}

/** The forming bar in its dashed frame (UI-62). */
export function paintForming(
  context: CanvasRenderingContext2D,
  g: Geometry,
  style: CellStyle,
  series: Series,
): void {
  const ordinal = g.columns.to - 1;
  const forming = series.at(ordinal);
  if (!forming || !series.isForming(ordinal)) {
    return;
  }
  context.textBaseline = 'middle';
  clipped(context, g, () => {
    paintBar(context, g, style, forming, ordinal);
    const x0 = xOf(g, ordinal) + px(g, 1);
    const top = yOf(g, (forming.rows.at(-1)?.[0] ?? forming.bar[BAR.HIGH]!) + g.rowHeight) - px(g, 3);
    const bottom = yOf(g, forming.rows[0]?.[0] ?? forming.bar[BAR.LOW]!) + px(g, 3);
    context.strokeStyle = style.colours.dim;
    context.lineWidth = px(g, 1);
    context.setLineDash([px(g, 4), px(g, 3)]);
    context.strokeRect(x0 + 0.5, top + 0.5, xOf(g, ordinal + 1) - x0 - px(g, 2), bottom - top);
    context.setLineDash([]);
  });
}

function paintBar(
  context: CanvasRenderingContext2D,
  g: Geometry,
  style: CellStyle,
  fbar: FBar,
  ordinal: number,
): void {
  if (g.columns.width >= CELLS_FROM_PX) {
    const { x0, x1 } = cellsOf(g, ordinal);
    const low = priceAt(g, g.plotHeight) - g.rowHeight;
    const high = priceAt(g, 0);
    for (const row of fbar.rows) {
      if (row[0]! >= low && row[0]! <= high) {
        drawRow(context, g, style, row, x0, x1);
      }
    }
  }
  paintCandle(context, g, style, fbar, ordinal);
}

/** A small candle at the column's left: hollow when it rose, solid when it fell. */
function paintCandle(
  context: CanvasRenderingContext2D,
  g: Geometry,
  style: CellStyle,
  { bar }: FBar,
  ordinal: number,
): void {
  const [open, high, low, close] = [bar[BAR.OPEN]!, bar[BAR.HIGH]!, bar[BAR.LOW]!, bar[BAR.CLOSE]!];
  const rose = close >= open;
  const column = xOf(g, ordinal + 1) - xOf(g, ordinal);
  const beside = g.columns.width >= CELLS_FROM_PX;
  const thickness = g.columns.width >= WIDE_PX ? CANDLE_PX : THIN_CANDLE_PX;
  const width = beside ? px(g, thickness) : Math.max(1, Math.round(column * 0.6));
  const left = xOf(g, ordinal) + (beside ? px(g, thickness === CANDLE_PX ? 3 : 1) : (column - width) >> 1);
  const line = px(g, 1);
  const middle = left + ((width - line) >> 1);
  const [top, bottom] = [yOf(g, Math.max(open, close)), yOf(g, Math.min(open, close))];
  const isBackfilled = ((bar[BAR.FLAGS] ?? 0) & BAR_FLAG.BACKFILLED) !== 0;
  context.fillStyle = isBackfilled ? style.colours.dim : rose ? style.colours.up : style.colours.down;
  context.fillRect(middle, yOf(g, high), line, yOf(g, low) - yOf(g, high) + line);
  context.fillRect(left, top, width, Math.max(line, bottom - top));
  if (rose && width > 2 * line && bottom - top > 2 * line) {
    context.fillStyle = style.colours.panel;
    context.fillRect(left + line, top + line, width - 2 * line, bottom - top - 2 * line);
  }
}

function clipped(context: CanvasRenderingContext2D, g: Geometry, paint: () => void): void {
  context.save();
  context.beginPath();
  context.rect(0, 0, Math.round(g.plotWidth * g.ratio), Math.round(g.plotHeight * g.ratio));
  context.clip();
  paint();
  context.restore();
}

function paintGrid(context: CanvasRenderingContext2D, g: Geometry, style: CellStyle): void {
  const width = Math.round(g.plotWidth * g.ratio);
  const height = Math.round(g.plotHeight * g.ratio);
  context.fillStyle = tint(style.colours.grid, style.colours.gridAlpha);
  for (const at of gridPrices(g)) {
    context.fillRect(0, yOf(g, at), width, 1);
  }
  context.fillStyle = style.colours.grid;
  context.fillRect(width, 0, 1, height);
  context.fillRect(0, height, width + px(g, AXIS_PX), 1);
}

/** Round prices in sight, each a line of the grid and a figure on the axis. */
export function* gridPrices(g: Geometry): Generator<number> {
  const step = priceStep(g);
  for (let at = Math.ceil(priceAt(g, g.plotHeight) / step) * step; at <= priceAt(g, 0); at += step) {
    yield at;
  }
}

/** A round number of rows between two labels. */
function priceStep(g: Geometry): number {
  const rows = LABEL_EVERY_PX / g.rowPx;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rows)));
  const factor = [1, 2, 5, 10].find((it) => it * power >= rows) ?? 10;
  return factor * power * g.rowHeight;
}

/** What stands under a bar: its time, whether it is still forming, whether its sides are a guess. */
export function timeLabel(g: Geometry, series: Series, ordinal: number): string {
  const { bar } = series.at(ordinal)!;
  const start = bar[BAR.START]!;
  const newDay = startsDay(series, ordinal) && series.interval !== '1d';
  const isBackfilled = ((bar[BAR.FLAGS] ?? 0) & BAR_FLAG.BACKFILLED) !== 0;
  const mark = series.isForming(ordinal)
    ? ' ◌'
    : isBackfilled
      ? ' ↺'
      : isGuess(bar) && g.columns.width > 90
        ? ' guess'
        : '';
  return (newDay ? day(start) : barTime(start, series.interval)) + mark;
}

function startsDay(series: Series, ordinal: number): boolean {
  const before = series.at(ordinal - 1)?.bar[BAR.START] ?? null;
  return before !== null && dayNumber(before) !== dayNumber(series.at(ordinal)!.bar[BAR.START]!);
}

function paintTimes(context: CanvasRenderingContext2D, g: Geometry, style: CellStyle, series: Series): void {
  context.font = font(g.ratio);
  context.textAlign = 'center';
  const widest = (8 * figureWidth(context, g.ratio)) / g.ratio + 18;
  const every = Math.max(1, Math.ceil(widest / g.columns.width));
  const y = Math.round((g.plotHeight + TIME_PX / 2 + 1) * g.ratio);
  for (let ordinal = g.columns.from; ordinal < g.columns.to; ordinal++) {
    const newDay = startsDay(series, ordinal);
    const x = (xOf(g, ordinal) + xOf(g, ordinal + 1)) >> 1;
    if ((ordinal % every === 0 || newDay) && x > 0 && x < g.plotWidth * g.ratio - px(g, 20)) {
      context.fillStyle = newDay ? style.colours.text : style.colours.dim;
      context.fillText(timeLabel(g, series, ordinal), x, y);
    }
  }
}
