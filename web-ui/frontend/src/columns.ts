/**
 * Where bars stand on the screen, shared by the footprint, the candles and the strip below them. CSS
 * pixels.
 */
export interface Columns {
  /** First and one-past-last ordinal in sight. */
  from: number;
  to: number;
  /** Left edge of the column of `from`, and the width of each; both may be fractions. */
  left: number;
  width: number;
  plotWidth: number;
}

export function columnLeft(columns: Columns, ordinal: number): number {
  return columns.left + (ordinal - columns.from) * columns.width;
}

/** The ordinal of the column under a horizontal place. */
export function columnAt(columns: Columns, x: number): number {
  return columns.from + Math.floor((x - columns.left) / columns.width);
}
