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

export function rowScale(low: number, high: number, rowHeight: number, heightPx: number): RowScale {
  const count = Math.max(1, Math.round((high - low) / rowHeight) + 1);
  const fitting = heightPx / count;
  return {
    top: high,
    rowHeight,
    count,
    rowPx: Math.min(MAX_ROW_PX, fitting >= 1 ? Math.floor(fitting) : fitting),
  };
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

/** Rows between two labels that leave each its room. */
export function labelEvery(scale: RowScale): number {
  return NICE.find((every) => every * scale.rowPx >= 28) ?? NICE.at(-1)!;
}
