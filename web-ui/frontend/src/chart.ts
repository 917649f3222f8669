import { ChartCursor } from './chart-cursor';
import type { ChartView } from './chart-view';
import { ChartBar, type ChartMode, MODES } from './chart-bar';
import { el } from './dom';
import { Footprint } from './footprint/footprint';
import { type Instrument, kindOf } from './instrument';
import type { Painter } from './loop';
import type { Market } from './market';
import { Notice } from './notice';
import { Readout } from './readout';
import { Failure } from './rest';
import { ROW_CHOICES, type RowChoice, automaticRow, usualRow } from './rows';
import type { Series } from './series';
import { recall, recallOneOf, remember } from './settings';
import type { Speaker } from './speaker';
import { Strip } from './strip';
import { TableTwin } from './table';
import type { Look } from './theme';
import { INTERVALS, type Interval, QUOTE } from './wire';
import { sideModelText, words } from './words';

const ZOOM_STEP = 1.25;

/** The centre of the page: one instrument at one interval, as candles, footprint or table. */
export class Chart implements Painter {
  readonly element: HTMLElement;
  readonly bar = new ChartBar();
  interval: Interval = recallOneOf('interval', INTERVALS, '1m');
  mode: ChartMode = recallOneOf('mode', MODES, 'bidask');
  series: Series | null = null;
  instrument: Instrument | null = null;
  private rowChoice: RowChoice = '50';
  private autoTicks: number | null = null;
  readonly cursor: ChartCursor;
  private readonly footprint: Footprint;
  private candles: ChartView | null = null;
  private readonly strip: Strip;
  private readonly readout = new Readout();
  private readonly twin = new TableTwin();
  private readonly notice = new Notice();
  private readonly stage: HTMLElement;

  constructor(
    private readonly market: Market,
    private readonly look: Look,
    speaker: Speaker,
    private readonly onTopic: () => void,
  ) {
    this.cursor = new ChartCursor(() => this, speaker);
    const older = () => this.fetchOlder();
    this.footprint = new Footprint(look, this.cursor, older);
    this.strip = new Strip(look);
    this.twin.element.hidden = true;
    this.stage = el(
      'div',
      { class: 'stage', tabindex: 0, role: 'application', 'data-testid': 'chart', 'aria-label': 'Chart' },
      this.footprint.element,
      this.readout.corner,
      this.notice.element,
    );
    this.element = el(
      'section',
      { class: 'panel chart', 'aria-label': 'Order flow' },
      this.bar.element,
      this.readout.element,
      this.stage,
      this.twin.element,
      this.strip.element,
    );
    this.listen();
    this.setMode(this.mode);
    if (recall('lots') === 'true') {
      this.toggleLots();
    }
    look.onChange(() => [this.footprint, this.candles, this.strip].forEach((it) => it?.restyle()));
  }

  private listen(): void {
    const { bar } = this;
    bar.interval.value = this.interval;
    bar.interval.addEventListener('change', () => this.setInterval(bar.interval.value as Interval));
    bar.row.addEventListener('change', () => this.setRow(bar.row.value as RowChoice));
    bar.mode.addEventListener('change', () => this.setMode(bar.mode.value as ChartMode));
    bar.lots.addEventListener('click', () => this.toggleLots());
    bar.table.addEventListener('click', () => this.toggleTable());
    bar.zoomIn.addEventListener('click', () => this.zoom(1));
    bar.zoomOut.addEventListener('click', () => this.zoom(-1));
    bar.live.addEventListener('click', () => this.recentre());
    this.notice.onRetry = () => this.reload();
  }

  /** Topics of the stream this chart lives on. */
  get topics(): string[] {
    return this.series ? [this.series.topic] : [];
  }

  get ticksPerRow(): number {
    const usual = this.instrument ? usualRow(this.instrument) : '50';
    return this.rowChoice === 'auto' ? (this.autoTicks ?? Number(usual)) : Number(this.rowChoice);
  }

  open(instrument: Instrument): void {
    this.instrument = instrument;
    this.rowChoice = recallOneOf(`row.${kindOf(instrument)}`, ROW_CHOICES, usualRow(instrument));
    this.bar.show(instrument);
    this.bar.row.value = this.rowChoice;
    this.switch();
  }

  setInterval(interval: Interval): void {
    this.interval = interval;
    this.bar.interval.value = interval;
    remember('interval', interval);
    this.switch();
  }

  /** The interval to begin with where the user has not chosen one. */
  preferInterval(interval: Interval): void {
    if (recall('interval') === null) {
      this.interval = interval;
      this.bar.interval.value = interval;
    }
  }

  setRow(choice: RowChoice): void {
    this.rowChoice = choice;
    this.bar.row.value = choice;
    if (this.instrument) {
      remember(`row.${kindOf(this.instrument)}`, choice);
    }
    this.switch();
  }

  nextInterval(step: number): void {
    this.setInterval(cycled(INTERVALS, this.interval, step));
  }

  nextRow(step: number): void {
    this.setRow(cycled(ROW_CHOICES, this.rowChoice, step));
  }

  nextMode(): void {
    this.setMode(cycled(MODES, this.mode, 1));
  }

  setMode(mode: ChartMode): void {
    this.mode = mode;
    this.bar.mode.value = mode;
    remember('mode', mode);
    if (mode !== 'candle') {
      this.footprint.setMode(mode);
    } else if (!this.candles) {
      void this.loadCandles();
    }
    this.place();
  }

  /** The candle library is fetched when candles are first wanted: the footprint does not wait for it. */
  private async loadCandles(): Promise<void> {
    const { Candles } = await import('./candles');
    if (this.candles) {
      return;
    }
    this.candles = new Candles(this.look, this.cursor, () => this.fetchOlder());
    this.stage.prepend(this.candles.element);
    this.place();
    if (this.series && this.instrument) {
      this.candles.show(this.series, this.instrument);
    }
  }

  private place(): void {
    const candles = this.mode === 'candle' && this.candles !== null;
    this.footprint.element.hidden = candles;
    if (this.candles) {
      this.candles.element.hidden = !candles;
    }
  }

  get view(): ChartView {
    return this.mode === 'candle' && this.candles ? this.candles : this.footprint;
  }

  /** Shows the chosen interval and row height: from what is held at once, then brought up to date. */
  private switch(): void {
    if (!this.instrument) {
      return;
    }
    if (this.rowChoice === 'auto') {
      void this.findAuto(this.instrument, this.interval);
    }
    this.adopt(this.instrument);
  }

  private async findAuto(instrument: Instrument, interval: Interval): Promise<void> {
    const ticks = await automaticRow(instrument, interval).catch(() => Number(usualRow(instrument)));
    const current = instrument === this.instrument && interval === this.interval && this.rowChoice === 'auto';
    if (current) {
      this.bar.nameAuto(ticks, instrument);
      if (ticks !== this.autoTicks) {
        this.autoTicks = ticks;
        this.adopt(instrument);
      }
    }
  }

  private adopt(instrument: Instrument): void {
    this.series = this.market.charts.open(instrument, this.interval, this.ticksPerRow);
    this.cursor.clear();
    this.footprint.show(this.series, instrument);
    this.candles?.show(this.series, instrument);
    const model = sideModelText(this.market.hello?.sideModel);
    this.readout.describe(model);
    this.strip.describe(this.market.hello?.sideModel);
    this.bar.mode.title = `Chart mode (M). ${model}`;
    this.onTopic();
  }

  /** Fetches this chart's history again. */
  reload(): void {
    if (this.instrument) {
      this.adopt(this.instrument);
    }
  }

  private fetchOlder(): void {
    if (this.series && this.instrument) {
      void this.market.charts.older(this.instrument, this.series);
    }
  }

  zoom(steps: number): void {
    this.view.zoom(ZOOM_STEP ** steps);
  }

  recentre(): void {
    this.cursor.clear();
    this.view.recentre();
  }

  /** Cells in lots or in units (UI-61). */
  toggleLots(): void {
    const lots = !this.footprint.lots;
    this.footprint.setLots(lots);
    this.bar.lots.setAttribute('aria-pressed', String(lots));
    remember('lots', String(lots));
  }

  toggleTable(): void {
    const shown = this.twin.element.hidden;
    this.twin.element.hidden = !shown;
    this.stage.hidden = shown;
    this.strip.element.hidden = shown;
    this.bar.table.setAttribute('aria-pressed', String(shown));
    (shown ? this.twin.element : this.stage).focus();
  }

  paint(nowMs: number): void {
    const { instrument, series } = this;
    const decimals = instrument?.decimals ?? 2;
    this.bar.paint(this.market, instrument);
    this.readout.paint(series, this.cursor, decimals);
    this.showNotice();
    this.twin.paint(series, `${instrument?.symbol ?? ''} ${this.interval}`, decimals, nowMs);
    if (!this.stage.hidden && series && instrument) {
      this.view.paint(this.market.quotes.get(instrument.id, QUOTE.LTP));
      this.strip.paint(this.view, series, this.cursor.ordinal);
    }
  }

  private showNotice(): void {
    const { series } = this;
    if (!series) {
      const none = this.market.hello !== null && this.market.instruments.length === 0;
      if (none) {
        this.notice.show('empty', words.noInstruments, words.noInstrumentsHint);
      } else {
        this.notice.show('loading', words.loading, words.loadingHint);
      }
    } else if (series.failure) {
      const hint = series.failure instanceof Failure ? series.failure.hint : '';
      const live = series.length > 0;
      const what = (live ? words.historyMissing : '') + series.failure.message;
      this.notice.show(live ? 'gap' : 'error', what, hint);
    } else if (series.length > 0) {
      this.notice.hide();
    } else if (series.state === 'loading') {
      this.notice.show('loading', words.loadingChart, '');
    } else {
      this.notice.show('empty', words.noBars, words.noBarsHint);
    }
  }
}

function cycled<T>(values: readonly T[], now: T, step: number): T {
  const at = values.indexOf(now) + step;
  return values[(at + values.length) % values.length]!;
}
