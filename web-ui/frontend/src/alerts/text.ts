import * as format from '../format';
import { clock } from '../time';
import type { Alert, AlertNews, ChannelWire, Level, Sent } from './wire';

/** A level by shape, word and colour (UI-80, UI-150). */
export const LEVELS: Readonly<Record<Level, { word: string; glyph: string; tone: string }>> = {
  INFO: { word: 'INFO', glyph: '·', tone: 'info' },
  WARNING: { word: 'WARN', glyph: '▲', tone: 'warn' },
  CRITICAL: { word: 'CRIT', glyph: '◆', tone: 'bad' },
};

export function levelText(level: Level): string {
  const { word, glyph } = LEVELS[level] ?? LEVELS.INFO;
  return `${glyph} ${word}`;
}

const STATUS: Readonly<Record<string, string>> = {
  DELIVERED: 'delivered',
  FIRED: 'delivered',
  SUPPRESSED_COOLDOWN: 'suppressed: cool-down',
  SUPPRESSED_CAP: 'suppressed: session cap',
  SUPPRESSED_TIME: 'suppressed: outside its hours',
  HELD_MINUTE: 'in the digest: cap a minute',
  HELD_QUIET: 'in the digest: quiet or muted',
  TOO_OLD: 'not sent: too old',
};

const HELD: Readonly<Record<string, string>> = {
  SUPPRESSED_COOLDOWN: '⊘ cool-down',
  SUPPRESSED_CAP: '⊘ session cap',
  SUPPRESSED_TIME: '⊘ hours',
  HELD_MINUTE: '⊘ digest',
  HELD_QUIET: '⊘ quiet',
};

/** The same where room is short. */
export function heldText(status: string): string {
  return HELD[status] ?? statusText(status);
}

export function statusText(status: string): string {
  return STATUS[status] ?? status.toLowerCase().replaceAll('_', ' ');
}

/** `NFO:NIFTY 50` without its segment: the symbol says enough beside it. */
export function nameOf({ instrument }: Pick<AlertNews, 'instrument'>): string {
  return (instrument ?? format.MISSING).replace(/^[A-Z]{2,4}:/, '');
}

/** What happened, without the name that stands beside it. */
export function whatOf(alert: Alert): string {
  const head = `${nameOf(alert)} · `;
  return format.minusSigns(alert.text.startsWith(head) ? alert.text.slice(head.length) : alert.text);
}

export function ruleOf({ rule }: Pick<AlertNews, 'rule'>): string {
  return rule ?? 'a rule that is gone';
}

export function isDelivered({ status }: Pick<AlertNews, 'status'>): boolean {
  return status === 'DELIVERED' || status === 'FIRED';
}

const SHORT: Readonly<Record<string, string>> = {
  sse: 'page',
  telegram: 'TG',
  whatsapp: 'WA',
  email: 'mail',
  voice: 'voice',
  webhook: 'hook',
  log: 'log',
};

const MARKS: Readonly<Record<string, string>> = {
  SENT: '✓',
  REFUSED: '✕',
  FAILED: '✕',
  QUEUE_FULL: '✕',
  NOT_SET_UP: '○',
  KEPT_IN: '⌂',
  EXPIRED: '◷',
  UNKNOWN: '?',
};

/** `TG✓`; what is still on its way has dots. */
export function sentMark({ channel, state }: Sent): string {
  return `${SHORT[channel] ?? channel}${MARKS[state] ?? '…'}`;
}

export function sentText(sent: readonly Sent[]): string {
  return sent.map(sentMark).join(' ');
}

const SENT_WORDS: Readonly<Record<string, string>> = {
  QUEUED: 'waits its turn',
  SENDING: 'being sent',
  WAITING: 'not taken, tried again',
  SENT: 'arrived',
  REFUSED: 'refused',
  FAILED: 'failed',
  UNKNOWN: 'may have arrived',
  EXPIRED: 'too old to send',
  QUEUE_FULL: 'queue was full',
  NOT_SET_UP: 'channel is not set up',
  KEPT_IN: 'kept in: nothing leaves in demo and replay',
};

export function sentWords(state: string): string {
  return SENT_WORDS[state] ?? state.toLowerCase().replaceAll('_', ' ');
}

export function sentTone(state: string): string {
  return MARKS[state] === '✓' ? 'up' : MARKS[state] === '✕' ? 'bad' : '';
}

/** The first input with its value, for a narrow column. */
export function inputText({ inputs }: Pick<AlertNews, 'inputs'>): string {
  return Object.entries(inputs)
    .slice(0, 2)
    .map(([name, value]) => `${name} ${valueText(value)}`)
    .join(' · ');
}

export function valueText(value: number | null): string {
  return value === null ? format.MISSING : format.decimal(value, Number.isInteger(value) ? 0 : 2);
}

/** `+0.42 % after 5 m`, of what is known by now. */
export function outcomeText(outcome: Alert['outcome']): string {
  return Object.entries(outcome)
    .filter(([, percent]) => percent !== null)
    .map(([minutes, percent]) => `${minutes} m ${format.signedDecimal(percent, 2)} %`)
    .join(' · ');
}

export function sentence(news: AlertNews): string {
  const inputs = inputText(news);
  const head = `${LEVELS[news.level]?.word ?? news.level}: ${nameOf(news)}, ${ruleOf(news)}`;
  return inputs === '' ? head : `${head}, ${inputs}`;
}

/** What is said aloud: short, and figures as words would be too long. */
export function spokenText(news: AlertNews): string {
  return `${nameOf(news).toLowerCase().replaceAll('-', ' ')}: ${ruleOf(news).replaceAll(/[-_]/g, ' ')}`;
}

const CHANNEL_STATE: Readonly<Record<ChannelWire['state'], { text: string; tone: string }>> = {
  READY: { text: '● ready', tone: 'up' },
  WAITING: { text: '◔ waits for its next try', tone: 'warn' },
  OPEN: { text: '✕ circuit open: not asked for a while', tone: 'bad' },
  NOT_SET: { text: '○ not set up', tone: '' },
  OFF: { text: '○ off', tone: '' },
};

export function channelState(channel: ChannelWire): { text: string; tone: string } {
  return CHANNEL_STATE[channel.state] ?? { text: channel.state.toLowerCase(), tone: '' };
}

/** Of the recorded day, or of the one being written. */
export function momentAddress(
  { day, sequence }: Pick<Alert, 'day' | 'sequence'>,
  key: string | null,
): string {
  const named = new URLSearchParams({ day: day || '@live', sequence: String(sequence) });
  return `/replay/?${named}#flow${key ? `?i=${key}` : ''}`;
}

export function mutedText(untilMs: number | null, nowMs: number): string {
  return untilMs !== null && untilMs > nowMs ? `muted until ${clock(untilMs).slice(0, 5)}` : '';
}
