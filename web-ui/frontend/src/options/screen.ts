import { attribute, el, options } from '../dom';
import type { Market } from '../market';
import { Panel } from '../panel';
import { Resource } from '../resource';
import { chain, chainHistory, chains } from '../rest';
import type { Screen } from '../screens';
import type { Selection } from '../selection';
import { recall, remember } from '../settings';
import { dayNumber, isoDay } from '../time';
import type { ChainAnswer, ChainName, HistoryAnswer } from '../wire-options';
import { words } from '../words';
import { Plot, pcrThroughDay, smile } from './plots';
import { rowViews } from './rows';
import { Summary } from './summary';
import { ChainTable } from './table';

const EACH = [
  ['6', '± 6 strikes'],
  ['12', '± 12 strikes'],
  ['20', '± 20 strikes'],
  ['all', 'all strikes'],
] as const;
const HISTORY_MS = 60_000; // one point a minute
const DAY_MS = 86_400_000;

/** Options: where the crowd is positioned, and what the price of risk says (dashboard 3.5). */
export class OptionsScreen implements Screen {
  readonly element: HTMLElement;
  private readonly underlying = el('select', {
    'aria-label': 'Underlying',
    'data-testid': 'underlying-select',
  });
  private readonly expiry = el('select', { 'aria-label': 'Expiry', 'data-testid': 'expiry-select' });
  private readonly each = el('select', { 'aria-label': 'Strikes each side' });
  private readonly greeks = el('button', { type: 'button', 'aria-pressed': 'false' }, 'All Greeks');
  private readonly lots = el(
    'button',
    { type: 'button', 'aria-pressed': 'false', title: 'OI and volume in lots' },
    'Lots',
  );
  private readonly summary = new Summary();
  private readonly table = new ChainTable();
  private readonly panel = new Panel('Option chain', 'chain-panel');
  private readonly smile = new Plot('IV smile, %');
  private readonly pcr = new Plot('PCR through the day');
  private readonly names = new Resource<readonly ChainName[]>(chains);
  private chain = new Resource<ChainAnswer>(() => Promise.reject(new Error('no chain')));
  private history = new Resource<HistoryAnswer>(() => Promise.reject(new Error('no chain')));
  private name: ChainName | null = null;
  private wanted: { underlying: string; expiry: string } = {
    underlying: recall('underlying') ?? '',
    expiry: '',
  };
  private shown = '';
  private shownNames: readonly ChainName[] | null = null;
  private nextHistoryMs = 0;

  constructor(
    private readonly market: Market,
    private readonly selection: Selection,
    private readonly onTopic: () => void,
  ) {
    this.each.append(...options(EACH));
    this.each.value = recall('strikes') ?? '12';
    this.greeks.addEventListener('click', () => this.toggle(this.greeks));
    this.lots.addEventListener('click', () => this.toggle(this.lots));
    this.each.addEventListener('change', () => {
      remember('strikes', this.each.value);
      this.shown = '';
    });
    this.underlying.addEventListener('change', () => this.choose(this.underlying.value, ''));
    this.expiry.addEventListener('change', () => this.choose(this.underlying.value, this.expiry.value));
    this.panel.tools.append(this.underlying, this.expiry, this.each, this.lots, this.greeks);
    const plots = el('div', { class: 'plots' }, this.smile.element, this.pcr.element);
    this.panel.body.append(this.summary.element, this.summary.model, this.table.element, plots);
    this.element = el('main', { class: 'screen options-screen' }, this.panel.element);
    this.table.showGreeks(false);
    this.fillPickers([]);
  }

  get topics(): string[] {
    return this.name ? [`chain:${this.name.chain}`] : [];
  }

  open({ underlying, expiry }: Readonly<Record<string, string>>): void {
    if (underlying) {
      this.wanted = { underlying, expiry: expiry ?? '' };
      this.name = null;
    }
    void this.names.load();
    this.shown = '';
    this.follow();
  }

  close(): void {}

  parts(): Readonly<Record<string, string>> {
    return this.name ? { underlying: this.name.underlying, expiry: this.name.expiry } : {};
  }

  served(topics: ReadonlySet<string>): void {
    if (this.topics.every((topic) => topics.has(topic))) {
      this.chain.served();
      this.history.served();
    }
  }

  private toggle(button: HTMLButtonElement): void {
    attribute(button, 'aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
    this.table.showGreeks(this.greeks.getAttribute('aria-pressed') === 'true');
    this.shown = '';
  }

  private choose(underlying: string, expiry: string): void {
    this.wanted = { underlying, expiry };
    remember('underlying', underlying);
    this.name = null;
    this.settle();
  }

  /** The chain wished for, else the same underlying's nearest, else the first of all. */
  private settle(): void {
    const names = this.names.value ?? [];
    const { underlying, expiry } = this.wanted;
    const wanted = underlying || this.selection.instrument?.underlying;
    const own = names.filter((it) => it.underlying === wanted);
    const name = own.find((it) => it.expiry === expiry) ?? own[0] ?? names[0] ?? null;
    if (name && name.chain !== this.name?.chain) {
      this.name = name;
      this.follow();
      this.onTopic();
    }
    this.fillPickers(names);
  }

  private follow(): void {
    const { name } = this;
    if (name) {
      this.chain = new Resource(() => chain(name));
      this.history = new Resource(() => chainHistory(name));
      this.chain.want();
      this.history.want();
      this.shown = '';
    }
  }

  private fillPickers(names: readonly ChainName[]): void {
    [this.underlying, this.expiry].forEach((it) => (it.hidden = names.length === 0));
    const underlyings = [...new Set(names.map((it) => it.underlying))].sort();
    this.underlying.replaceChildren(...options(underlyings.map((it) => [it, it] as const)));
    this.underlying.value = this.name?.underlying ?? '';
    const own = names.filter((it) => it.underlying === this.name?.underlying);
    this.expiry.replaceChildren(...options(own.map((it) => [it.expiry, this.expiryText(it, own)] as const)));
    this.expiry.value = this.name?.expiry ?? '';
  }

  /** `24 Nov 26 (M) · 4 d · lot 75`: monthly is the last listed expiry of its month (UI-76). */
  private expiryText(it: ChainName, own: readonly ChainName[]): string {
    const monthly = !own.some(
      (other) => other.expiry > it.expiry && other.expiry.slice(0, 7) === it.expiry.slice(0, 7),
    );
    const days = Math.round(Date.parse(it.expiry) / DAY_MS) - dayNumber(this.market.engineTimeMs);
    const left = this.market.engineTimeMs > 0 ? ` · ${days} d` : '';
    return `${isoDay(it.expiry)} (${monthly ? 'M' : 'W'})${left} · lot ${it.lotSize}`;
  }

  paint(nowMs: number): void {
    const known = this.market.instruments.length > 0;
    if (known && this.names.value && this.names.value !== this.shownNames) {
      this.shownNames = this.names.value;
      this.settle();
    }
    if (!this.name) {
      this.panel.state(
        this.names,
        words.loadingChain,
        this.names.value?.length === 0 ? words.noChains : null,
      );
      this.panel.body.hidden = true;
      return;
    }
    this.takeSheet();
    this.refreshHistory(nowMs);
    const key = [this.chain.version, this.history.version, this.each.value].join();
    if (key !== this.shown) {
      this.shown = key;
      this.paintChain();
    }
    const timeMs = this.chain.value?.summary.timeMs ?? NaN;
    this.panel.freshness(this.market.engineTimeMs - timeMs);
  }

  private takeSheet(): void {
    const sheet = this.market.panels.sheet<ChainAnswer>(`chain:${this.name!.chain}`);
    if (
      sheet &&
      sheet !== this.chain.value &&
      sheet.summary.timeMs >= (this.chain.value?.summary.timeMs ?? 0)
    ) {
      this.chain.set(sheet);
    }
  }

  private refreshHistory(nowMs: number): void {
    if (this.history.value && nowMs >= this.nextHistoryMs) {
      this.nextHistoryMs = nowMs + HISTORY_MS;
      void this.history.load();
    }
  }

  private paintChain(): void {
    const answer = this.chain.value;
    this.panel.state(this.chain, words.loadingChain, answer?.rows.length === 0 ? words.noRows : null);
    if (answer) {
      const each = this.each.value === 'all' ? Infinity : Number(this.each.value);
      const unit =
        this.lots.getAttribute('aria-pressed') === 'true' ? Math.max(1, answer.summary.lotSize) : 1;
      this.summary.paint(answer.summary);
      this.table.paint(
        rowViews(answer, each, unit),
        [this.name!.chain, answer.summary.atm, this.each.value].join(),
      );
      smile(answer, this.smile);
      pcrThroughDay(this.history.value?.points ?? [], this.pcr);
    }
  }
}
