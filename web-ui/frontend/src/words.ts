import { alertWords, scanWords } from './words-scan';

/** Every sentence the page says, in one place (UI-174). */

export const words = {
  ...scanWords,
  ...alertWords,
  connecting: '◌ CONNECTING',
  loading: 'Waiting for the engine',
  loadingHint: 'If this lasts, check that the engine is running. The page tries again by itself.',
  loadingChart: 'Fetching bars',
  noInstruments: 'No instruments yet',
  noInstrumentsHint:
    'The engine has been given none. Name some under feeds in the configuration and restart it.',
  noMatches: 'Nothing matches',
  noMatchesHint: 'Try fewer letters: “nif 245 ce” finds the 24,500 call. Esc clears.',
  listedOnly: 'Listed, not streamed',
  listedOnlyHint: 'To stream one, put its name into a feed’s universe and start the engine again.',
  noBars: 'No bars yet',
  noBarsHint: 'The first one appears with the first trade. Try a shorter interval, or another instrument.',
  noDepth: 'No depth yet',
  noDepthHint: 'This feed has sent no book for this instrument.',
  noPrints: 'No prints yet',
  noPrintsHint: 'Lower the size filter, or wait for a trade.',
  openInFlow: 'Open in Order flow',
  inferenceTip: 'Expected share of the traded volume that stands on the right side in this signal’s window',
  loadingSignals: 'Fetching signals',
  loadingPerformance: 'Fetching outcomes',
  loadingIcebergs: 'Fetching icebergs',
  signalsGone: {
    why: 'No longer on the board',
    next:
      'The signals given today have made room for newer suppressed ones. ' +
      'The journal has them: export --what signals, or Replay.',
  },
  noSignals: {
    why: 'No signal yet today',
    next:
      'Signals begin five minutes after the open and need a minute of book and trades. ' +
      'Thresholds are settings: see signals in the configuration.',
  },
  simulatedNote: 'A simulated market: its figures say nothing about a real one. ',
  olderSignals: (shown: number, all: number) =>
    `The newest ${shown} of ${all}. “export --what signals” has all.`,
  randomNote: (seed: number) =>
    'Gross of costs. Random entries take the same moments in instruments and directions drawn with ' +
    `seed ${seed}; their stops and closes on hover.`,
  noPerformance: {
    why: 'No signal has closed yet',
    next: 'Once some reach target, stop or the close, they stand here beside random entries.',
  },
  noSuchSignals: {
    why: 'None of this kind',
    next: 'Choose “all” at the top right to see every recorded signal.',
  },
  noWhy: { why: 'No signal chosen', next: 'Its conditions, values and thresholds appear here.' },
  noIcebergs: {
    why: 'No iceberg and no absorption yet',
    next: 'They need trades into a displayed level that keeps being renewed.',
  },
  loadingChain: 'Fetching the option chain',
  fewPoints: 'not enough points yet: one comes each minute',
  noChains: {
    why: 'No option chain',
    next: 'The engine has no options among its instruments. Name some under feeds in the configuration.',
  },
  noRows: { why: 'No strikes yet', next: 'Rows appear with the first packet of an option of this expiry.' },
  formulas: [
    [
      'Forward F',
      'mid of the same-expiry future if its quote is at most 5 s old; else put-call parity ' +
        'K + e^(rT)(C − P), median of the three strikes nearest; else spot × e^(rT)',
    ],
    ['T', 'seconds to the expiry’s close ÷ 31,536,000 (ACT/365), at least a minute'],
    ['Price', 'Black (1976): C = e^(−rT)(F·N(d1) − K·N(d2)), d1 = ln(F/K)/(σ√T) + σ√T/2, d2 = d1 − σ√T'],
    ['IV', 'the σ that gives the mid of a usable quote, else a last price at most 60 s old'],
    ['Greeks', 'Δ and Γ per rupee of F, vega per vol point, Θ per calendar day, rho per 1 % of r'],
    ['ATM IV', 'mean of call and put IV at the two strikes around F, linear in strike'],
    ['PCR', 'put ÷ call, of open interest, volume, and change of open interest, all strikes'],
    ['Max pain', 'the listed strike where Σ CE OI·max(K*−K, 0) + Σ PE OI·max(K−K*, 0) is least'],
    ['S, R', 'three largest put OI at or below F, three largest call OI at or above'],
    ['Exchange IV', 'NSE’s displayed IV uses spot, 10 %, whole days and the last trade: another number'],
  ],
  loadingProfile: 'Fetching the profile',
  noTpo: { why: 'No letters yet', next: 'The first one appears with the first trade of the session.' },
  noProfile: {
    why: 'Nothing traded in this range',
    next: 'Choose another range at the top right, or another instrument.',
  },
  noSight: 'No visible range yet',
  noSightHint: 'Open Order flow (1) once: what its chart shows is what is profiled here.',
  noPrevious: {
    why: 'No earlier session is known',
    next: 'It appears after the engine has seen one whole session, or was given its history.',
  },
  loadingAccuracy: 'Fetching what was measured',
  measured: 'Measured: share of volume on the right side',
  measuredNote: 'Recordings whose true sides are known. Hover for the correlation of interval delta.',
  notMeasured: 'Nothing has been measured by this build. “icebreaker accuracy FILE…” prints the table.',
  liveShares: 'This session',
  noLiveShares: 'Nothing with a volume has traded yet in this session.',
  historyMissing: 'Older bars are missing: ',
  loadingPaper: 'Fetching the paper account',
  noPaper: {
    why: 'Paper trading is off',
    next: 'Name a strategy as paper.strategy in the configuration; the demo trades “signals” by itself.',
  },
  noPositions: 'Nothing is held',
  noTrades: 'No trade has closed yet',
  noOrders: 'No order yet',
  provisional:
    '≈ charges, and net with them, may still move by less than a rupee: taxes are rounded an instrument ' +
    'and day, at its close.',
  orderWaits: {
    LATENCY: 'waits: on its way',
    QUOTE: 'waits: no quote since',
    OLD_QUOTE: 'waits: quote too old',
    BOOK: 'waits: no valid book',
    TRADE: 'waits: no trade',
    PRICE: 'stands at its limit',
  } as Readonly<Record<string, string>>,
  paperNext: 'The strategy acts on signals, bars and packets as they come.',
  loadingBacktests: 'Looking for finished runs',
  handsFree:
    'Nothing to type: the engine makes the one-time password from the TOTP seed and logs in by itself.',
  byCode:
    'No page is needed: type the code that your authenticator shows now. With the TOTP seed (step 1) the ' +
    'engine makes it by itself, every day.',
  liveTest:
    'A short connection with your token, apart from any running feed. Brokers send the last price of ' +
    'each symbol at once, the market open or not.',
  loadingBrokers: 'Asking how the brokers stand …',
  noBrokers: {
    why: 'This page has no broker accounts',
    next: '“icebreaker demo” and “icebreaker run” have them.',
  },
  noBacktests: {
    why: 'No backtest has been run',
    next: '“icebreaker backtest --journal DIR --strategy signals” leaves its report here.',
  },
  replay: 'Replay',
  replayTip: 'Recorded days: watch one again, at any speed, from any moment',
  backToLive: '◆ to live',
  backToLiveTip: 'What the engine shows now; the replay stays open for half an hour',
  otherDay: 'Another recorded day',
  chooseDay: 'Choose a day ▾',
  loadingDays: 'Looking for recorded days',
  daysNote: 'Live goes on while a day is replayed. One day is open at a time, for all tabs.',
  noDays: {
    why: 'Nothing is recorded yet',
    next: 'A day appears with its first event. “icebreaker import” makes one of recorded ticks.',
  },
  replayClosed: 'This day was closed: it stood still for half an hour. Choose a day to open one again.',
  playOrPause: 'Play or pause (Space)',
  speedTip: 'Play at this speed; [ and ] change it',
  stepTip: (by: string, count: number) =>
    ({
      tick: `${count > 0 ? 'Next' : 'Previous'} packet of this instrument (${count > 0 ? '.' : ','})`,
      bar: `${count > 0 ? 'Next' : 'Previous'} minute bar of this instrument (${count > 0 ? '>' : '<'})`,
      signal: `${count > 0 ? 'Next' : 'Previous'} signal of any instrument (${count > 0 ? 'N' : 'Shift+N'})`,
    })[by] ?? '',
  loopTip: 'Play a range over and over: click at its beginning, then at its end',
  bookmarkTip: 'Keep this moment, or forget it when it is kept (B)',
  bookmarksTip: 'Moments kept; choose one to go there',
  openMoment: '▶ this moment',
  openMomentTip: 'The market as it stood at this signal’s event, in replay; live goes on',
  retry: 'Retry',
  old: (age: string) => `◷ ${age} old`,
  lost: (at: string) => `page lost the engine at ${at}, retrying`,
  resumed: 'reconnected, nothing missed',
  snapshot: 'reconnected, fresh snapshot',
  clockOff: (seconds: number) => `this computer’s clock is ${seconds} s off the engine’s`,
  inferred: '≈',
  trustOpen: 'How sure are the sides? What was measured, and what this session is made of (S)',
  guess: 'guess: more than 80 % of this bar’s volume came in aggregated ticks, its sides are uncertain',
  search: 'Search  /',
  changesWaiting: (n: number) => `${n} ${n === 1 ? 'change' : 'changes'} waiting`,
  printsWaiting: (n: number) => `${n} waiting`,
  missedPrints: (n: string) => `${n} missed`,
  latencyTip:
    'Tick to page (median / 99 % / longest), measured by the engine: ' +
    'from a tick’s arrival at the engine to its frame leaving for this page. ' +
    'Paint is this browser’s own part, from a frame’s arrival to the screen.',
  signalTip:
    'Tick to signal (median / 99 % / longest), over 10 s: from a tick’s arrival at the engine ' +
    'until its signals, alerts and bars are on show. Click for the stages it passed.',
  loadingLatency: 'Asking the engine how fast it runs',
  notTimed: {
    why: 'A recording is not measured',
    next: 'Ticks of a recorded day came long ago. Look at the live engine’s page, or at the demo’s.',
  },
  noneSlow: {
    why: 'Nothing took longer than 1 ms',
    next: 'Delays appear here with what caused them: a collection, the journal, a burst of ticks.',
  },
  olderSlow: (n: string) => `${n} earlier ones are counted, not kept.`,
  noSeconds: 'The chart begins with the first seconds in which ticks come.',
  metricsTip: 'Every counter and figure in Prometheus’ text format, for your own monitoring',
  hlogTip: 'All histograms since the start, for the tools of HdrHistogram',
  ringTip: 'Events between the feeds and this thread: now, at most, and how many there is room for',
  allocationTip: 'Memory that threads handling ticks asked for: what is not asked for is never collected',
  journalSpaceTip:
    'What the journal takes of its disk today, the age of the oldest event not yet safe from a power cut, ' +
    'how long a force to the disk takes',
  diskTip: 'Free space where the journal lies, and for how many days like the last five that is enough',
  gcTip: 'Garbage collections stop all threads for as long as they take',
  journalTip:
    'Whether what comes in is written down. Live goes on without; what is missing is marked, and counted.',
  feedTip: 'Lamp means ticks seen, not a socket that is open.',
  reading: [
    ['bid × ask', 'sold at the bid on the left, bought at the ask on the right'],
    ['▌ ▐', 'diagonal imbalance, sell on the left edge, buy on the right edge'],
    ['□ gold', 'point of control (POC), the row with the most volume'],
    ['┃ left edge', 'rows of the value area'],
    ['◌ dashed', 'bar still forming'],
    ['▔ ▁ band', 'stacked imbalance: three rows or more, holds until a bar closes through it'],
    ['┄ blue', 'unfinished auction at a high or low, open until traded beyond'],
    ['◎', 'absorption: much traded, little moved'],
    ['◇ ◆', 'divergence of price and bar delta; of price and CVD'],
    ['│ blue', 'cluster: rows far heavier than the rest of their bar'],
    ['≈', 'inferred: Indian retail feeds do not say who was the aggressor'],
  ],
  backfilled: 'from the broker’s history',
  restTip: 'Calls to brokers: circuits, rate limits, counters',
  typeThis: 'Type this to send it:',
  noInstrument: 'Choose an instrument first',
  noNumber: 'Quantity is a whole number of units, prices are rupees with at most four decimals.',
  noLiveOrders: 'No order was placed here today.',
  keys: [
    ['1 … 9', 'Market, Scanner, Order flow, Options, Alerts, Backtests, Paper, Analytics, Brokers'],
    ['0  P  Y', 'Signals, Profile, System'],
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
    ['V', 'VWAP over the candles'],
    ['U', 'indicators, levels and patterns'],
    ['S', 'how sure the sides are'],
    ['Space', 'in replay: play, pause'],
    [', .', 'in replay: packet back, forward'],
    ['< >', 'in replay: minute bar back, forward'],
    ['N  Shift+N', 'in replay: next, previous signal'],
    ['[ ]', 'in replay: slower, faster'],
    ['B', 'in replay: keep or forget this moment'],
    ['F', 'scanner: the filter'],
    ['A', 'scanner: alert on this row'],
    ['Space', 'scanner: show or hide why'],
    ['Ctrl+.', 'mute sounds for 15 minutes'],
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
