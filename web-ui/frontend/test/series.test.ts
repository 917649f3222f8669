import { describe, expect, it } from 'vitest';
import { MAX_BARS, Series } from '../src/series';
import type { FBar, FootprintAnswer } from '../src/wire';

function bar(startMs: number, volume = 100): FBar {
  const figures = [
    startMs,
    1,
    1,
    1,
    1,
    volume,
    volume,
    0,
    0,
    volume,
    0,
    volume,
    1,
    0,
    null,
    0,
    0,
    0,
    null,
    0,
    0,
  ];
  return { bar: figures, rows: [[0, 0, volume, 0, 1, 4]] };
}

function history(bars: FBar[], forming: FBar | null, sequence: number): FootprintAnswer {
  return { id: 0, interval: '1m', ticksPerRow: 1, rowHeight: 500, sequence, bars, forming };
}

function loaded(): Series {
  const series = new Series(0, '1m', 1, 500);
  series.onHistory(history([bar(1_000), bar(2_000)], bar(3_000), 10));
  return series;
}

const starts = (series: Series) => [...series.bars()].map(({ bar }) => bar[0]);

describe('a series', () => {
  it('closes a bar once, whether history or the stream says it first', () => {
    const series = loaded();
    series.onFrame({ topic: series.topic, closed: [bar(3_000, 700)], forming: bar(4_000) }, 11);
    series.onHistory(history([bar(2_000), bar(3_000, 700)], bar(4_000), 12));

    expect(starts(series)).toEqual([1_000, 2_000, 3_000, 4_000]);
    expect(series.at(series.end - 2)!.bar[5]).toBe(700);
  });

  it('does not turn the forming bar back to an older frame', () => {
    const series = loaded();
    series.onFrame({ topic: series.topic, forming: bar(3_000, 5) }, 9);
    expect(series.forming!.bar[5]).toBe(100);
    series.onFrame({ topic: series.topic, forming: bar(3_000, 150) }, 11);
    expect(series.forming!.bar[5]).toBe(150);
  });

  it('drops a forming bar that has closed meanwhile', () => {
    const series = loaded();
    series.onFrame({ topic: series.topic, closed: [bar(3_000)] }, 11);
    expect(series.forming).toBeNull();
    expect(series.length).toBe(3);
  });

  it('puts a late closed bar into its place', () => {
    const series = new Series(0, '1m', 1, 500);
    series.onHistory(history([bar(1_000), bar(3_000)], null, 1));
    series.onFrame({ topic: series.topic, closed: [bar(2_000)] }, 2);
    expect(starts(series)).toEqual([1_000, 2_000, 3_000]);
  });

  it('keeps ordinals while older bars come in front', () => {
    const series = loaded();
    const kept = series.end - 1;
    series.onOlder([bar(-2_000), bar(-1_000), bar(1_000)]);

    expect(starts(series)).toEqual([-2_000, -1_000, 1_000, 2_000, 3_000]);
    expect(series.at(kept)!.bar[0]).toBe(3_000);
    expect(series.isForming(kept)).toBe(true);
  });

  it('knows that no older bars exist', () => {
    const series = loaded();
    series.onOlder([]);
    expect(series.complete).toBe(true);
  });

  it('is bounded, and counts what it drops', () => {
    const series = new Series(0, '1s', 1, 500);
    const many = Array.from({ length: MAX_BARS + 7 }, (_, i) => bar(1_000 * i));
    series.onHistory(history(many, null, 1));

    expect(series.length).toBe(MAX_BARS);
    expect(series.dropped).toBe(7);
    expect(series.first).toBe(7);
  });

  it('tells event bars of one packet apart, and takes each of them once', () => {
    const split = (cvd: number) => ({
      ...bar(1_000),
      bar: bar(1_000).bar.map((figure, at) => (at === 19 ? cvd : figure)),
    });
    const series = new Series(0, '500v', 1, 500);
    series.onFrame({ topic: series.topic, closed: [split(500), split(1_000)], forming: split(1_200) }, 1);
    series.onHistory(history([split(500), split(1_000)], split(1_200), 2));

    expect([...series.bars()].map((it) => it.bar[19])).toEqual([500, 1_000, 1_200]);
  });
});
