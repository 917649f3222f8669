/** The indicators a chart can show, by the columns of `/api/indicators`, and how each is drawn (UI-110). */

/** `price`: over the candles. Everything else stands in a pane of its own, with lines at fixed heights. */
export type Place = 'price' | 'pane';
export type Stroke = 'line' | 'thin' | 'dots' | 'columns';

export interface Part {
  readonly column: string;
  readonly name: string;
  readonly stroke: Stroke;
  /** Which of the palette's colours; parts of a study differ by stroke as well. */
  readonly colour: 'info' | 'warn' | 'poc' | 'text' | 'dim' | 'up' | 'down';
}

export interface Study {
  readonly name: string;
  readonly title: string;
  readonly definition: string;
  readonly place: Place;
  /** Decimals of its figures; null for quantities in lakh and crore. */
  readonly decimals: number | null;
  readonly parts: readonly Part[];
  readonly guides?: readonly number[];
  /** What its pane spans, where that is known beforehand. */
  readonly range?: readonly [number, number];
  /** Columns that are asked for besides those drawn. */
  readonly also?: readonly string[];
}

const part = (column: string, name: string, colour: Part['colour'], stroke: Stroke = 'line'): Part => ({
  column,
  name,
  colour,
  stroke,
});

const average = (column: string, title: string, colour: Part['colour'], definition: string): Study => ({
  name: column,
  title,
  definition,
  place: 'price',
  decimals: 2,
  parts: [part(column, title, colour)],
});

const single = (
  column: string,
  title: string,
  decimals: number | null,
  definition: string,
  guides: readonly number[] = [],
  range?: readonly [number, number],
): Study => ({
  name: column,
  title,
  definition,
  place: 'pane',
  decimals,
  parts: [part(column, title, 'info')],
  guides,
  ...(range ? { range } : {}),
});

export const STUDIES: readonly Study[] = [
  average('SMA20', 'SMA 20', 'warn', 'mean of the last 20 closes'),
  average('SMA50', 'SMA 50', 'poc', 'mean of the last 50 closes'),
  average('EMA8', 'EMA 8', 'text', 'closes weighted by recency, k = 2 ÷ 9'),
  average('EMA13', 'EMA 13', 'dim', 'closes weighted by recency, k = 2 ÷ 14; crosses EMA 8'),
  average('EMA12', 'EMA 12', 'dim', 'closes weighted by recency, k = 2 ÷ 13'),
  average('EMA26', 'EMA 26', 'dim', 'closes weighted by recency, k = 2 ÷ 27'),
  {
    name: 'BB',
    title: 'Bollinger 20, 2',
    definition: 'mean of 20 closes, two standard deviations above and below',
    place: 'price',
    decimals: 2,
    parts: [part('BBU', 'upper', 'dim'), part('BBM', 'middle', 'dim', 'thin'), part('BBL', 'lower', 'dim')],
  },
  {
    name: 'SUPERTREND',
    title: 'Supertrend 10, 3',
    definition:
      'a stop three ATR 10 from the middle of the bar: below while it is up, above while it is down',
    place: 'price',
    decimals: 2,
    parts: [part('SUPERTREND', 'Supertrend', 'up', 'dots')],
    also: ['ST_DIR'],
  },
  {
    name: 'ICHIMOKU',
    title: 'Ichimoku 9, 26, 52',
    definition: 'middles of 9 and 26 bars, and the cloud that was computed 26 bars before',
    place: 'price',
    decimals: 2,
    parts: [
      part('TENKAN', 'tenkan', 'info'),
      part('KIJUN', 'kijun', 'warn'),
      part('CLOUD_A', 'cloud A', 'up', 'thin'),
      part('CLOUD_B', 'cloud B', 'down', 'thin'),
    ],
  },
  single(
    'RSI14',
    'RSI 14',
    2,
    'share of gains in the moves of 14 bars, smoothed; above 70 much bought',
    [30, 70],
    [0, 100],
  ),
  {
    name: 'MACD',
    title: 'MACD 12, 26, 9',
    definition: 'EMA 12 less EMA 26, its own EMA 9, and their difference as columns',
    place: 'pane',
    decimals: 2,
    parts: [
      part('MACDH', 'histogram', 'dim', 'columns'),
      part('MACD', 'MACD', 'info'),
      part('MACDS', 'signal', 'warn', 'thin'),
    ],
    guides: [0],
  },
  {
    name: 'STOCH',
    title: 'Stochastic 14, 3, 3',
    definition: 'where the close stands in the range of 14 bars, smoothed by 3, and by 3 again',
    place: 'pane',
    decimals: 2,
    parts: [part('SLOWK', '%K', 'info'), part('SLOWD', '%D', 'warn', 'thin')],
    guides: [20, 80],
    range: [0, 100],
  },
  single('ADX14', 'ADX 14', 2, 'how strong a trend is, whichever way; above 25 it is said to be one', [25]),
  single(
    'WILLR14',
    'Williams %R 14',
    2,
    'distance from the high of 14 bars, −100 at their low',
    [-80, -20],
    [-100, 0],
  ),
  single('ATR14', 'ATR 14', 2, 'mean true range of 14 bars, smoothed'),
  single('OBV', 'OBV', null, 'volume added when the close rose, taken off when it fell'),
  single('AD', 'Accumulation / distribution', null, 'volume weighted by where the close stands in its bar'),
  single('MOM10', 'Momentum 10', 2, 'close less the close 10 bars before', [0]),
  single('ROC10', 'Rate of change 10', 2, 'change against the close 10 bars before, percent', [0]),
];

export function studyOf(name: string): Study | undefined {
  return STUDIES.find((it) => it.name === name);
}

/** `SMA20,RSI14` as the address says it; unknown and repeated names are left out, in the list's order. */
export function readStudies(text: string | null | undefined): Study[] {
  const names = new Set((text ?? '').split(','));
  return STUDIES.filter((it) => names.has(it.name));
}

export function writeStudies(studies: readonly Study[]): string {
  return studies.map((it) => it.name).join(',');
}

/** Every column that the chosen studies need. */
export function columnsOf(studies: readonly Study[]): string[] {
  return [...new Set(studies.flatMap((it) => [...it.parts.map((part) => part.column), ...(it.also ?? [])]))];
}
