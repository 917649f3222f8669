import { type Columns, columnLeft } from '../columns';

export const AXIS_PX = 84;
export const TIME_PX = 22;

/** Screen places in whole device pixels, so that every edge is sharp (UI-183). */
export interface Geometry {
  readonly ratio: number;
  readonly plotWidth: number;
  readonly plotHeight: number;
  readonly rowHeight: number;
  readonly columns: Columns;
  readonly centre: number;
  readonly rowPx: number;
}

/** Device pixel of a price: the line at its row's lower edge. */
export function yOf(g: Geometry, price: number): number {
  const css = g.plotHeight / 2 - ((price - g.centre) / g.rowHeight) * g.rowPx;
  return Math.round(css * g.ratio);
}

export function priceAt(g: Geometry, cssY: number): number {
  return g.centre + ((g.plotHeight / 2 - cssY) / g.rowPx) * g.rowHeight;
}

export function xOf(g: Geometry, ordinal: number): number {
  return Math.round(columnLeft(g.columns, ordinal) * g.ratio);
}

/** Device pixels for a length in CSS pixels, at least one. */
export function px(g: Geometry, css: number): number {
  return Math.max(1, Math.round(css * g.ratio));
}
