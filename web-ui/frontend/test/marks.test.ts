import { describe, expect, it } from 'vitest';
import { levelNote, micropricePlace } from '../src/book';
import type { Geometry } from '../src/footprint/geometry';
import { bandsOf, edgesOf, glyphsOf, ordinalAt, raysOf } from '../src/footprint/marks';
import { fromMs } from '../src/profile/screen';
import { labelEvery, niceFactor, rowScale, rowTop } from '../src/profile/scale';
import { Series } from '../src/series';
import { calibrationPoints } from '../src/trust-plot';
import type { FBar } from '../src/wire';
import type { BookSheet, MarksAnswer } from '../src/wire-panels';

const ROW = 500;

/** Bars at 1, 2, 3 … s, each from 1,000 to 1,500 E4: two rows. */
function series(bars: number): Series {
  const held = new Series(0, '1s', 1, ROW);
  const bar = (start: number): FBar => ({
    bar: [start, 1_000, 1_500, 1_000, 1_500],
    rows: [
      [1_000, 1, 1, 0, 1, 0],
      [1_500, 1, 1, 0, 1, 0],
    ],
  });
  held.onHistory({
    id: 0,
    interval: '1s',
    ticksPerRow: 1,
    rowHeight: ROW,
    sequence: 1,
    bars: Array.from({ length: bars }, (_, i) => bar((i + 1) * 1_000)),
    forming: null,
  });
  return held;
}

/** 100 px columns from ordinal 0, rows of 10 px, price 1,000 in the middle of 200 px. */
const G: Geometry = {
  ratio: 1,
  plotWidth: 500,
  plotHeight: 200,
  rowHeight: ROW,
  rowPx: 10,
  centre: 1_000,
  columns: { from: 0, to: 4, left: 0, width: 100, plotWidth: 500 },
};

const ANSWER: MarksAnswer = {
  id: 0,
  interval: '1s',
  rowHeight: ROW,
  zones: [],
  unfinished: [],
  bars: [
    {
      startMs: 2_000,
      marks: [
        { kind: 'ABSORPTION_BULL', low: 1_000, high: 1_500 },
        { kind: 'CVD_DIVERGENCE_BULL', low: 1_000, high: 1_500 },
        { kind: 'DIVERGENCE_BEAR', low: 1_000, high: 1_500 },
        { kind: 'CLUSTER', low: 1_000, high: 2_000 },
      ],
    },
    { startMs: 99_000, marks: [{ kind: 'ABSORPTION_BEAR', low: 0, high: 0 }] },
  ],
};

describe('marks', () => {
  it('find the bar of a moment', () => {
    const held = series(4);
    expect([0, 1_000, 1_999, 4_000, 9_000].map((ms) => ordinalAt(held, ms))).toEqual([-1, 0, 0, 3, 3]);
  });

  it('draw a zone to the right edge until it ends', () => {
    const zone = { side: 'BUY', low: 1_000, high: 2_500, rows: 3, fromMs: 2_000 } as const;
    const [open, ended] = bandsOf(G, series(4), [
      { ...zone, toMs: null },
      { ...zone, toMs: 3_000 },
    ]);
    expect([open!.x0, open!.x1, open!.top, open!.bottom, open!.open]).toEqual([100, 500, 70, 100, true]);
    expect([ended!.x0, ended!.x1, ended!.open]).toEqual([100, 300, false]);
  });

  it('leave out zones outside the view', () => {
    const far = { side: 'SELL', low: 90_000, high: 91_000, rows: 3, fromMs: 2_000, toMs: null } as const;
    expect(bandsOf(G, series(4), [far])).toEqual([]);
  });

  it('draw an unfinished high at the upper edge of its row and a low at the lower', () => {
    const at = { fromMs: 1_000, toMs: null };
    const rays = raysOf(G, series(4), [
      { at: 'HIGH', price: 1_500, ...at },
      { at: 'LOW', price: 1_000, ...at },
    ]);
    expect(rays.map((ray) => ray.y)).toEqual([80, 100]);
  });

  it('stack glyphs away from the bar, bulls below and bears above', () => {
    const glyphs = glyphsOf(G, series(4), ANSWER);
    expect(glyphs.map((it) => [it.text, it.bull, it.x, it.y])).toEqual([
      ['◎', true, 150, 113],
      ['◆', true, 150, 126],
      ['◇', false, 150, 67],
    ]);
  });

  it('put a cluster’s edge right of its cells', () => {
    expect(edgesOf(G, series(4), ANSWER)).toEqual([{ x: 197, top: 80, bottom: 100 }]);
  });
});

const BOOK: BookSheet = {
  id: 0,
  timeMs: 1,
  obi1: 0.5,
  obi5: null,
  obi5w: null,
  obiT: null,
  microprice: 100.0375,
  spreadTicks: 1,
  ofi: 590,
  ofiNorm: 0.1,
  touch: [],
  episodes: [
    {
      id: 0,
      side: 'ASK',
      price: 1_000_500,
      ratio: 5,
      refills: 3,
      hidden: 1_000,
      traded: 1_000,
      peak: 200,
      hiddenShare: 1,
      confidence: 88,
    },
  ],
};

describe('the ladder', () => {
  it('names a level that traded more than it showed', () => {
    const note = levelNote(BOOK, 'ASK', 1_000_500)!;
    expect([note.text, note.iceberg]).toEqual(['5.0× ≈', true]);
    expect(note.title).toContain('confidence 88');
    expect(levelNote(BOOK, 'BID', 1_000_500)).toBeNull();
    expect(levelNote(null, 'ASK', 1_000_500)).toBeNull();
  });

  it('places the microprice between the best prices', () => {
    expect(micropricePlace(BOOK, 1_000_000, 1_000_500)).toBeCloseTo(0.75, 9);
    expect(micropricePlace(BOOK, 1_000_500, 1_000_000)).toBeNull();
    expect(micropricePlace(null, 1, 2)).toBeNull();
  });
});

describe('a profile', () => {
  it('fits rows, and finds the height at which letters can be read', () => {
    expect(rowScale(0, 9_500, 500, 400).rowPx).toBe(20);
    expect(rowScale(0, 99_500, 500, 100).rowPx).toBe(0.5);
    expect(rowTop(rowScale(0, 9_500, 500, 400), 9_000)).toBe(20);
    expect([niceFactor(20, 400), niceFactor(300, 400), niceFactor(99_999, 10)]).toEqual([1, 10, 1000]);
    expect(labelEvery(rowScale(0, 9_500, 500, 400))).toBe(2);
  });

  it('reads a time of the engine’s day in India', () => {
    const engine = Date.UTC(2026, 10, 24, 6, 30);
    expect(fromMs('10:30', engine)).toBe(Date.UTC(2026, 10, 24, 5, 0));
    expect(fromMs('soon', engine)).toBe(Date.UTC(2026, 10, 24, 3, 45));
  });
});

describe('calibration', () => {
  it('leaves out bins that hold nothing', () => {
    expect(
      calibrationPoints([
        [0.6, 0.58, 0.2],
        [0.7, null, 0],
        [null, 1, 1],
      ]),
    ).toEqual([{ expected: 0.6, right: 0.58, weight: 0.2 }]);
  });
});
