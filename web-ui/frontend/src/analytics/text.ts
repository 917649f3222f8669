import type { Family, Pattern } from './wire';

/** What the analytics screen says. */
export const text = {
  noInstrument: { why: 'No instrument chosen', next: 'Choose one in the list at the left.' },
  loadingLevels: 'Fetching levels',
  loadingPatterns: 'Fetching patterns',
  loadingIndicators: 'Fetching indicators',
  loadingCorrelation: 'Fetching correlations',
  loadingSeasons: 'Fetching seasonality',
  noPivots: 'No session before this one is known: pivots need its high, low and close.',
  noSwings: 'No swing is confirmed yet: one needs as many bars after it as before.',
  noLeg: 'No leg yet: it needs a confirmed swing high and a confirmed swing low.',
  noLevels: {
    why: 'No level yet',
    next: 'Pivots need a session before, swings need bars on either side. Try a shorter interval.',
  },
  noPatterns: {
    why: 'No pattern found at this interval',
    next: 'They are looked for whenever a bar closes. Try a shorter interval.',
  },
  noIndicators: {
    why: 'No bar of this interval has closed yet',
    next: 'Values begin with the first closed bar. Try a shorter interval.',
  },
  noCorrelation: {
    why: 'Nothing to compare',
    next: 'Choose at least two instruments with bars of this interval.',
  },
  noSeasons: {
    why: 'No daily bars of earlier sessions are known',
    next: 'Give the engine its history: “icebreaker import --format bars”, or a broker’s backfill.',
  },
  few: (n: number) => `${n} samples: too few to mean anything`,
  seasonNote:
    'Log returns of daily bars, at most three years of them. Cells with fewer than 30 samples are grey; ' +
    '|t| below 2 is noise, and of twelve months one or so passes by chance.',
  correlationNote: (period: number, interval: string) =>
    `Pearson, of the last ${period} log returns of bars of ${interval} that both have; ` +
    'dash: too few, or no movement.',
  matrixLabel: 'Correlation matrix. Arrow keys move from cell to cell.',
  pin: 'Pin to the chart',
  pinned: 'Pinned to the chart: click to take it off',
  forming: 'forming: may change until its bar closes',
  flat: 'the market did not move: this zero means nothing',
} as const;

export const FAMILY_WORD: Record<Family, readonly [name: string, definition: string]> = {
  STANDARD: ['Standard', 'around (H + L + C) ÷ 3'],
  FIBONACCI: ['Fibonacci', 'the same middle, shares 0.382, 0.618 and 1 of the range'],
  WOODIE: ['Woodie', 'the close counts twice'],
  WOODIE_OPEN: ['Woodie (open)', 'today’s open in the close’s place'],
  CAMARILLA: ['Camarilla', 'shares of the range around the close'],
};

interface PatternWords {
  readonly name: string;
  readonly short: string;
  readonly definition: string;
}

const PATTERNS: Readonly<Record<string, PatternWords>> = {
  DOJI: { name: 'Doji', short: 'D', definition: 'opened and closed at almost the same price' },
  HAMMER: { name: 'Hammer', short: 'H', definition: 'small body at the top of a long lower shadow' },
  ENGULFING: { name: 'Engulfing', short: 'E', definition: 'a body that covers the opposite one before it' },
  MORNING_STAR: {
    name: 'Morning star',
    short: 'MS',
    definition: 'long fall, small star below, rise into the first body',
  },
  EVENING_STAR: {
    name: 'Evening star',
    short: 'ES',
    definition: 'long rise, small star above, fall into the first body',
  },
  DOUBLE_TOP: {
    name: 'Double top',
    short: 'DT',
    definition: 'two highs within half an ATR, then a close below the low between',
  },
  DOUBLE_BOTTOM: {
    name: 'Double bottom',
    short: 'DB',
    definition: 'two lows within half an ATR, then a close above the high between',
  },
  HEAD_SHOULDERS: {
    name: 'Head and shoulders',
    short: 'HS',
    definition: 'three highs, the middle one highest, then a close below the neckline',
  },
  INVERSE_HEAD_SHOULDERS: {
    name: 'Inverse head and shoulders',
    short: 'iHS',
    definition: 'three lows, the middle one lowest, then a close above the neckline',
  },
  SWING_HIGH: {
    name: 'Swing high',
    short: '△',
    definition: 'no higher high in so many bars on either side; known only that many bars later',
  },
  SWING_LOW: {
    name: 'Swing low',
    short: '▽',
    definition: 'no lower low in so many bars on either side; known only that many bars later',
  },
};

export function patternWords(kind: string): PatternWords {
  const name = kind.charAt(0) + kind.slice(1).toLowerCase().replaceAll('_', ' ');
  return PATTERNS[kind] ?? { name, short: name.charAt(0), definition: name };
}

export const PATTERN_KINDS = Object.keys(PATTERNS);
const BULLISH = ['HAMMER', 'MORNING_STAR', 'DOUBLE_BOTTOM', 'INVERSE_HEAD_SHOULDERS'];
const BEARISH = ['EVENING_STAR', 'DOUBLE_TOP', 'HEAD_SHOULDERS'];

/** 1 speaks for a rise, -1 for a fall, 0 for neither. */
export function directionOf({ kind, value }: Pattern): -1 | 0 | 1 {
  if (kind === 'ENGULFING') {
    return value > 0 ? 1 : -1;
  }
  return BULLISH.includes(kind) ? 1 : BEARISH.includes(kind) ? -1 : 0;
}

export function isSwing({ kind }: Pattern): boolean {
  return kind.startsWith('SWING_');
}
