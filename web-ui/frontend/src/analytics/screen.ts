import { Label, attribute, el, options } from '../dom';
import type { Instrument } from '../instrument';
import type { Market } from '../market';
import type { Screen } from '../screens';
import { type Selection, keyOf } from '../selection';
import { recallOneOf, remember } from '../settings';
import type { Speaker } from '../speaker';
import type { Pins } from '../studies/pins';
import type { Look } from '../theme';
import { INTERVALS, QUOTE, type TimeInterval } from '../wire';
import * as format from '../format';
import { CorrelationView } from './correlation-view';
import { InstrumentView } from './instrument-view';
import { SeasonView } from './season-view';
import type { View } from './view';

const VIEWS = ['instrument', 'correlation', 'seasonality'] as const;
type ViewName = (typeof VIEWS)[number];
const VIEW_WORD: Record<ViewName, string> = {
  instrument: 'Levels, indicators, patterns',
  correlation: 'Correlation',
  seasonality: 'Seasonality',
};

/** Analytics: levels and measures of one instrument, and how instruments hang together (dashboard 3.9). */
export class AnalyticsScreen implements Screen {
  readonly element: HTMLElement;
  readonly topics: readonly string[] = [];
  private readonly views: Record<ViewName, View>;
  private readonly tabs: Record<ViewName, HTMLButtonElement>;
  private readonly title = new Label(el('h1'));
  private readonly ltp = new Label(el('span', { class: 'num headline', 'data-testid': 'analytics-ltp' }));
  private readonly interval = el('select', { 'aria-label': 'Interval', title: 'Bars of this interval' });
  private readonly open3 = el('button', { type: 'button' }, 'Order flow');
  private current: ViewName = 'instrument';

  constructor(
    private readonly market: Market,
    look: Look,
    speaker: Speaker,
    private readonly selection: Selection,
    pins: Pins,
    openFlow: (id: number) => void,
  ) {
    this.interval.append(...options(INTERVALS.map((it) => [it, it] as const)));
    this.interval.value = recallOneOf<TimeInterval>('analytics.interval', INTERVALS, '1m');
    this.interval.addEventListener('change', () => this.reload());
    this.open3.addEventListener('click', () => openFlow(this.selection.id));
    this.views = {
      instrument: new InstrumentView(market, pins, () => this.interval.value),
      correlation: new CorrelationView(market, look, speaker, () => this.selection.instrument),
      seasonality: new SeasonView(),
    };
    this.tabs = Object.fromEntries(VIEWS.map((name) => [name, this.tab(name)])) as Record<
      ViewName,
      HTMLButtonElement
    >;
    const head = el(
      'header',
      { class: 'panel analytics-head' },
      this.title.element,
      this.ltp.element,
      el(
        'div',
        { class: 'tabs', role: 'group', 'aria-label': 'What to look at' },
        ...Object.values(this.tabs),
      ),
      el('label', { class: 'when-instrument' }, 'bars of ', this.interval),
      el('span', { class: 'spring' }),
      this.open3,
    );
    this.element = el(
      'main',
      { class: 'screen analytics-screen', 'data-testid': 'analytics' },
      head,
      ...VIEWS.map((name) => this.views[name].element),
    );
  }

  private tab(name: ViewName): HTMLButtonElement {
    const button = el('button', { type: 'button', 'data-view': name }, VIEW_WORD[name]);
    button.addEventListener('click', () => this.show(name));
    return button;
  }

  private show(name: ViewName): void {
    this.current = name;
    VIEWS.forEach((it) => {
      this.views[it].element.hidden = it !== name;
      attribute(this.tabs[it], 'aria-pressed', String(it === name));
    });
    attribute(this.element, 'data-view', name);
    this.reload();
  }

  private reload(): void {
    remember('analytics.interval', this.interval.value);
    this.views[this.current].load(this.selection.instrument);
  }

  /** Another instrument was chosen in the list. */
  followed(): void {
    if (!this.element.hidden) {
      this.views[this.current].load(this.selection.instrument);
    }
  }

  open({ i, interval, view, ...rest }: Readonly<Record<string, string>>): void {
    if (i) {
      this.selection.want(i);
    }
    if (interval && (INTERVALS as readonly string[]).includes(interval)) {
      this.interval.value = interval;
    }
    VIEWS.forEach((it) => this.views[it].read(rest));
    this.show(VIEWS.find((it) => it === view) ?? this.current);
  }

  close(): void {}

  served(): void {}

  parts(): Readonly<Record<string, string>> {
    const own = this.views[this.current].parts();
    return { i: this.selection.key, view: this.current, interval: this.interval.value, ...own };
  }

  paint(nowMs: number): void {
    const { instrument } = this.selection;
    this.title.set(instrument?.symbol ?? '');
    this.ltp.set(instrument ? this.priceOf(instrument) : '');
    this.open3.hidden = instrument === null;
    this.views[this.current].paint(instrument, instrument ? keyOf(instrument) : '', nowMs);
  }

  private priceOf({ id, decimals }: Instrument): string {
    return format.price(this.market.quotes.get(id, QUOTE.LTP), decimals);
  }
}
