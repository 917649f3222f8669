import {
  CandlestickSeries,
  ColorType,
  CrosshairMode,
  type IChartApi,
  type ISeriesApi,
  type Logical,
  type Time,
  createChart,
} from 'lightweight-charts';
import { candle, startAt, timeOf } from './candle-times';
import { MONO } from './canvas';
import type { ChartView, Cursor } from './chart-view';
import type { Columns } from './columns';
import { el } from './dom';
import { AXIS_PX } from './footprint/geometry';
import { price } from './format';
import type { Instrument } from './instrument';
import type { Series } from './series';
import { type Look, tint } from './theme';
import { barTime, day } from './time';
import { StudyPlots } from './studies/plots';
import { VwapLines } from './vwap-lines';
import { BAR } from './wire';

const E4 = 10_000;
const ZOOM_LIMIT_PX = 60;
const BAR_SPACING_PX = 9;

/**
 * Candles by lightweight-charts. It is handed rupees for drawing only; every figure it prints goes back to
 * E4 through our own formatter. Its times are shifted to India so that its ticks fall on the market's
 * hours.
 */
export class Candles implements ChartView {
  readonly element = el('div', { class: 'candles' });
  private readonly chart: IChartApi;
  private readonly candles: ISeriesApi<'Candlestick'>;
  private readonly vwap: VwapLines;
  /** Indicators, level lines, pattern marks. */
  readonly plots: StudyPlots;
  private series: Series | null = null;
  private instrument: Instrument | null = null;
  private shownClosed = -1;
  private shownVersion = -1;
  private shownFirst = 0;
  private lineColour = '';
  private hasWidth = false;

  constructor(
    private readonly look: Look,
    private readonly cursor: Cursor,
    private readonly nearOldest: () => void,
  ) {
    const [fixed, colours] = [this.fixedOptions(), this.colourOptions()];
    const timeScale = { ...fixed.timeScale, ...colours.timeScale };
    this.chart = createChart(this.element, { autoSize: true, ...fixed, ...colours, timeScale });
    this.candles = this.chart.addSeries(CandlestickSeries, this.candleColours());
    this.vwap = new VwapLines(this.chart, look);
    this.plots = new StudyPlots(this.chart, this.candles, look);
    this.chart.subscribeCrosshairMove(({ logical, point }) => {
      const onBar = logical !== undefined && point !== undefined && this.series !== null;
      const ordinal = onBar ? this.series!.first + Math.round(logical) : null;
      cursor.ordinal = ordinal !== null && this.series!.at(ordinal) ? ordinal : null;
      const rupees = point ? this.candles.coordinateToPrice(point.y) : null;
      cursor.price = rupees === null ? null : Math.round(rupees * E4);
    });
  }

  /** What never changes; sizes belong to the user from then on. */
  private fixedOptions() {
    return {
      timeScale: {
        timeVisible: true,
        secondsVisible: true,
        rightOffset: 2,
        barSpacing: BAR_SPACING_PX,
        minBarSpacing: 1,
        tickMarkFormatter: (time: Time, type: number) => this.timeText(time, type < 3),
      },
      localization: {
        priceFormatter: (rupees: number) => this.priceText(rupees),
        timeFormatter: (time: Time) => this.timeText(time, false),
      },
    };
  }

  private colourOptions() {
    const { colours } = this.look;
    const hair = { labelBackgroundColor: colours.raised, color: colours.dim };
    return {
      layout: {
        background: { type: ColorType.Solid, color: colours.panel },
        textColor: colours.dim,
        fontFamily: MONO,
        fontSize: 11,
        // The link its licence asks for stands in the bottom bar and in the help; the built-in logo brings a
        // style element that a strict content-security policy forbids.
        attributionLogo: false,
        panes: { separatorColor: colours.grid, separatorHoverColor: tint(colours.info, 0.3) },
      },
      grid: {
        vertLines: { color: tint(colours.grid, 0.2) },
        horzLines: { color: tint(colours.grid, colours.gridAlpha) },
      },
      crosshair: { mode: CrosshairMode.Normal, vertLine: hair, horzLine: hair },
      rightPriceScale: { minimumWidth: AXIS_PX, borderColor: colours.grid },
      timeScale: { borderColor: colours.grid },
    };
  }

  /** On the tick: a cross hair between two ticks names neither. */
  private priceText(rupees: number): string {
    const tick = this.instrument?.tickSize ?? 1;
    return price(Math.round((rupees * E4) / tick) * tick, this.instrument?.decimals);
  }

  private timeText(time: Time, wholeDay: boolean): string {
    const ms = startAt(this.series, time);
    return wholeDay ? day(ms) : barTime(ms, this.series?.interval ?? '1m');
  }

  setVwap(visible: boolean): void {
    this.vwap.show(visible);
  }

  /** Hollow when it rose, solid when it fell: direction is told by shape as well as colour. */
  private candleColours() {
    const { up, down, panel } = this.look.colours;
    return {
      upColor: panel,
      borderUpColor: up,
      wickUpColor: up,
      downColor: down,
      borderDownColor: down,
      wickDownColor: down,
      priceLineVisible: true,
    };
  }

  restyle(): void {
    this.chart.applyOptions(this.colourOptions());
    this.lineColour = '';
    this.shownVersion = -1;
    this.candles.applyOptions(this.candleColours());
    this.vwap.restyle(this.look);
    this.plots.restyle();
  }

  show(series: Series, instrument: Instrument): void {
    this.series = series;
    this.instrument = instrument;
    this.shownClosed = -1;
    this.shownVersion = -1;
    this.candles.applyOptions({
      priceFormat: {
        type: 'custom',
        minMove: instrument.tickSize / E4,
        formatter: (rupees: number) => this.priceText(rupees),
      },
    });
    this.recentre();
  }

  paint(): void {
    const { series } = this;
    this.spaceOnce();
    if (!series || series.version === this.shownVersion) {
      return;
    }
    if (series.closedVersion !== this.shownClosed) {
      this.replace(series);
    } else if (series.forming) {
      const time = timeOf(series, series.end - 1);
      this.candles.update(candle(series.forming, time, this.look.colours.dim));
      this.vwap.update(time, series.forming.bar);
    }
    this.colourLine(series);
    this.shownVersion = series.version;
    this.shownClosed = series.closedVersion;
    const range = this.chart.timeScale().getVisibleLogicalRange();
    if (range && range.from < 5) {
      this.nearOldest();
    }
  }

  /** The library squeezes its bars to nothing while it has no width: they get their room with the first. */
  private spaceOnce(): void {
    const scale = this.chart.timeScale();
    if (!this.hasWidth && scale.width() > 0) {
      this.hasWidth = true;
      scale.applyOptions({ barSpacing: BAR_SPACING_PX });
      scale.scrollToRealTime();
    }
  }

  /** The last price wears the colour of its bar; a hollow candle would give it the background's. */
  private colourLine(series: Series): void {
    const bar = series.at(series.end - 1)?.bar;
    const { up, down } = this.look.colours;
    const colour = bar && bar[BAR.CLOSE]! < bar[BAR.OPEN]! ? down : up;
    if (colour !== this.lineColour) {
      this.lineColour = colour;
      this.candles.applyOptions({ priceLineColor: colour });
    }
  }

  /** Hands over all bars; when older ones came in front, the view moves with them and nothing jumps. */
  private replace(series: Series): void {
    const range = this.chart.timeScale().getVisibleLogicalRange();
    const first = this.shownClosed === -1;
    const bars = [...series.bars()].map((fbar, at) => ({
      fbar,
      time: timeOf(series, series.first + at),
    }));
    this.candles.setData(bars.map(({ fbar, time }) => candle(fbar, time, this.look.colours.dim)));
    this.vwap.replace(bars.map(({ fbar, time }) => ({ time, bar: fbar.bar })));
    const inFront = this.shownFirst - series.first;
    this.shownFirst = series.first;
    if (!first && range && inFront > 0) {
      const from = (range.from + inFront) as Logical;
      this.chart.timeScale().setVisibleLogicalRange({ from, to: (range.to + inFront) as Logical });
    }
  }

  columns(): Columns | null {
    const scale = this.chart.timeScale();
    const range = scale.getVisibleLogicalRange();
    if (!this.series || !range) {
      return null;
    }
    const width = scale.options().barSpacing;
    const from = Math.max(0, Math.floor(range.from));
    const to = Math.min(this.series.length, Math.ceil(range.to) + 1);
    const middle = scale.logicalToCoordinate(from as Logical);
    return middle === null || to <= from
      ? null
      : {
          from: this.series.first + from,
          to: this.series.first + to,
          left: middle - width / 2,
          width,
          plotWidth: scale.width(),
        };
  }

  zoom(factor: number): void {
    const scale = this.chart.timeScale();
    const barSpacing = Math.min(ZOOM_LIMIT_PX, Math.max(1, scale.options().barSpacing * factor));
    scale.applyOptions({ barSpacing });
  }

  reveal(ordinal: number): void {
    const scale = this.chart.timeScale();
    const range = scale.getVisibleLogicalRange();
    if (ordinal === Infinity || !this.series || !range) {
      scale.scrollToRealTime();
      return;
    }
    const logical = ordinal - this.series.first;
    const shift = logical < range.from ? logical - range.from : logical > range.to ? logical - range.to : 0;
    scale.setVisibleLogicalRange({ from: range.from + shift, to: range.to + shift });
    this.mark(ordinal);
  }

  /** Shows the library's own cross hair on a bar reached by keyboard. */
  private mark(ordinal: number): void {
    const bar = this.series?.at(ordinal);
    if (bar) {
      const close = bar.bar[BAR.CLOSE]!;
      this.chart.setCrosshairPosition(close / E4, timeOf(this.series!, ordinal), this.candles);
      this.cursor.ordinal = ordinal;
    }
  }

  recentre(): void {
    this.chart.timeScale().resetTimeScale();
    this.chart.priceScale('right').applyOptions({ autoScale: true });
  }
}
