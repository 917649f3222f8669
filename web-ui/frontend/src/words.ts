/** Every sentence the page says, in one place (UI-174). */

export const words = {
  connecting: '◌ CONNECTING',
  loading: 'Waiting for the engine',
  loadingHint: 'If this lasts, check that the engine is running. The page tries again by itself.',
  loadingChart: 'Fetching bars',
  noInstruments: 'No instruments yet',
  noInstrumentsHint:
    'The engine has been given none. Name some under feeds in the configuration and restart it.',
  noMatches: 'Nothing matches',
  noMatchesHint: 'Try fewer letters: “nif 245 ce” finds the 24,500 call. Esc clears.',
  noBars: 'No bars yet',
  noBarsHint: 'The first one appears with the first trade. Try a shorter interval, or another instrument.',
  noDepth: 'No depth yet',
  noDepthHint: 'This feed has sent no book for this instrument.',
  noPrints: 'No prints yet',
  noPrintsHint: 'Lower the size filter, or wait for a trade.',
  historyMissing: 'Older bars are missing: ',
  retry: 'Retry',
  lost: (at: string) => `page lost the engine at ${at}, retrying`,
  resumed: 'reconnected, nothing missed',
  snapshot: 'reconnected, fresh snapshot',
  clockOff: (seconds: number) => `this computer’s clock is ${seconds} s off the engine’s`,
  inferred: '≈',
  guess: 'guess: more than 80 % of this bar’s volume came in aggregated ticks, its sides are uncertain',
  search: 'Search  /',
  changesWaiting: (n: number) => `${n} ${n === 1 ? 'change' : 'changes'} waiting`,
  printsWaiting: (n: number) => `${n} waiting`,
  missedPrints: (n: string) => `${n} missed`,
  latencyTip:
    'Tick to page, measured by the engine: from a tick’s arrival at the engine ' +
    'to its frame leaving for this page. ' +
    'Paint is this browser’s own part, from a frame’s arrival to the screen.',
  feedTip: 'Lamp means ticks seen, not a socket that is open.',
  reading: [
    ['bid × ask', 'sold at the bid on the left, bought at the ask on the right'],
    ['▌ ▐', 'diagonal imbalance, sell on the left edge, buy on the right edge'],
    ['□ gold', 'point of control (POC), the row with the most volume'],
    ['┃ left edge', 'rows of the value area'],
    ['◌ dashed', 'bar still forming'],
    ['≈', 'inferred: Indian retail feeds do not say who was the aggressor'],
  ],
  keys: [
    ['/', 'search'],
    ['J K', 'next, previous instrument'],
    ['Enter', 'open the instrument'],
    ['M', 'next chart mode'],
    ['I  Shift+I', 'next, previous interval'],
    ['R  Shift+R', 'next, previous row height'],
    ['+ −', 'zoom'],
    ['← →  Shift', 'bar by bar, by ten'],
    ['↑ ↓', 'price row in the bar'],
    ['Home End', 'first bar, live edge'],
    ['C', 're-centre the chart'],
    ['L', 'cells in lots or in units'],
    ['T', 'the chart as a table'],
    ['?', 'this help'],
    ['Esc', 'close, clear'],
  ],
} as const;

const SIDE_MODELS: Record<string, string> = {
  LEE_READY_SNAP:
    'Inferred side: a trade at or beyond the quote that stood before it takes that side, ' +
    'inside the spread the nearer quote, at the middle the direction of the last price change ' +
    '(Lee and Ready, 1991).',
  QUOTE: 'Inferred side: by the standing quote only; at the middle no side.',
  TICK: 'Inferred side: by the direction of the last price change only.',
  SPLIT_MID: 'Inferred side: by the standing quote; volume without a side is split in halves.',
};

export function sideModelText(model: string | undefined): string {
  return (model && SIDE_MODELS[model]) || `Inferred side${model ? `: rule ${model}` : ''}`;
}

/** How one print got its side. */
export const RULES = [
  'by the standing quote',
  'by the last price change',
  'by an earlier price change',
  'no history, no side',
  'outside continuous trading, no side',
] as const;
