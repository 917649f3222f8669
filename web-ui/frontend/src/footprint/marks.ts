import type { Series } from '../series';
import { startOf } from '../series';
import type { BarMark, MarkKind, MarksAnswer, Unfinished, Zone } from '../wire-panels';
import { type Geometry, px, xOf, yOf } from './geometry';

/*
 * Marks as places on the screen: pure arithmetic between an answer and the painter. Device pixels.
 */

/** A stacked zone: a band from its bar to where it was traded through, or to the plot's right edge. */
export interface Band {
  readonly side: 'BUY' | 'SELL';
  readonly open: boolean;
  readonly rows: number;
  readonly x0: number;
  readonly x1: number;
  readonly top: number;
  readonly bottom: number;
}

/** An unfinished auction: a line at a bar's high or low until somebody finishes it. */
export interface Ray {
  readonly at: 'HIGH' | 'LOW';
  readonly open: boolean;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
}

export interface Glyph {
  readonly text: string;
  readonly bull: boolean;
  readonly x: number;
  readonly y: number;
}

/** A run of heavy rows: an edge right of the cells. */
export interface Edge {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

const GLYPHS: Partial<Record<MarkKind, string>> = {
  ABSORPTION_BULL: '◎',
  ABSORPTION_BEAR: '◎',
  DIVERGENCE_BULL: '◇',
  DIVERGENCE_BEAR: '◇',
  CVD_DIVERGENCE_BULL: '◆',
  CVD_DIVERGENCE_BEAR: '◆',
};
const GLYPH_STEP_PX = 13;

/** The last bar that starts at or before a moment; one before the first when none does. */
export function ordinalAt(series: Series, ms: number): number {
  let [low, high] = [series.first, series.end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(series.at(middle)!) <= ms) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}

/** Where something that began and perhaps ended stands, or null out of sight. */
function span(g: Geometry, series: Series, fromMs: number, toMs: number | null): [number, number] | null {
  const right = Math.round(g.plotWidth * g.ratio);
  const x0 = xOf(g, Math.max(series.first, ordinalAt(series, fromMs)));
  const x1 = toMs === null ? right : Math.min(right, xOf(g, ordinalAt(series, toMs) + 1));
  return x1 <= 0 || x0 >= right || x1 <= x0 ? null : [Math.max(0, x0), x1];
}

export function bandsOf(g: Geometry, series: Series, zones: readonly Zone[]): Band[] {
  return zones.flatMap((zone) => {
    const reach = span(g, series, zone.fromMs, zone.toMs);
    const [top, bottom] = [yOf(g, zone.high), yOf(g, zone.low)];
    return !reach || bottom < 0 || top > g.plotHeight * g.ratio
      ? []
      : [
          {
            side: zone.side,
            open: zone.toMs === null,
            rows: zone.rows,
            x0: reach[0],
            x1: reach[1],
            top,
            bottom,
          },
        ];
  });
}

export function raysOf(g: Geometry, series: Series, unfinished: readonly Unfinished[]): Ray[] {
  return unfinished.flatMap(({ at, price, fromMs, toMs }) => {
    const reach = span(g, series, fromMs, toMs);
    const row = Math.floor(price / g.rowHeight) * g.rowHeight;
    const y = at === 'HIGH' ? yOf(g, row + g.rowHeight) : yOf(g, row);
    return !reach || y < 0 || y > g.plotHeight * g.ratio
      ? []
      : [{ at, open: toMs === null, x0: reach[0], x1: reach[1], y }];
  });
}

/** What stands above and below the bars in sight: bears above the high, bulls below the low. */
export function glyphsOf(g: Geometry, series: Series, answer: MarksAnswer): Glyph[] {
  return inSight(g, series, answer).flatMap(({ ordinal, low, high, marks }) => {
    const x = (xOf(g, ordinal) + xOf(g, ordinal + 1)) >> 1;
    const places = { bull: 0, bear: 0 };
    return marks.flatMap(({ kind }) => {
      const text = GLYPHS[kind];
      if (!text) {
        return [];
      }
      const bull = kind.endsWith('BULL');
      const step = px(g, GLYPH_STEP_PX) * (bull ? ++places.bull : ++places.bear);
      return [{ text, bull, x, y: bull ? yOf(g, low) + step : yOf(g, high + g.rowHeight) - step }];
    });
  });
}

export function edgesOf(g: Geometry, series: Series, answer: MarksAnswer): Edge[] {
  return inSight(g, series, answer).flatMap(({ ordinal, marks }) =>
    marks
      .filter(({ kind }) => kind === 'CLUSTER')
      .map(({ low, high }) => ({
        x: xOf(g, ordinal + 1) - px(g, 3),
        top: yOf(g, high),
        bottom: yOf(g, low),
      })),
  );
}

interface Marked {
  readonly ordinal: number;
  readonly low: number;
  readonly high: number;
  readonly marks: readonly BarMark[];
}

function inSight(g: Geometry, series: Series, answer: MarksAnswer): Marked[] {
  return answer.bars.flatMap(({ startMs, marks }) => {
    const ordinal = ordinalAt(series, startMs);
    const fbar = series.at(ordinal);
    if (!fbar || ordinal < g.columns.from || ordinal >= g.columns.to || startOf(fbar) !== startMs) {
      return [];
    }
    const low = fbar.rows[0]?.[0] ?? fbar.bar[3]!;
    const high = fbar.rows.at(-1)?.[0] ?? fbar.bar[2]!;
    return [{ ordinal, low, high, marks }];
  });
}
