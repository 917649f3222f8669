import type { Candles } from './candles';
import { ChartCursor } from './chart-cursor';
import type { ChartView } from './chart-view';
import { ChartBar, type ChartMode, MODES } from './chart-bar';
import { type Sight, cycled, showState, sightOf } from './chart-state';
import { el } from './dom';
import { Footprint } from './footprint/footprint';
import { type Instrument, kindOf } from './instrument';
import type { Painter } from './loop';
import type { Market } from './market';
import { Notice } from './notice';
import { Readout } from './readout';
import { parseInterval } from './interval';
import { ROW_CHOICES, type RowChoice, automaticRow, usualRow } from './rows';
import type { Series } from './series';
import { recall, recallOneOf, remember } from './settings';
import type { Speaker } from './speaker';
import { Strip } from './strip';
import { TableTwin } from './table';
import type { Look } from './theme';
import { INTERVALS, type Interval, QUOTE } from './wire';
import type { MarksAnswer } from './wire-panels';
import { sideModelText } from './words';

const ZOOM_STEP = 1.25;

/** The centre of the page: one instrument at one interval, as candles, footprint or table. */
export class Chart implements Painter {
  readonly element: HTMLElement;
  readonly bar = new ChartBar();
  interval: Interval = parseInterval(recall('interval')) ?? '1m';
  mode: ChartMode = recallOneOf('mode', MODES, 'bidask');
  series: Series | null = null;
  instrument: Instrument | null = null;
  /** Somebody asks how right the sides are. */
  onTrust: () => void = () => {};
  onCandles: (candles: Candles) => void = () => {};
  private rowChoice: RowChoice = '50';
  private autoTicks: number | null = null;
  readonly cursor: ChartCursor;
  readonly footprint: Footprint;
  private candles: Candles | null = null;
  private vwap = recall('vwap') !== 'false';
  private readonly strip: Strip;
  private readonly readout = new Readout();
  private readonly twin = new TableTwin();
  private readonly notice = new Notice();
  readonly stage: HTMLElement;

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
    this.setLots(recall('lots') === 'true');
    look.onChange(() => [this.footprint, this.candles, this.strip].forEach((it) => it?.restyle()));
  }

  private listen(): void {
    const { bar } = this;
    bar.interval.onPick = (interval) => this.setInterval(interval);
    bar.interval.show(this.interval);
    bar.vwap.setAttribute('aria-pressed', String(this.vwap));
    bar.vwap.addEventListener('click', () => this.toggleVwap());
    bar.trust.addEventListener('click', () => this.onTrust());
    this.strip.onMark = () => this.onTrust();
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
    this.bar.show(instrument);
    this.setRow(recallOneOf(`row.${kindOf(instrument)}`, ROW_CHOICES, usualRow(instrument)));
  }

  setInterval(interval: Interval): void {
    this.interval = interval;
    this.bar.interval.show(interval);
    remember('interval', interval);
    this.switch();
  }

  /** The interval to begin with where the user has not chosen one. */
  preferInterval(interval: Interval): void {
    if (recall('interval') === null) {
      this.interval = interval;
      this.bar.interval.show(interval);
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
    this.setInterval(cycled<Interval>(INTERVALS, this.interval, step));
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
    this.candles.setVwap(this.vwap);
    this.onCandles(this.candles);
    this.stage.prepend(this.candles.element);
    this.place();
    if (this.series && this.instrument) {
      this.candles.show(this.series, this.instrument);
    }
  }

  private place(): void {
    const candles = this.mode === 'candle' && this.candles !== null;
    this.footprint.element.hidden = candles;
    this.candles?.element.toggleAttribute('hidden', !candles);
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

  get rows(): RowChoice {
    return this.rowChoice;
  }

  /** Marks of the bars shown; null while none are known. */
  setMarks(marks: MarksAnswer | null): void {
    this.footprint.setMarks(marks);
  }

  /** VWAP with its bands over the candles. */
  toggleVwap(): void {
    this.vwap = !this.vwap;
    this.bar.vwap.setAttribute('aria-pressed', String(this.vwap));
    remember('vwap', String(this.vwap));
    this.candles?.setVwap(this.vwap);
  }

  /** First and last moment in sight, for a profile of the visible range. */
  get sight(): Sight | null {
    return sightOf(this.series, this.view.columns(), this.market.engineTimeMs);
  }

  /** Fetches this chart's history again. */
  reload(): void {
    if (this.instrument) {
      this.adopt(this.instrument);
    }
  }

  private fetchOlder(): void {
    void (this.series && this.instrument && this.market.charts.older(this.instrument, this.series));
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
    this.setLots(!this.footprint.lots);
  }

  private setLots(lots: boolean): void {
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
    this.bar.paint(this.market, instrument, series);
    this.readout.paint(series, this.cursor, decimals);
    showState(this.notice, this.market, series);
    this.twin.paint(series, `${instrument?.symbol ?? ''} ${this.interval}`, decimals, nowMs);
    if (!this.stage.hidden && series && instrument) {
      this.view.paint(this.market.quotes.get(instrument.id, QUOTE.LTP));
      this.strip.paint(this.view, series, this.cursor.ordinal);
    }
  }
}
