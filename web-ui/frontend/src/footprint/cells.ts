import { figureWidth, font } from '../canvas';
import { short, signedShort } from '../format';
import { type Colours, tint } from '../theme';
import { MARK, type Row, ROW } from '../wire';
import { type Geometry, px, yOf } from './geometry';
import { type CellMode, intensity } from './scale';

const MIN_TEXT_PX = 9; // UI-61
const EDGE_PX = 3;
const BARE_ALPHA = 0.8; // bars without text on them may be strong

/** What all cells of one paint have in common. */
export interface CellStyle {
  readonly mode: CellMode;
  readonly colours: Colours;
  readonly scale: number;
  /** Units one printed figure stands for: 1, or the lot size (UI-61). */
  readonly unit: number;
  /** Cell text fits in rows and columns; otherwise bars of colour stand for it. */
  readonly text: boolean;
  readonly decimals: 2 | 4;
}

/** Width of a cell, in device pixels, in which a figure as large as this still fits. */
export function cellWidth(
  context: CanvasRenderingContext2D,
  ratio: number,
  mode: CellMode,
  largest: number,
  unit: number,
): number {
  const characters = figure(largest, unit).length + (mode === 'delta' ? 1 : 0);
  const digits = characters * figureWidth(context, ratio);
  return mode === 'bidask' ? 2 * digits + 20 * ratio : digits + 14 * ratio;
}

/** Rows this low hide their text (UI-61). */
export function rowShowsText(g: Geometry): boolean {
  return g.rowPx >= MIN_TEXT_PX;
}

function figure(units: number, unit: number): string {
  return short(unit === 1 ? units : Math.round(units / unit));
}

/** Draws one row of a bar between two device pixels. */
export function drawRow(
  context: CanvasRenderingContext2D,
  g: Geometry,
  style: CellStyle,
  row: Row,
  x0: number,
  x1: number,
): void {
  const bottom = yOf(g, row[ROW.PRICE]!);
  const top = yOf(g, row[ROW.PRICE]! + g.rowHeight);
  const gap = bottom - top > 3 * g.ratio ? px(g, 1) : 0;
  if (row[ROW.TRADES] === 0 && row[ROW.MARKS] === 0) {
    return; // a row nobody traded stays calm: it is listed so that neighbours are true neighbours
  }
  const cell: Cell = { x0, x1, top: top + gap, height: Math.max(1, bottom - top - gap) };
  switch (style.mode) {
    case 'bidask':
      drawBidAsk(context, g, style, row, cell);
      break;
    case 'delta':
      drawDelta(context, g, style, row, cell);
      break;
    case 'volume':
      drawVolume(context, g, style, row, cell);
      break;
  }
  drawMarks(context, g, style, row, cell);
}

interface Cell {
  readonly x0: number;
  readonly x1: number;
  readonly top: number;
  readonly height: number;
}

function drawBidAsk(
  context: CanvasRenderingContext2D,
  g: Geometry,
  style: CellStyle,
  row: Row,
  cell: Cell,
): void {
  const { colours, scale } = style;
  const middle = Math.round((cell.x0 + cell.x1) / 2);
  const [bid, ask, marks] = [row[ROW.BID]!, row[ROW.ASK]!, row[ROW.MARKS]!];
  if (!style.text) {
    const reach = middle - cell.x0;
    bar(context, tint(colours.down, BARE_ALPHA), cell, middle, -Math.round((reach * bid) / scale));
    bar(context, tint(colours.up, BARE_ALPHA), cell, middle, Math.round((reach * ask) / scale));
    return;
  }
  bar(context, colours.downTint[intensity(bid, scale)]!, cell, cell.x0, middle - cell.x0);
  bar(context, colours.upTint[intensity(ask, scale)]!, cell, middle, cell.x1 - middle);
  const gap = px(g, 6);
  write(context, g, colours.dim, '×', middle, cell, 'center');
  const bidTone = bid === 0 ? colours.dim : colours.text;
  const askTone = ask === 0 ? colours.dim : colours.text;
  write(
    context,
    g,
    bidTone,
    figure(bid, style.unit),
    middle - gap,
    cell,
    'right',
    (marks & MARK.SELL_IMBALANCE) !== 0,
  );
  write(
    context,
    g,
    askTone,
    figure(ask, style.unit),
    middle + gap,
    cell,
    'left',
    (marks & MARK.BUY_IMBALANCE) !== 0,
  );
}

function drawDelta(
  context: CanvasRenderingContext2D,
  g: Geometry,
  style: CellStyle,
  row: Row,
  cell: Cell,
): void {
  const { colours, scale } = style;
  const delta = row[ROW.ASK]! - row[ROW.BID]!;
  const middle = Math.round((cell.x0 + cell.x1) / 2);
  const tints = delta > 0 ? colours.upTint : colours.downTint;
  if (!style.text) {
    const tone = tint(delta > 0 ? colours.up : colours.down, BARE_ALPHA);
    bar(context, tone, cell, middle, Math.round(((cell.x1 - middle) * delta) / scale));
    return;
  }
  bar(context, tints[intensity(delta, scale)]!, cell, cell.x0, cell.x1 - cell.x0);
  const tone = delta === 0 ? colours.dim : colours.text;
  write(
    context,
    g,
    tone,
    signedShort(style.unit === 1 ? delta : Math.round(delta / style.unit)),
    middle,
    cell,
    'center',
  );
}

function drawVolume(
  context: CanvasRenderingContext2D,
  g: Geometry,
  style: CellStyle,
  row: Row,
  cell: Cell,
): void {
  const { colours, scale } = style;
  const volume = row[ROW.BID]! + row[ROW.ASK]! + row[ROW.NEUTRAL]!;
  const length = Math.round(((cell.x1 - cell.x0) * volume) / scale);
  const step = Math.max(3, intensity(volume, scale));
  bar(
    context,
    style.text ? colours.volumeTint[step]! : tint(colours.info, BARE_ALPHA),
    cell,
    cell.x0,
    length,
  );
  if (style.text) {
    const tone = volume === 0 ? colours.dim : colours.text;
    write(context, g, tone, figure(volume, style.unit), cell.x1 - px(g, 7), cell, 'right');
  }
}

/**
 * POC box, value-area line at the left, imbalance blocks at the outer edges: place and shape, then colour.
 */
function drawMarks(
  context: CanvasRenderingContext2D,
  g: Geometry,
  style: CellStyle,
  row: Row,
  cell: Cell,
): void {
  const marks = row[ROW.MARKS]!;
  const edge = Math.min(px(g, EDGE_PX), Math.max(1, (cell.x1 - cell.x0) >> 3));
  if ((marks & MARK.VALUE_AREA) !== 0) {
    bar(context, style.colours.dim, cell, cell.x0 - px(g, 2), px(g, 1));
  }
  if ((marks & MARK.SELL_IMBALANCE) !== 0 && style.mode !== 'volume') {
    bar(context, style.colours.down, cell, cell.x0, edge);
  }
  if ((marks & MARK.BUY_IMBALANCE) !== 0 && style.mode !== 'volume') {
    bar(context, style.colours.up, cell, cell.x1, -edge);
  }
  if ((marks & MARK.POC) !== 0) {
    const line = px(g, style.text ? 1.5 : 1);
    context.strokeStyle = style.colours.poc;
    context.lineWidth = line;
    const half = line / 2;
    context.strokeRect(
      cell.x0 + half,
      cell.top + half,
      cell.x1 - cell.x0 - line,
      Math.max(1, cell.height - line),
    );
  }
}

function bar(context: CanvasRenderingContext2D, colour: string, cell: Cell, x: number, length: number): void {
  if (length !== 0) {
    context.fillStyle = colour;
    context.fillRect(x, cell.top, length, cell.height);
  }
}

function write(
  context: CanvasRenderingContext2D,
  g: Geometry,
  colour: string,
  text: string,
  x: number,
  cell: Cell,
  align: CanvasTextAlign,
  strong = false,
): void {
  context.font = font(g.ratio, strong ? 700 : 400);
  context.textAlign = align;
  context.fillStyle = colour;
  context.fillText(text, x, Math.round(cell.top + cell.height / 2 + 0.5 * g.ratio));
}
