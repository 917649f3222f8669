/** Price rows from top to bottom of a canvas: each as many whole pixels as fit. CSS pixels, prices E4. */
export interface RowScale {
  readonly top: number;
  readonly rowHeight: number;
  readonly rowPx: number;
  readonly count: number;
}

const MAX_ROW_PX = 20;
const WANTED_ROW_PX = 12; // letters of 11 px with a pixel of air
const NICE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** The rows from low to high stand in the middle of the height. */
export function rowScale(low: number, high: number, rowHeight: number, heightPx: number): RowScale {
  const count = Math.max(1, Math.round((high - low) / rowHeight) + 1);
  const fitting = heightPx / count;
  const rowPx = Math.min(MAX_ROW_PX, fitting >= 1 ? Math.floor(fitting) : fitting);
  const above = Math.floor((heightPx / rowPx - count) / 2);
  return { top: high + above * rowHeight, rowHeight, count, rowPx };
}

/** Upper edge of the row with this label. */
export function rowTop(scale: RowScale, price: number): number {
  return ((scale.top - price) / scale.rowHeight) * scale.rowPx;
}

/** How many of the finest rows must become one for letters to be readable. */
export function niceFactor(rows: number, heightPx: number): number {
  const most = Math.max(1, Math.floor(heightPx / WANTED_ROW_PX));
  return NICE.find((factor) => Math.ceil(rows / factor) <= most) ?? NICE.at(-1)!;
}

/** A row height at which a range fills the height without losing its letters: a nice multiple of the tick. */
export function autoRow(rangeE4: number, tickSize: number, heightPx: number): number {
  return tickSize * niceFactor(Math.floor(rangeE4 / tickSize) + 3, heightPx);
}

/** Rows between two labels that leave each its room. */
export function labelEvery(scale: RowScale): number {
  return NICE.find((every) => every * scale.rowPx >= 28) ?? NICE.at(-1)!;
}
