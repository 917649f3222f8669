import { Label, attribute, el, options } from './dom';
import * as format from './format';
import type { Instrument } from './instrument';
import { IntervalPicker } from './interval-picker';
import type { Market } from './market';
import { ROW_CHOICES, type RowChoice } from './rows';
import type { Series } from './series';
import { BAR, QUOTE } from './wire';
import { words } from './words';

export const MODES = ['candle', 'bidask', 'delta', 'volume'] as const;
export type ChartMode = (typeof MODES)[number];
const MODE_WORD: Record<ChartMode, string> = {
  candle: 'Candles',
  bidask: '≈ Bid × ask',
  delta: '≈ Delta',
  volume: 'Volume',
};

/** The head of the chart: what is shown, its last price, and the choices of interval, row height and mode. */
export class ChartBar {
  readonly element: HTMLElement;
  readonly interval = new IntervalPicker();
  readonly row = el('select', {
    'data-testid': 'row-select',
    'aria-label': 'Row height',
    title: 'Row height (R)',
  });
  readonly mode = el('select', {
    'data-testid': 'mode-select',
    'aria-label': 'Chart mode',
    title: 'Chart mode (M)',
  });
  readonly lots = el(
    'button',
    { type: 'button', 'aria-pressed': 'false', title: 'Cells in lots instead of quantity (L)' },
    'Lots',
  );
  readonly table = el(
    'button',
    { type: 'button', 'aria-pressed': 'false', title: 'The chart as a table (T)' },
    'Table',
  );
  readonly vwap = el(
    'button',
    { type: 'button', 'aria-pressed': 'true', title: 'VWAP with one and two sigma over the candles (V)' },
    'VWAP',
  );
  readonly studies = el(
    'button',
    { type: 'button', title: 'Indicators, levels and patterns (U)', 'data-testid': 'studies-open' },
    'Studies',
  );
  /** Says how right the sides are expected to be, and opens what is known about it (UI-63). */
  readonly trust = el('button', {
    type: 'button',
    class: 'trust-open',
    title: words.trustOpen,
    'data-testid': 'trust-open',
  });
  private readonly sides = new Label(this.trust);
  readonly zoomOut = el(
    'button',
    { type: 'button', 'aria-label': 'Zoom out', title: 'Zoom out (−)' },
    format.MINUS,
  );
  readonly zoomIn = el('button', { type: 'button', 'aria-label': 'Zoom in', title: 'Zoom in (+)' }, '+');
  readonly live = el('button', { type: 'button', title: 'Live edge, rows that fit (C)' }, 'Live ⇥');
  private readonly symbol = new Label(el('h1', {}));
  private readonly ltp = new Label(el('span', { class: 'num kpi', 'data-testid': 'ltp' }));
  private readonly change = new Label(el('span', { class: 'num headline' }));
  private readonly facts = el('span', { class: 'num facts' });
  private readonly factLabels = Array.from({ length: 5 }, () => new Label(el('span')));

  constructor() {
    this.facts.append(...this.factLabels.map((label) => label.element));
    this.row.append(...options([['', 'Row height']]));
    this.mode.append(...options(MODES.map((it) => [it, MODE_WORD[it]] as const)));
    this.element = el(
      'div',
      { class: 'chart-bar' },
      el(
        'div',
        { class: 'headline-group' },
        this.symbol.element,
        this.ltp.element,
        this.change.element,
        this.facts,
      ),
      el(
        'div',
        { class: 'controls', role: 'toolbar', 'aria-label': 'Chart controls' },
        this.interval.element,
        this.row,
        this.mode,
        this.lots,
        this.vwap,
        this.studies,
        this.table,
        this.zoomOut,
        this.zoomIn,
        this.live,
        el('span', { class: 'spring' }),
        this.trust,
      ),
    );
  }

  show(instrument: Instrument): void {
    this.symbol.set(instrument.symbol);
    this.symbol.element.title = `${instrument.segment} ${instrument.token} · lot ${instrument.lotSize}`;
    const height = (choice: RowChoice) =>
      format.price(Number(choice) * instrument.tickSize, instrument.decimals);
    const text = (choice: RowChoice) =>
      choice === 'auto'
        ? 'Auto row, for looking'
        : `${height(choice)} · ${choice} tick${choice === '1' ? '' : 's'}`;
    this.row.replaceChildren(...options(ROW_CHOICES.map((choice) => [choice, text(choice)] as const)));
  }

  /** Says which height "auto" came to. */
  nameAuto(ticks: number, instrument: Instrument): void {
    const height = format.price(ticks * instrument.tickSize, instrument.decimals);
    this.row.options[0]!.textContent = `Auto row · ${height}`;
  }

  paint(market: Market, instrument: Instrument | null, series: Series | null): void {
    const sure = series?.at(series.end - 1)?.bar[BAR.CONFIDENCE] ?? null;
    this.sides.set(sure === null ? '≈ sides' : `sides ${format.confidence(sure)}`);
    if (!instrument) {
      this.symbol.set(market.hello ? words.noInstruments : words.loading);
      return;
    }
    const { quotes } = market;
    const get = (field: number) => quotes.get(instrument.id, field);
    const money = (field: number) => format.price(get(field), instrument.decimals);
    const change = get(QUOTE.LTP) - get(QUOTE.PREV_CLOSE);
    const share = format.percentOf(change, get(QUOTE.PREV_CLOSE));
    this.ltp.set(money(QUOTE.LTP));
    const moved = format.priceChange(change, instrument.decimals);
    this.change.set(share === null ? '' : `${format.glyph(change)} ${moved}  ${format.percent(share)} %`);
    attribute(this.change.element, 'data-tone', change > 0 ? 'up' : change < 0 ? 'down' : '');
    const facts = [
      `Vol ${format.short(get(QUOTE.VOLUME))}`,
      `OI ${format.short(get(QUOTE.OI))}`,
      `H ${money(QUOTE.HIGH)}`,
      `L ${money(QUOTE.LOW)}`,
      `ATP ${money(QUOTE.ATP)}`,
    ];
    this.factLabels.forEach((label, at) => label.set(facts[at]!));
  }
}
