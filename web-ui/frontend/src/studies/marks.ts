import { directionOf, isSwing, patternWords } from '../analytics/text';
import type { LevelsAnswer, Pattern, Pivots, Swings } from '../analytics/wire';
import { PIVOT_LEVELS } from '../analytics/wire';
import * as format from '../format';
import type { Pin } from './pins';

/** What can be shown over the bars besides indicators; each has a toggle and a definition (UI-51). */
export const MARKS = [
  ['pins', 'Pinned levels', 'levels pinned in Analytics'],
  ['pivots', 'Pivots', 'levels for this session from the high, low and close of the one before'],
  ['swings', 'Support, resistance', 'highs and lows with no higher or lower bar so many bars to either side'],
  ['fibonacci', 'Fibonacci', 'shares of the last leg between a swing high and a swing low'],
  ['candles', 'Candle patterns', 'doji, hammer, engulfing, morning and evening star; over candles'],
  [
    'shapes',
    'Chart patterns',
    'double top and bottom, head and shoulders, where their line breaks; over candles',
  ],
  ['turns', 'Swing points', 'the bars whose highs and lows are the swings; over candles'],
] as const;
export type MarkName = (typeof MARKS)[number][0];
export const USUAL_MARKS: readonly MarkName[] = ['pins'];

const E4 = 10_000;
const NEAREST = 3; // swing levels on either side: more is a fence

/** A level as a line across the chart; `key` for those somebody pinned. Price E4. */
export interface LevelLine {
  readonly price: number;
  readonly name: string;
  readonly tone: 'key' | 'up' | 'down' | 'info' | 'dim';
}

export interface PatternMark {
  readonly startMs: number;
  readonly text: string;
  readonly direction: -1 | 0 | 1;
  readonly above: boolean;
}

/** `pins,swings`; `none` for none of them, null where nothing is said. */
export function readMarks(text: string | null | undefined): MarkName[] | null {
  const names = text ? text.split(',') : null;
  return names && MARKS.map(([name]) => name).filter((name) => names.includes(name));
}

export function writeMarks(marks: ReadonlySet<MarkName>): string {
  return [...marks].join(',') || 'none';
}

export function linesOf(
  shown: ReadonlySet<MarkName>,
  answer: LevelsAnswer | null,
  pins: readonly Pin[],
): LevelLine[] {
  return [
    ...(shown.has('pivots') ? pivotLines(answer?.pivots ?? null) : []),
    ...(shown.has('swings') ? swingLines(answer?.swings ?? null) : []),
    ...(shown.has('fibonacci') ? fibonacciLines(answer?.swings ?? null) : []),
    ...(shown.has('pins') ? pins.map((it) => ({ ...it, tone: 'key' as const })) : []),
  ];
}

function pivotLines(pivots: Pivots | null): LevelLine[] {
  return PIVOT_LEVELS.flatMap((name) => {
    const rupees = pivots?.levels[name] ?? null;
    const tone = name === 'P' ? 'info' : name.startsWith('R') ? 'down' : 'up';
    return rupees === null ? [] : [{ price: Math.round(rupees * E4), name, tone } as const];
  });
}

function swingLines(swings: Swings | null): LevelLine[] {
  const above = [...(swings?.resistances ?? [])].sort((a, b) => a - b);
  const below = [...(swings?.supports ?? [])].sort((a, b) => b - a);
  const near = (prices: number[], first: number | null | undefined) =>
    first == null ? [] : prices.slice(prices.indexOf(first)).slice(0, NEAREST);
  return [
    ...near(above, swings?.resistance).map((price) => ({ price, name: 'res', tone: 'down' as const })),
    ...near(below, swings?.support).map((price) => ({ price, name: 'sup', tone: 'up' as const })),
  ];
}

function fibonacciLines(swings: Swings | null): LevelLine[] {
  return (swings?.fibonacci ?? []).flatMap(([share, rupees]) =>
    rupees === null
      ? []
      : [
          {
            price: Math.round(rupees * E4),
            name: `${format.decimal(share * 100, 1)} %`,
            tone: 'dim' as const,
          },
        ],
  );
}

/** Which patterns stand at which bars. `startBefore` tells the start of the bar so many before another. */
export function marksOf(
  shown: ReadonlySet<MarkName>,
  found: readonly Pattern[],
  startBefore: (startMs: number, bars: number) => number | null,
): PatternMark[] {
  const marks = found.flatMap((pattern) => {
    const name: MarkName = isSwing(pattern) ? 'turns' : pattern.barsBack.length > 0 ? 'shapes' : 'candles';
    return shown.has(name) ? markOf(pattern, startBefore) : [];
  });
  return marks.sort((a, b) => a.startMs - b.startMs);
}

function markOf(
  pattern: Pattern,
  startBefore: (startMs: number, bars: number) => number | null,
): PatternMark[] {
  const direction = directionOf(pattern);
  if (!isSwing(pattern)) {
    const { short } = patternWords(pattern.kind);
    return [{ startMs: pattern.startMs, text: short, direction, above: direction < 0 }];
  }
  const startMs = startBefore(pattern.startMs, pattern.barsBack[0] ?? 0);
  const above = pattern.kind === 'SWING_HIGH';
  return startMs === null ? [] : [{ startMs, text: above ? 'H' : 'L', direction: 0, above }];
}
