import {
  HistogramSeries,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  type ISeriesMarkersPluginApi,
  LineSeries,
  LineStyle,
  type SeriesMarker,
  type Time,
  createSeriesMarkers,
} from 'lightweight-charts';
import { timeOf } from '../candle-times';
import { type Series, startOf } from '../series';
import { type Colours, type Look, tint } from '../theme';
import type { Part, Study } from './catalog';
import { Cloud } from './cloud';
import type { StudyData } from './data';
import type { LevelLine, PatternMark } from './marks';

const E4 = 10_000;
const FORMING_ALPHA = 0.5;
const MAIN_SHARE = 3; // the candles against one pane below them

interface Plot {
  readonly study: Study;
  readonly part: Part;
  readonly series: ISeriesApi<'Line'> | ISeriesApi<'Histogram'>;
}

/** Indicators over and under the candles, level lines, pattern marks, as the candle library draws them. */
export class StudyPlots {
  private plots: Plot[] = [];
  private studies: readonly Study[] = [];
  private lines: IPriceLine[] = [];
  private readonly cloud: Cloud;
  private readonly markers: ISeriesMarkersPluginApi<Time>;
  private shownClosed = '';
  private shown = '';

  constructor(
    private readonly chart: IChartApi,
    private readonly candles: ISeriesApi<'Candlestick'>,
    private readonly look: Look,
  ) {
    this.cloud = new Cloud(chart, candles, look);
    this.markers = createSeriesMarkers(candles, []);
  }

  /** Panes below follow the order of the studies. */
  choose(studies: readonly Study[]): void {
    this.plots.forEach(({ series }) => this.chart.removeSeries(series));
    this.studies = studies;
    let pane = 0;
    this.plots = studies.flatMap((study) => {
      const at = study.place === 'price' ? 0 : ++pane;
      return study.parts.map((part) => ({ study, part, series: this.add(study, part, at) }));
    });
    this.chart.panes().forEach((it, at) => it.setStretchFactor(at === 0 ? MAIN_SHARE : 1));
    this.shownClosed = '';
  }

  private add(study: Study, part: Part, pane: number): Plot['series'] {
    const own = study.place === 'pane';
    const options = {
      color: colourOf(part, this.look.colours),
      priceLineVisible: false,
      lastValueVisible: own && part.stroke !== 'columns',
      ...(study.range ? { autoscaleInfoProvider: () => span(study.range!) } : {}),
      title: own ? (study.parts.length > 1 ? part.name : study.title) : '',
      priceFormat:
        study.decimals === null
          ? { type: 'volume' as const }
          : { type: 'price' as const, precision: study.decimals, minMove: 10 ** -study.decimals },
    };
    const series =
      part.stroke === 'columns'
        ? this.chart.addSeries(HistogramSeries, options, pane)
        : this.chart.addSeries(
            LineSeries,
            { ...options, ...strokeOf(part), crosshairMarkerVisible: false },
            pane,
          );
    if (own && part === study.parts[0]) {
      study.guides?.forEach((price) => series.createPriceLine(guide(price, this.look.colours)));
    }
    return series;
  }

  restyle(): void {
    this.choose(this.studies);
  }

  paint(series: Series, data: StudyData): void {
    const closed = [series.topic, series.closedVersion, data.closedVersion].join();
    const key = [closed, series.version, data.version].join();
    if (key === this.shown && closed === this.shownClosed) {
      return;
    }
    this.shown = key;
    if (closed !== this.shownClosed) {
      this.shownClosed = closed;
      this.plots.forEach((plot) => this.replace(plot, series, data));
    } else if (series.forming) {
      this.plots.forEach((plot) => plot.series.update(this.point(plot, series, series.end - 1, data)));
    }
    const cloud = this.studies.some((it) => it.name === 'ICHIMOKU');
    this.cloud.show(cloud ? series : null, data);
  }

  private replace(plot: Plot, series: Series, data: StudyData): void {
    const points = Array.from({ length: series.length }, (_, at) =>
      this.point(plot, series, series.first + at, data),
    );
    plot.series.setData(points);
  }

  /** A bar without a value leaves a gap; the one being formed is faint. */
  private point({ part }: Plot, series: Series, ordinal: number, data: StudyData) {
    const time = timeOf(series, ordinal);
    const startMs = startOf(series.at(ordinal)!);
    const value = data.value(startMs, part.column);
    if (value === null) {
      return { time };
    }
    const colour = pointColour(part, value, data.value(startMs, 'ST_DIR'), this.look.colours);
    return { time, value, color: data.isForming(startMs) ? tint(colour, FORMING_ALPHA) : colour };
  }

  setLines(lines: readonly LevelLine[]): void {
    this.lines.forEach((it) => this.candles.removePriceLine(it));
    this.lines = lines.map(({ price, name, tone }) =>
      this.candles.createPriceLine({
        price: price / E4,
        title: name,
        color: toneColour(tone, this.look.colours),
        lineWidth: 1,
        lineStyle: tone === 'key' ? LineStyle.Solid : LineStyle.Dashed,
        axisLabelVisible: true,
        axisLabelColor: this.look.colours.raised,
        axisLabelTextColor: this.look.colours.text,
      }),
    );
  }

  /** Ascending by bar; those of bars that are not held are left out. */
  setMarks(
    marks: readonly PatternMark[],
    ordinalOf: (startMs: number) => number | null,
    series: Series,
  ): void {
    const { colours } = this.look;
    this.markers.setMarkers(
      marks.flatMap(({ startMs, text, direction, above }): SeriesMarker<Time>[] => {
        const ordinal = ordinalOf(startMs);
        return ordinal === null
          ? []
          : [
              {
                time: timeOf(series, ordinal),
                position: above ? 'aboveBar' : 'belowBar',
                shape: direction === 0 ? 'circle' : direction > 0 ? 'arrowUp' : 'arrowDown',
                color: direction === 0 ? colours.dim : direction > 0 ? colours.up : colours.down,
                text,
                size: direction === 0 ? 0.4 : 1,
              },
            ];
      }),
    );
  }
}

export function toneColour(tone: LevelLine['tone'], colours: Colours): string {
  return tone === 'key' ? colours.poc : colours[tone];
}

function colourOf(part: Part, colours: Colours): string {
  return colours[part.colour];
}

/** Supertrend takes the colour of its side, a histogram that of its sign. */
function pointColour(part: Part, value: number, direction: number | null, colours: Colours): string {
  if (part.column === 'SUPERTREND') {
    return direction !== null && direction < 0 ? colours.down : colours.up;
  }
  return part.stroke === 'columns'
    ? tint(value < 0 ? colours.down : colours.up, 0.6)
    : colourOf(part, colours);
}

function strokeOf({ stroke }: Part) {
  return stroke === 'dots'
    ? { lineWidth: 2 as const, lineStyle: LineStyle.Dotted }
    : { lineWidth: stroke === 'thin' ? (1 as const) : (2 as const), lineStyle: LineStyle.Solid };
}

function span([minValue, maxValue]: readonly [number, number]) {
  return { priceRange: { minValue, maxValue } };
}

function guide(price: number, colours: Colours) {
  return {
    price,
    color: colours.grid,
    lineWidth: 1 as const,
    lineStyle: LineStyle.Dashed,
    axisLabelVisible: false,
    title: '',
  };
}
