import type { IChartApi, IPrimitivePaneRenderer, IPrimitivePaneView, ISeriesApi } from 'lightweight-charts';
import { timeOf } from '../candle-times';
import { type Series, startOf } from '../series';
import { type Look, tint } from '../theme';
import type { StudyData } from './data';

const ALPHA = 0.14;

interface Slice {
  readonly x: number;
  readonly a: number;
  readonly b: number;
}

/** Ichimoku's cloud behind the candles: between its two lines, in the colour of the one above. */
export class Cloud {
  private series: Series | null = null;
  private data: StudyData | null = null;
  private update: () => void = () => {};

  constructor(
    private readonly chart: IChartApi,
    private readonly candles: ISeriesApi<'Candlestick'>,
    private readonly look: Look,
  ) {
    const renderer: IPrimitivePaneRenderer = {
      draw: (target) => target.useMediaCoordinateSpace(({ context }) => this.paint(context)),
    };
    const view: IPrimitivePaneView = { zOrder: () => 'bottom', renderer: () => renderer };
    candles.attachPrimitive({
      attached: ({ requestUpdate }) => (this.update = requestUpdate),
      paneViews: () => [view],
    });
  }

  /** No series: no cloud. */
  show(series: Series | null, data: StudyData): void {
    if (this.series || series) {
      [this.series, this.data] = [series, data];
      this.update();
    }
  }

  private paint(context: CanvasRenderingContext2D): void {
    const slices = this.slices();
    const { up, down } = this.look.colours;
    for (let at = 1; at < slices.length; at++) {
      const [from, to] = [slices[at - 1]!, slices[at]!];
      context.fillStyle = tint(to.a <= to.b ? up : down, ALPHA); // y grows downward
      context.beginPath();
      context.moveTo(from.x, from.a);
      context.lineTo(to.x, to.a);
      context.lineTo(to.x, to.b);
      context.lineTo(from.x, from.b);
      context.fill();
    }
  }

  /** The bars in sight, and one on either side. */
  private slices(): Slice[] {
    const { series, data, chart, candles } = this;
    const range = chart.timeScale().getVisibleLogicalRange();
    if (!series || !data || !range) {
      return [];
    }
    const from = series.first + Math.max(0, Math.floor(range.from) - 1);
    const to = series.first + Math.min(series.length, Math.ceil(range.to) + 2);
    const slices: Slice[] = [];
    for (let ordinal = from; ordinal < to; ordinal++) {
      const startMs = startOf(series.at(ordinal)!);
      const [a, b] = [data.value(startMs, 'CLOUD_A'), data.value(startMs, 'CLOUD_B')];
      const x = chart.timeScale().timeToCoordinate(timeOf(series, ordinal));
      const top = a === null ? null : candles.priceToCoordinate(a);
      const bottom = b === null ? null : candles.priceToCoordinate(b);
      if (x !== null && top !== null && bottom !== null) {
        slices.push({ x, a: top, b: bottom });
      }
    }
    return slices;
  }
}
