import type { Colouring, Size } from './heat';
import type { Buildup } from './wire';

/** What the market screen says. */
export const text = {
  loading: 'Waiting for the market',
  noStocks: {
    why: 'No stock has traded yet',
    next: 'Breadth, movers and heatmap need stocks among the instruments, with volume and a close before.',
  },
  noBreadth: { why: 'No stock has traded yet', next: 'The heatmap below says what it takes.' },
  noIndices: {
    why: 'No index among the instruments',
    next: 'Name one under feeds in the configuration, such as IDX:NIFTY 50.',
  },
  noFutures: {
    why: 'No stock future among the instruments',
    next: 'Quadrants need a future’s price and open interest, and those of the day before.',
  },
  noWeights: {
    why: 'No market capitalisation is known',
    next: 'Give a file of sectors as market.sectors, or size the tiles by turnover.',
  },
  noMovers: 'none',
  pick: 'Click a tile to look at it; Enter or a double click opens it in Order flow.',
  heatLabel: 'Heatmap of stocks. Arrow keys move from tile to tile, Enter opens one in Order flow.',
  suspect: 'split?',
  suspects: (names: string) => `Set apart, split or listing suspected: ${names}`,
  rangeTip: 'Where the last price stands between the day’s low and high',
} as const;

export const SIZE_WORD: Record<Size, string> = {
  turnover: 'turnover',
  weight: 'market cap',
  equal: 'equal',
};

export const COLOUR_WORD: Record<Colouring, string> = {
  change: 'change %',
  delta: '≈ delta %',
  oi: 'OI %',
  volume: 'volume ×',
};

export const BUILDUP_TEXT: Record<
  Buildup,
  { readonly code: string; readonly word: string; readonly tip: string }
> = {
  LONG_BUILDUP: { code: 'LB', word: 'long build-up', tip: 'price ▲ OI ▲' },
  SHORT_BUILDUP: { code: 'SB', word: 'short build-up', tip: 'price ▼ OI ▲' },
  SHORT_COVERING: { code: 'SC', word: 'short covering', tip: 'price ▲ OI ▼' },
  LONG_UNWINDING: { code: 'LU', word: 'long unwinding', tip: 'price ▼ OI ▼' },
  NEUTRAL: {
    code: '·',
    word: 'neutral',
    tip: 'price moved less than 0.05 % or open interest less than 0.5 %',
  },
};
