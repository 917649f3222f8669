import { Label, el } from '../dom';
import type { Market } from '../market';
import { Panel } from '../panel';
import { Resource } from '../resource';
import { get } from '../rest';
import { SignalList } from '../signals/list';
import { capText } from '../signals/text';
import type { SignalsAnswer } from '../wire-signals';
import { words } from '../words';

const CARDS = 10;
const SETTLE_MS = 500; // a signal and its fate may come together

/** The newest signals that were given, beside the market (UI-30, UI-33); the Signals screen has all. */
export class SignalFeed {
  static readonly TOPICS = ['signals', 'outcomes'] as const;
  readonly panel = new Panel('Signals', 'market-signals');
  private readonly given = new Resource<SignalsAnswer>(() =>
    get(`/api/signals?status=EMITTED&limit=${CARDS}`),
  );
  private readonly list: SignalList;
  private readonly cap = new Label(el('span', { class: 'num dim' }));
  private timer: ReturnType<typeof setTimeout> | null = null;
  private shown = '';

  constructor(
    private readonly market: Market,
    doors: { readonly flow: (id: number) => void; readonly signal: (sequence: number) => void },
  ) {
    this.list = new SignalList((id) => market.instrument(id)?.decimals ?? 2);
    this.list.onOpen = (signal) => doors.flow(signal.id);
    this.list.onChoose = (signal) => doors.signal(signal.sequence);
    this.panel.tools.append(this.cap.element);
    this.panel.body.append(this.list.element, this.list.chip.element);
    const again = { onItems: () => this.refresh(), onReload: () => this.refresh() };
    SignalFeed.TOPICS.forEach((topic) => market.panels.listen(topic, again));
  }

  want(): void {
    this.given.want();
    this.shown = '';
  }

  served(): void {
    this.given.served();
  }

  /** Only a feed that has been looked at asks again. */
  private refresh(): void {
    if (this.given.value && this.panel.element.offsetParent !== null) {
      this.timer ??= setTimeout(() => {
        this.timer = null;
        void this.given.load();
      }, SETTLE_MS);
    }
  }

  paint(): void {
    const { given } = this;
    const key = [given.version, this.market.instruments.length].join();
    if (key === this.shown) {
      return;
    }
    this.shown = key;
    const { value } = given;
    const none = value !== null && value.signals.length === 0;
    const why = value && value.emittedToday > 0 ? words.signalsGone : words.noSignals;
    this.panel.state(given, words.loadingSignals, none ? why : null);
    if (value) {
      this.cap.set(capText(value.emittedToday, value.cap, value.minConfidence));
      this.list.show(value.signals, -1);
    }
  }
}
