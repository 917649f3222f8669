import { describe, expect, it } from 'vitest';
import { directionOf, patternWords } from '../src/analytics/text';
import type { LevelsAnswer, Pattern, PivotSet } from '../src/analytics/wire';
import { STUDIES, columnsOf, readStudies, writeStudies } from '../src/studies/catalog';
import { linesOf, marksOf, readMarks, writeMarks } from '../src/studies/marks';
import { Pins, readPins, writePins } from '../src/studies/pins';

describe('studies', () => {
  it('are read from the address in the order of the list, unknown ones left out', () => {
    expect(writeStudies(readStudies('MACD,LUCK,SMA20,MACD'))).toBe('SMA20,MACD');
    expect(readStudies(undefined)).toEqual([]);
  });

  it('ask for each column once, and for the side of a supertrend', () => {
    expect(columnsOf(readStudies('SUPERTREND,BB'))).toEqual(['BBU', 'BBM', 'BBL', 'SUPERTREND', 'ST_DIR']);
    const all = columnsOf(STUDIES);
    expect(new Set(all).size).toBe(all.length);
  });

  it('have names of their own', () => {
    expect(new Set(STUDIES.map((it) => it.name)).size).toBe(STUDIES.length);
  });
});

describe('pins', () => {
  it('come back as they were written', () => {
    const pins = [
      { name: 'Woodie R1', price: 248_789_300 },
      { name: 'P', price: 5 },
    ];
    expect(readPins(writePins(pins))).toEqual(pins);
    expect(writePins([{ name: 'a,b@c', price: 7 }])).toBe('a b c@7');
    expect(readPins('P@x,@7,Q@-3,R@9,')).toEqual([{ name: 'R', price: 9 }]);
  });

  it('belong to an instrument, go on and off, and are bounded', () => {
    const pins = new Pins();
    expect(pins.toggle('NFO:1', { name: 'P', price: 10 })).toBe(true);
    expect([pins.of('NFO:1').length, pins.of('NFO:2').length]).toEqual([1, 0]);
    expect(pins.toggle('NFO:1', { name: 'P', price: 10 })).toBe(false);
    for (let price = 1; price <= 40; price++) {
      pins.toggle('NFO:1', { name: 'S', price });
    }
    expect([pins.of('NFO:1').length, pins.of('NFO:1').at(-1)!.price]).toEqual([24, 40]);
  });
});

const PIVOTS: PivotSet = {
  R4: null,
  R3: null,
  R2: null,
  R1: 102.5,
  P: 100,
  S1: 97.5,
  S2: null,
  S3: null,
  S4: null,
};
const ANSWER = {
  swings: {
    leg: 'UP',
    resistance: 1_010_000,
    support: null,
    resistances: [1_030_000, 1_010_000, 990_000, 1_020_000, 1_040_000],
    supports: [1_050_000],
    fibonacci: [
      [0.382, 99.25],
      [0.5, null],
    ],
  },
  pivots: { levels: PIVOTS },
} as unknown as LevelsAnswer;

describe('levels over the bars', () => {
  it('are those whose toggle is on', () => {
    const names = (...shown: Parameters<typeof readMarks>[0][]) =>
      linesOf(new Set(readMarks(shown.join(','))), ANSWER, [{ name: 'mine', price: 1 }]).map(
        ({ name, price }) => `${name} ${price}`,
      );
    expect(names('pivots')).toEqual(['R1 1025000', 'P 1000000', 'S1 975000']);
    expect(names('fibonacci', 'pins')).toEqual(['38.2 % 992500', 'mine 1']);
    expect(names('none')).toEqual([]);
  });

  it('begin with the nearest swing; a side without one has no line', () => {
    const lines = linesOf(new Set(['swings'] as const), ANSWER, []);
    expect(lines.map((it) => it.price)).toEqual([1_010_000, 1_020_000, 1_030_000]);
  });

  it('are none before there is an answer', () => {
    expect(linesOf(new Set(['pivots', 'swings', 'fibonacci'] as const), null, [])).toEqual([]);
  });
});

describe('toggles of levels and patterns', () => {
  it('come back as they were; nothing said leaves them as they are', () => {
    expect(readMarks(writeMarks(new Set(['pivots', 'pins'])))).toEqual(['pins', 'pivots']);
    expect(readMarks(writeMarks(new Set()))).toEqual([]);
    expect([readMarks(''), readMarks(undefined), readMarks(null)]).toEqual([null, null, null]);
  });
});

describe('patterns', () => {
  const pattern = (kind: string, value: number, startMs: number, barsBack: number[] = []) =>
    ({ kind, value, startMs, barsBack }) as unknown as Pattern;
  const startBefore = (startMs: number, bars: number) => (startMs - bars >= 0 ? startMs - bars : null);

  it('stand at their bar, a swing at the bar it was', () => {
    const found = [
      pattern('SWING_LOW', 0, 50, [20]),
      pattern('ENGULFING', -100, 40),
      pattern('SWING_HIGH', 0, 5, [20]),
    ];
    const marks = marksOf(new Set(['candles', 'turns'] as const), found, startBefore);
    expect(marks).toEqual([
      { startMs: 30, text: 'L', direction: 0, above: false },
      { startMs: 40, text: 'E', direction: -1, above: true },
    ]);
  });

  it('are shown by kind', () => {
    const found = [pattern('DOUBLE_TOP', -100, 9, [7, 3]), pattern('DOJI', 100, 8)];
    const texts = (name: 'candles' | 'shapes') =>
      marksOf(new Set([name]), found, startBefore).map((it) => it.text);
    expect([texts('candles'), texts('shapes')]).toEqual([['D'], ['DT']]);
  });

  it('say which way they speak', () => {
    expect(directionOf(pattern('ENGULFING', 100, 0))).toBe(1);
    expect(directionOf(pattern('DOJI', 100, 0))).toBe(0);
    expect(directionOf(pattern('HEAD_SHOULDERS', 100, 0))).toBe(-1);
    expect(patternWords('NEW_KIND').name).toBe('New kind');
  });
});
