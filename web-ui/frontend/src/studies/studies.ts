import { levels, patterns } from '../analytics/client';
import type { LevelsAnswer, Pattern } from '../analytics/wire';
import type { Candles } from '../candles';
import type { Chart } from '../chart';
import { isEventInterval } from '../interval';
import { ordinalAt } from '../footprint/marks';
import { Resource } from '../resource';
import { type Selection } from '../selection';
import { type Series, startOf } from '../series';
import { recall, remember } from '../settings';
import { type Study, columnsOf, readStudies, writeStudies } from './catalog';
import { StudyData } from './data';
import { StudyLegend } from './legend';
import { type MarkName, USUAL_MARKS, linesOf, marksOf, readMarks, writeMarks } from './marks';
import { StudyMenu } from './menu';
import { type Pins, readPins, writePins } from './pins';

const PATTERNS = 500;
const SETTLE_MS = 700; // the stages behind a bar's close
const TEXT = {
  events: 'Indicators are worked out of bars of time: choose such an interval',
  footprint: 'Indicators are drawn with candles (M)',
};

/** Indicators, levels and patterns of the chart in sight: which are chosen, their figures, their drawing. */
export class Studies {
  readonly menu = new StudyMenu();
  readonly legend = new StudyLegend();
  private readonly data = new StudyData();
  private studies: readonly Study[] = readStudies(recall('studies'));
  private marks = new Set<MarkName>(readMarks(recall('marks')) ?? USUAL_MARKS);
  private series: Series | null = null;
  private candles: Candles | null = null;
  private levels: Resource<LevelsAnswer> | null = null;
  private patterns: Resource<readonly Pattern[]> | null = null;
  private askAtMs = 0;
  private askedFor = '';
  private shown = '';
  private wantedPins: string | null = null;

  constructor(
    private readonly chart: Chart,
    private readonly selection: Selection,
    private readonly pins: Pins,
  ) {
    this.menu.onStudy = (study) => this.toggle(study);
    this.menu.onMark = (name) => this.toggleMark(name);
    this.menu.onCandles = () => {
      chart.setMode('candle');
      this.refresh();
    };
    chart.onCandles = (candles) => {
      this.candles = candles;
      candles.plots.choose(this.studies);
      this.shown = '';
    };
    chart.bar.studies.addEventListener('click', () => this.open());
    chart.stage.append(this.legend.element);
    chart.element.append(this.menu.element);
  }

  open(): void {
    this.refresh();
    this.menu.open();
  }

  /** What the address says; without a word of it, what this browser remembers. */
  read({ studies, marks, pins }: Readonly<Record<string, string>>): void {
    this.choose(studies === undefined ? this.studies : readStudies(studies));
    this.marks = new Set(readMarks(marks) ?? this.marks);
    this.wantedPins = pins ?? null;
    this.refresh();
  }

  parts(): Readonly<Record<string, string>> {
    const usual = [...this.marks].join() === USUAL_MARKS.join();
    return {
      studies: writeStudies(this.studies),
      marks: usual ? '' : writeMarks(this.marks),
      pins: writePins(this.pins.of(this.selection.key)),
    };
  }

  /** The chart shows another series, or the same one anew. */
  follow(): void {
    this.series = this.chart.series;
    this.data.follow(this.series, this.chart.instrument, columnsOf(this.studies));
    this.levels = null;
    this.patterns = null;
    this.askedFor = '';
    this.shown = '';
    if (this.wantedPins !== null && this.chart.instrument) {
      this.pins.set(this.selection.key, readPins(this.wantedPins));
      this.wantedPins = null;
    }
  }

  private toggle(study: Study): void {
    const others = this.studies.filter((it) => it.name !== study.name);
    const names = others.length === this.studies.length ? [...others, study] : others;
    this.choose(readStudies(names.map((it) => it.name).join(',')));
  }

  private choose(studies: readonly Study[]): void {
    if (writeStudies(studies) !== writeStudies(this.studies)) {
      this.studies = studies;
      remember('studies', writeStudies(studies));
      this.candles?.plots.choose(studies);
      this.data.follow(this.series, this.chart.instrument, columnsOf(studies));
    }
    this.refresh();
  }

  private toggleMark(name: MarkName): void {
    if (!this.marks.delete(name)) {
      this.marks.add(name);
    }
    remember('marks', writeMarks(this.marks));
    this.askedFor = '';
    this.refresh();
  }

  private refresh(): void {
    this.shown = '';
    const names = new Set(this.studies.map((it) => it.name));
    this.menu.show({ studies: names, marks: this.marks }, this.chart.mode === 'candle');
    this.chart.bar.studies.textContent = names.size > 0 ? `Studies ${names.size}` : 'Studies';
  }

  paint(nowMs: number): void {
    const { series, chart } = this;
    const candles = chart.mode === 'candle';
    if (candles) {
      this.data.paint(nowMs);
    }
    this.ask(nowMs);
    const ordinal = chart.cursor.ordinal ?? (series ? series.end - 1 : null);
    const bar = ordinal === null ? undefined : series?.at(ordinal);
    this.legend.paint(this.studies, this.data, bar ? startOf(bar) : null, this.why(candles));
    if (series && candles && this.candles) {
      this.candles.plots.paint(series, this.data);
    }
    this.paintMarks();
  }

  private why(candles: boolean): string {
    return !candles ? TEXT.footprint : this.data.possible || !this.series ? this.data.failed : TEXT.events;
  }

  /** Levels and patterns change when a bar closes: they are asked for a little later. */
  private ask(nowMs: number): void {
    const { series } = this;
    const { instrument } = this.chart;
    if (!series || !instrument || isEventInterval(series.interval) || series.state !== 'ready') {
      return;
    }
    const key = `${series.topic} ${series.closedVersion}`;
    if (key !== this.askedFor) {
      this.askAtMs = this.askedFor === '' ? nowMs : nowMs + SETTLE_MS;
      this.askedFor = key;
    }
    if (this.askAtMs > 0 && nowMs >= this.askAtMs) {
      this.askAtMs = 0;
      this.load(
        () => levels(instrument, series.interval),
        () => patterns(instrument, series.interval, PATTERNS),
      );
    }
  }

  private load(levelsOf: () => Promise<LevelsAnswer>, patternsOf: () => Promise<readonly Pattern[]>): void {
    const wants = (...names: MarkName[]) => names.some((it) => this.marks.has(it));
    if (wants('pivots', 'swings', 'fibonacci')) {
      this.levels ??= new Resource(levelsOf);
      void this.levels.load();
    }
    if (wants('candles', 'shapes', 'turns')) {
      this.patterns ??= new Resource(patternsOf);
      void this.patterns.load();
    }
  }

  private paintMarks(): void {
    const { series, candles, chart } = this;
    const held = series ? `${series.topic} ${series.closedVersion} ${series.first}` : '';
    const versions = [this.levels?.version, this.patterns?.version, this.pins.version, this.selection.key];
    const key = [held, ...versions, [...this.marks].join(), chart.mode].join(' ');
    if (!series || key === this.shown) {
      return;
    }
    this.shown = key;
    const lines = linesOf(this.marks, this.levels?.value ?? null, this.pins.of(this.selection.key));
    chart.footprint.setLines(lines);
    candles?.plots.setLines(lines);
    const ordinalOf = (startMs: number) => {
      const ordinal = ordinalAt(series, startMs);
      const bar = series.at(ordinal);
      return bar && startOf(bar) === startMs ? ordinal : null;
    };
    const startBefore = (startMs: number, bars: number) => {
      const ordinal = ordinalOf(startMs);
      const bar = ordinal === null ? undefined : series.at(ordinal - bars);
      return bar ? startOf(bar) : null;
    };
    candles?.plots.setMarks(marksOf(this.marks, this.patterns?.value ?? [], startBefore), ordinalOf, series);
  }
}
