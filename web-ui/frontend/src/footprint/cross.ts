import { font } from '../canvas';
import type { Cursor } from '../chart-view';
import { price } from '../format';
import type { Series } from '../series';
import { tint } from '../theme';
import { BAR } from '../wire';
import type { CellStyle } from './cells';
import { gridPrices, timeLabel } from './paint';
import { AXIS_PX, type Geometry, TIME_PX, px, xOf, yOf } from './geometry';

const NAMED_ROW_PX = 12;

/**
 * The last traded price as a dotted line with its figure on the axis, in the colour of the bar it stands
 * in.
 */
export function paintLast(
  context: CanvasRenderingContext2D,
  g: Geometry,
  style: CellStyle,
  series: Series,
  lastPrice: number,
): void {
  const bar = series.at(series.end - 1)?.bar;
  const y = yOf(g, lastPrice);
  if (!bar || Number.isNaN(lastPrice) || y < 0 || y > g.plotHeight * g.ratio) {
    return;
  }
  const colour = lastPrice >= bar[BAR.OPEN]! ? style.colours.up : style.colours.down;
  const width = Math.round(g.plotWidth * g.ratio);
  context.fillStyle = tint(colour, 0.7);
  for (let x = 0; x < width; x += px(g, 6)) {
    context.fillRect(x, y, px(g, 2), px(g, 1));
  }
  label(context, g, colour, style.colours.bg, price(lastPrice, style.decimals), y);
}

/** Cross hair: the column under the cursor, the price line, both named on the axes. */
export function paintCross(
  context: CanvasRenderingContext2D,
  g: Geometry,
  style: CellStyle,
  series: Series,
  cursor: Cursor,
): void {
  const { colours } = style;
  if (cursor.ordinal !== null && cursor.ordinal >= g.columns.from && cursor.ordinal < g.columns.to) {
    paintColumn(context, g, style, series, cursor.ordinal);
  }
  const y = cursorY(g, cursor);
  if (y !== null) {
    const row = Math.floor(cursor.price! / g.rowHeight) * g.rowHeight;
    context.fillStyle = tint(colours.dim, 0.6);
    context.fillRect(0, y, Math.round(g.plotWidth * g.ratio), 1);
    label(context, g, colours.raised, colours.text, price(row, style.decimals), y);
  }
}

/** Figures of the price axis, except those that the last price or the cursor would half cover. */
export function paintPrices(
  context: CanvasRenderingContext2D,
  g: Geometry,
  style: CellStyle,
  lastPrice: number,
  cursor: Cursor,
): void {
  const taken = [yOf(g, lastPrice), cursorY(g, cursor) ?? NaN];
  const x = Math.round(g.plotWidth * g.ratio) + px(g, AXIS_PX - 8);
  context.font = font(g.ratio);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.fillStyle = style.colours.dim;
  for (const at of gridPrices(g)) {
    const y = middleOfRow(g, at);
    const free = taken.every((it) => !(Math.abs(it - y) < 16 * g.ratio));
    if (free && y > 8 * g.ratio && y < (g.plotHeight - 8) * g.ratio) {
      context.fillText(price(at, style.decimals), x, y);
    }
  }
}

/** Where a row is named: in its middle while rows are high enough to be told apart, else at its edge. */
function middleOfRow(g: Geometry, at: number): number {
  return g.rowPx >= NAMED_ROW_PX ? (yOf(g, at) + yOf(g, at + g.rowHeight)) >> 1 : yOf(g, at);
}

function cursorY(g: Geometry, cursor: Cursor): number | null {
  if (cursor.price === null) {
    return null;
  }
  const row = Math.floor(cursor.price / g.rowHeight) * g.rowHeight;
  const y = middleOfRow(g, g.rowPx >= NAMED_ROW_PX ? row : cursor.price);
  return y > 0 && y < g.plotHeight * g.ratio ? y : null;
}

function paintColumn(
  context: CanvasRenderingContext2D,
  g: Geometry,
  style: CellStyle,
  series: Series,
  ordinal: number,
): void {
  const [left, right] = [xOf(g, ordinal), xOf(g, ordinal + 1)];
  const height = Math.round(g.plotHeight * g.ratio);
  context.fillStyle = tint(style.colours.dim, 0.1);
  context.fillRect(left, 0, right - left, height);
  const text = timeLabel(g, series, ordinal);
  context.font = font(g.ratio);
  const width = context.measureText(text).width + px(g, 12);
  const middle = (left + right) >> 1;
  context.fillStyle = style.colours.raised;
  context.fillRect(middle - width / 2, height + px(g, 2), width, px(g, TIME_PX - 4));
  context.fillStyle = style.colours.text;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, middle, height + px(g, TIME_PX / 2 + 1));
}

function label(
  context: CanvasRenderingContext2D,
  g: Geometry,
  back: string,
  ink: string,
  text: string,
  y: number,
): void {
  const left = Math.round(g.plotWidth * g.ratio);
  context.fillStyle = back;
  context.fillRect(left + 1, y - px(g, 9), px(g, AXIS_PX), px(g, 18));
  context.font = font(g.ratio);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.fillStyle = ink;
  context.fillText(text, left + px(g, AXIS_PX - 8), y + 1);
}
