import { Label, el, options } from '../dom';
import type { Market } from '../market';
import { Panel } from '../panel';
import type { Screen } from '../screens';
import type { Speaker } from '../speaker';
import type { PerformanceAnswer, Signal } from '../wire-signals';
import { words } from '../words';
import { Icebergs } from './icebergs';
import { SignalList } from './list';
import { Performance } from './performance';
import { SignalStore } from './store';
import { capText, signalSentence } from './text';
import { Why } from './why';

const FILTERS = [
  ['emitted', 'emitted'],
  ['suppressed', 'suppressed'],
  ['all', 'all'],
] as const;
const MOST_CARDS = 60; // a page of cards stays below the budget of 3,000 nodes
type Filter = (typeof FILTERS)[number][0];

/** Signals: which were given, why, and whether they are worth anything (UI-32, UI-33). */
export class SignalsScreen implements Screen {
  readonly element: HTMLElement;
  readonly topics = SignalStore.TOPICS;
  readonly store: SignalStore;
  private readonly cards = new Panel('Signals', 'signals');
  private readonly whyPanel = new Panel('Why', 'why-panel');
  private readonly measured = new Panel('Performance beside random entries', 'measured');
  private readonly ice = new Panel('Icebergs and absorption ≈', 'ice');
  private readonly list: SignalList;
  private readonly why = new Why();
  private readonly performance = new Performance();
  private readonly icebergs: Icebergs;
  private readonly cap = new Label(el('span', { class: 'num cap', 'data-testid': 'signal-cap' }));
  private readonly unproven = new Label(el('p', { class: 'unproven' }));
  private readonly older = new Label(el('p', { class: 'dim fine' }));
  private readonly filter = el('select', { 'aria-label': 'Which signals' });
  private chosen: Signal | null = null;
  private shown = '';
  private shownIcebergs = '';
  private shownPerformance: PerformanceAnswer | null = null;

  constructor(
    private readonly market: Market,
    speaker: Speaker,
    private readonly openInFlow: (id: number) => void,
    seek: ((sequence: number) => void) | null = null,
  ) {
    this.store = new SignalStore(market.panels);
    const decimals = (id: number) => market.instrument(id)?.decimals ?? 2;
    this.store.onSignal = (signal) => speaker.say(signalSentence(signal, decimals(signal.id)));
    this.list = new SignalList(decimals);
    this.list.onOpen = (signal) => this.openInFlow(signal.id);
    this.list.onChoose = (signal) => this.choose(signal);
    if (seek) {
      this.list.onMoment = (signal) => {
        seek(signal.sequence);
        this.openInFlow(signal.id);
      };
    }
    this.icebergs = new Icebergs(market);
    this.icebergs.onOpen = (id) => this.openInFlow(id);
    this.filter.append(...options(FILTERS));
    this.filter.value = 'all';
    this.filter.addEventListener('change', () => (this.shown = ''));
    this.cards.tools.append(this.cap.element, this.filter);
    this.cards.body.append(
      this.unproven.element,
      this.list.element,
      this.older.element,
      this.list.chip.element,
    );
    this.whyPanel.body.append(this.why.element);
    this.measured.body.append(this.performance.element);
    this.ice.body.append(this.icebergs.element);
    this.element = el(
      'main',
      { class: 'screen signals-screen' },
      this.cards.element,
      this.whyPanel.element,
      this.measured.element,
      this.ice.element,
    );
  }

  open({ show, signal }: Readonly<Record<string, string>>): void {
    if (show && FILTERS.some(([name]) => name === show)) {
      this.filter.value = show;
    }
    this.wanted = signal ? Number(signal) : null;
    this.shown = '';
    this.store.want();
  }

  private wanted: number | null = null;

  close(): void {}

  served(): void {
    this.store.served();
  }

  parts(): Readonly<Record<string, string>> {
    return { show: this.filter.value, signal: String(this.wanted ?? this.chosen?.sequence ?? '') };
  }

  private choose(signal: Signal): void {
    this.chosen = signal;
    this.shown = '';
  }

  paint(): void {
    this.paintPerformance();
    this.paintIcebergs();
    const { signals } = this.store;
    const key = [signals.version, this.market.instruments.length, this.filter.value].join();
    if (key !== this.shown) {
      this.shown = key;
      this.paintSignals();
    }
  }

  /** They come many a second in a busy market: cards are not made anew for them. */
  private paintIcebergs(): void {
    const { icebergs } = this.store;
    const key = [icebergs.version, this.market.instruments.length].join();
    if (key === this.shownIcebergs) {
      return;
    }
    this.shownIcebergs = key;
    const noIce = icebergs.value && icebergs.value.events.length + icebergs.value.absorptions.length === 0;
    this.ice.state(icebergs, words.loadingIcebergs, noIce ? words.noIcebergs : null);
    if (icebergs.value) {
      this.icebergs.show(icebergs.value);
    }
  }

  private paintSignals(): void {
    const { signals } = this.store;
    const all = signals.value?.signals ?? [];
    const seen = all.filter((it) => passes(it, this.filter.value as Filter));
    const empty = all.length === 0 ? words.noSignals : seen.length === 0 ? words.noSuchSignals : null;
    this.cards.state(signals, words.loadingSignals, empty);
    this.chosen = all.find((it) => it.sequence === (this.wanted ?? this.chosen?.sequence)) ?? seen[0] ?? null;
    if (signals.value) {
      this.wanted = null;
    }
    this.whyPanel.state(signals, words.loadingSignals, this.chosen ? null : words.noWhy);
    if (signals.value) {
      const { emittedToday, cap, minConfidence, unproven } = signals.value;
      this.cap.set(capText(emittedToday, cap, minConfidence));
      this.unproven.set(unproven);
      this.list.show(seen.slice(0, MOST_CARDS), this.chosen?.sequence ?? -1);
      this.older.set(seen.length > MOST_CARDS ? words.olderSignals(MOST_CARDS, seen.length) : '');
    }
    if (this.chosen) {
      this.why.show(this.chosen);
    }
  }

  /** The stream's sheet is newer than any answer. */
  private paintPerformance(): void {
    const { performance } = this.store;
    const sheet = this.market.panels.sheet<PerformanceAnswer>('performance');
    if (sheet && sheet !== performance.value) {
      performance.set(sheet);
    }
    const { value } = performance;
    const none = value !== null && value.rows.length === 0;
    this.measured.state(performance, words.loadingPerformance, none ? words.noPerformance : null);
    if (value && value !== this.shownPerformance) {
      this.shownPerformance = value;
      this.performance.show(value, this.market.hello?.mode === 'DEMO');
    }
  }
}

function passes(signal: Signal, filter: Filter): boolean {
  return filter === 'all' || (filter === 'emitted') === (signal.status === 'EMITTED');
}
