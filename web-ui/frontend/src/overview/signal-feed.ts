import { Label, el } from '../dom';
import type { Market } from '../market';
import { Panel } from '../panel';
import { SignalList } from '../signals/list';
import type { SignalStore } from '../signals/store';
import { capText } from '../signals/text';
import { words } from '../words';

const CARDS = 10;

/** The newest signals that were given, beside the market (UI-30, UI-33). Suppressed ones: the Signals screen. */
export class SignalFeed {
  static readonly TOPICS = ['signals', 'outcomes'] as const;
  readonly panel = new Panel('Signals', 'market-signals');
  private readonly list: SignalList;
  private readonly cap = new Label(el('span', { class: 'num dim' }));
  private shown = '';

  constructor(
    private readonly market: Market,
    private readonly store: SignalStore,
    doors: { readonly flow: (id: number) => void; readonly signal: (sequence: number) => void },
  ) {
    this.list = new SignalList((id) => market.instrument(id)?.decimals ?? 2);
    this.list.onOpen = (signal) => doors.flow(signal.id);
    this.list.onChoose = (signal) => doors.signal(signal.sequence);
    this.panel.tools.append(this.cap.element);
    this.panel.body.append(this.list.element, this.list.chip.element);
  }

  want(): void {
    this.store.signals.want();
    this.shown = '';
  }

  served(): void {
    this.store.signals.served();
  }

  paint(): void {
    const { signals } = this.store;
    const key = [signals.version, this.market.instruments.length].join();
    if (key === this.shown) {
      return;
    }
    this.shown = key;
    const { value } = signals;
    const given = value?.signals.filter((it) => it.status === 'EMITTED') ?? [];
    this.panel.state(signals, words.loadingSignals, value && given.length === 0 ? words.noSignals : null);
    if (value) {
      this.cap.set(capText(value.emittedToday, value.cap, value.minConfidence));
      this.list.show(given.slice(0, CARDS), -1);
    }
  }
}
