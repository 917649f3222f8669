import { Label, attribute, el } from './dom';
import { latency, quantity } from './format';
import type { Loop, Painter } from './loop';
import type { Market } from './market';
import { clock, duration } from './time';
import type { FeedWire, JournalWire, Mode, ShareWire } from './wire';
import { words } from './words';

const LATE_MS = 1_500;
const MUTE_MS = 5_000;
const REFRESH_MS = 250;

/** State of a feed as its lamp shows it: shape, word, tone (UI-13). */
export interface Lamp {
  readonly shape: string;
  readonly word: string;
  readonly tone: 'good' | 'warn' | 'bad' | 'off';
}

const LAMPS: Record<string, Lamp> = {
  LIVE: { shape: '●', word: 'live', tone: 'good' },
  LATE: { shape: '◔', word: 'late', tone: 'warn' },
  MUTE: { shape: '◐', word: 'mute', tone: 'warn' },
  DOWN: { shape: '✕', word: 'down', tone: 'bad' },
  OFF: { shape: '○', word: 'off', tone: 'off' },
  CONNECTING: { shape: '○', word: 'connecting', tone: 'off' },
  CONNECTED: { shape: '◐', word: 'no ticks yet', tone: 'warn' },
  DROPPED: { shape: '◔', word: 'dropping', tone: 'warn' },
  GAP: { shape: '◔', word: 'gap', tone: 'warn' },
  CLOSED: { shape: '○', word: 'market closed', tone: 'off' },
  WAITING_FOR_TOKEN: { shape: '⚠', word: 'login', tone: 'bad' },
};

/** A lamp shows ticks seen: a feed that calls itself live but has been silent is late, then mute. */
export function lampOf(state: string, silentMs: number | null): Lamp {
  const known = LAMPS[state] ?? { shape: '○', word: state.toLowerCase(), tone: 'off' };
  if (state !== 'LIVE' || silentMs === null || silentMs < LATE_MS) {
    return known;
  }
  return silentMs < MUTE_MS ? LAMPS.LATE! : LAMPS.MUTE!;
}

/** What the journal's lamp says: nothing is lost, or what is and why (UI-15). */
export function journalLamp([state, from, reason]: JournalWire): Lamp {
  switch (state) {
    case '':
      return { shape: '○', word: 'no journal', tone: 'off' };
    case 'JOURNALED':
      return { shape: '✓', word: 'on disk', tone: 'good' };
    case 'SYNC_STALLED':
      return { shape: '◔', word: 'the disk is slow', tone: 'warn' };
    case 'LANE_STUCK':
      return { shape: '✕', word: 'ENGINE STUCK: figures stand still; see its log', tone: 'bad' };
    case 'STAGES_FAIL':
      return { shape: '✕', word: 'COMPUTING FAILS: do not trust figures; see the log', tone: 'bad' };
    default: {
      const since = from ? ` since seq ${quantity(from)}` : '';
      return { shape: '✕', word: `UNJOURNALED${since}${reason ? `: ${reason}` : ''}`, tone: 'bad' };
    }
  }
}

/** What a feed gives beside others that send the same instruments, for its lamp's tip. */
export function shareText(share: ShareWire | null | undefined): string {
  if (!share) {
    return '';
  }
  const [won, partly, shadowed, firsts, leadMs, disagreed] = share;
  const counted = Math.round((100 * (won + partly)) / Math.max(1, won + partly + shadowed));
  const lead = leadMs > 0 ? `, ${quantity(leadMs)} ms before another feed on average` : '';
  return (
    ` Shared instruments: ${counted} % of its packets count, the rest repeats other feeds;` +
    ` ${quantity(firsts)} new volumes first${lead}; disagreed ${quantity(disagreed)} times.`
  );
}

/** Median, 99th percentile and longest; what they are stands in the tip. */
function spread(...times: (number | null | undefined)[]): string {
  return times.map(latency).join(' / ');
}

/** Feed lamps, latency, frames a second, and where the chart library comes from. */
export class BottomBar implements Painter {
  readonly element: HTMLElement;
  private readonly feeds = el('ul', { class: 'feeds', 'aria-label': 'Feeds' });
  private readonly lamps = new Map<number, Label>();
  private readonly latency = new Label(
    el('span', { class: 'num', 'data-testid': 'latency', title: words.latencyTip }),
  );
  private readonly signal = new Label(
    el('button', {
      type: 'button',
      class: 'plain num signal-latency',
      'data-testid': 'signal-latency',
      title: words.signalTip,
    }),
  );
  private readonly page = new Label(
    el('span', { class: 'num', title: 'Frames a second of this page; amber below 50' }),
  );
  private readonly place = new Label(
    el('span', { class: 'num dim', title: 'The last event shown here, as the journal numbers it' }),
  );
  private readonly journal = new Label(
    el('span', { class: 'journal', 'data-testid': 'journal-lamp', title: words.journalTip }),
  );
  private readonly notice = new Label(el('span', { class: 'notice', role: 'status' }));
  private nextMs = 0;

  constructor(
    private readonly market: Market,
    private readonly loop: () => Loop,
    /** How calls to brokers fare. */
    rest: HTMLElement = el('span'),
    openSystem: () => void = () => {},
  ) {
    this.signal.element.addEventListener('click', openSystem);
    const credit = el('a', { href: 'https://www.tradingview.com/', target: '_blank', rel: 'noopener' });
    credit.textContent = 'Candle chart by TradingView';
    this.element = el(
      'footer',
      { class: 'bottombar' },
      this.feeds,
      this.journal.element,
      rest,
      this.signal.element,
      this.latency.element,
      this.page.element,
      this.notice.element,
      el('span', { class: 'spring' }),
      this.place.element,
      credit,
    );
  }

  /** Says something in the corner for three seconds. */
  say(text: string): void {
    this.notice.set(text);
    setTimeout(() => this.notice.set(''), 3_000);
  }

  paint(nowMs: number): void {
    if (nowMs < this.nextMs || !this.market.hello) {
      return;
    }
    this.nextMs = nowMs + REFRESH_MS;
    this.market.feeds.forEach((feed) => this.showFeed(feed));
    this.showJournal(this.market.hello.mode);
    this.showNumbers();
  }

  /** A recording on show writes none, so it has no lamp. */
  private showJournal(mode: Mode): void {
    const { journal } = this.market;
    if (journal === null || mode === 'REPLAY') {
      this.journal.set('');
      return;
    }
    const lamp = journalLamp(journal);
    this.journal.set(`journal ${lamp.shape} ${lamp.word}`);
    attribute(this.journal.element, 'data-tone', lamp.tone);
    attribute(this.journal.element, 'title', `${lamp.word}. ${words.journalTip}`);
  }

  private showFeed(feed: FeedWire): void {
    const [id, name, state, ticksPerSecond, lastTickMs, share] = feed;
    let label = this.lamps.get(id);
    if (!label) {
      label = new Label(el('li', { 'data-testid': 'feed-lamp', 'data-feed': name }));
      this.lamps.set(id, label);
      this.feeds.append(label.element);
    }
    const silentMs = lastTickMs === null ? null : this.market.engineTimeMs - lastTickMs;
    const lamp = lampOf(state, silentMs);
    const detail =
      lamp.tone === 'good' && ticksPerSecond !== null
        ? ` ${quantity(Math.round(ticksPerSecond))}/s`
        : lamp.tone === 'warn' && silentMs !== null
          ? ` ${duration(silentMs)}`
          : '';
    label.set(`${name.toUpperCase()} ${lamp.shape} ${lamp.word}${detail}`);
    attribute(label.element, 'data-tone', lamp.tone);
    const seen = lastTickMs === null ? 'none seen yet' : `last at ${clock(lastTickMs)} IST`;
    attribute(label.element, 'title', `${words.feedTip} Ticks: ${seen}.${shareText(share)}`);
  }

  /** A recording's ticks came long ago: it has none. */
  private showSignal(): void {
    const [p50, p99, max] = this.market.signal ?? [];
    this.signal.element.hidden = this.market.hello?.mode === 'REPLAY' || p50 === undefined;
    this.signal.set(`tick→signal ${spread(p50, p99, max)}`);
  }

  private showNumbers(): void {
    const [p50, p99, max] = this.market.latency ?? [];
    this.showSignal();
    const loop = this.loop();
    const paint = loop.paintMedianMs;
    this.latency.set(
      this.market.hello?.mode === 'REPLAY'
        ? `paint ${paint === null ? '—' : latency(Math.round(paint * 1000))}`
        : `tick→page ${spread(p50, p99, max)}` +
            (paint === null ? '' : ` · paint ${latency(Math.round(paint * 1000))}`),
    );
    this.page.set(`page ${loop.fps} fps`);
    attribute(this.page.element, 'data-tone', loop.fps > 0 && loop.fps < 50 ? 'warn' : 'good');
    document.documentElement.classList.toggle('struggling', loop.struggling);
    this.place.set(`seq ${quantity(this.market.sequence)}`);
  }
}
