import {
  type IChartApi,
  type ISeriesApi,
  LineSeries,
  LineStyle,
  type UTCTimestamp,
} from 'lightweight-charts';
import type { Look } from './theme';
import { tint } from './theme';
import { BAR, type Bar } from './wire';

const BANDS = [0, 1, -1, 2, -2]; // standard deviations; 0 is VWAP itself

/** The session's VWAP with its one- and two-sigma bands over the candles, as each bar left them. */
export class VwapLines {
  private readonly lines: readonly ISeriesApi<'Line'>[];

  constructor(chart: IChartApi, look: Look) {
    this.lines = BANDS.map(() =>
      chart.addSeries(LineSeries, {
        priceLineVisible: false,
        lastValueVisible: false,
        crosshairMarkerVisible: false,
        autoscaleInfoProvider: () => null, // far bands must not squeeze the candles
      }),
    );
    this.restyle(look);
  }

  restyle(look: Look): void {
    const { info } = look.colours;
    this.lines.forEach((line, at) => {
      const band = Math.abs(BANDS[at]!);
      line.applyOptions({
        color: band === 0 ? info : tint(info, band === 1 ? 0.65 : 0.45),
        lineWidth: band === 0 ? 2 : 1,
        lineStyle: band === 2 ? LineStyle.Dotted : band === 1 ? LineStyle.Dashed : LineStyle.Solid,
      });
    });
  }

  show(visible: boolean): void {
    this.lines.forEach((line) => line.applyOptions({ visible }));
  }

  replace(points: readonly { readonly time: UTCTimestamp; readonly bar: Bar }[]): void {
    this.lines.forEach((line, at) => line.setData(points.map((it) => pointOf(it.time, it.bar, BANDS[at]!))));
  }

  update(time: UTCTimestamp, bar: Bar): void {
    this.lines.forEach((line, at) => line.update(pointOf(time, bar, BANDS[at]!)));
  }
}

/** A bar without VWAP leaves a gap, it does not draw a line to zero. */
function pointOf(time: UTCTimestamp, bar: Bar, band: number) {
  const vwap = bar[BAR.DAY_VWAP] ?? null;
  const sigma = bar[BAR.DAY_SIGMA] ?? null;
  return vwap === null || (band !== 0 && sigma === null)
    ? { time }
    : { time, value: vwap + band * (sigma ?? 0) };
}
