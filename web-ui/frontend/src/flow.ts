import type { Chart } from './chart';
import type { ChartMode } from './chart-bar';
import type { Sight } from './chart-state';
import { MODES } from './chart-bar';
import { el } from './dom';
import { parseInterval } from './interval';
import type { Ladder } from './ladder';
import { Marks } from './marks';
import type { Market } from './market';
import { ROW_CHOICES, type RowChoice } from './rows';
import type { Screen } from './screens';
import type { Selection } from './selection';
import type { Pins } from './studies/pins';
import { Studies } from './studies/studies';
import type { TapePanel } from './tape-panel';

/** Order flow: the chart of one instrument with its book and tape (dashboard 3.4). */
export class FlowScreen implements Screen {
  readonly element: HTMLElement;
  private readonly marks: Marks;
  readonly studies: Studies;
  private rows: RowChoice | null = null;

  constructor(
    market: Market,
    private readonly selection: Selection,
    private readonly chart: Chart,
    private readonly ladder: Ladder,
    private readonly tape: TapePanel,
    pins: Pins,
  ) {
    const aside = { class: 'book', 'aria-label': 'Depth and tape' };
    this.element = el(
      'div',
      { class: 'screen flow' },
      el('main', { id: 'chart' }, chart.element),
      el('aside', aside, ladder.element, tape.element),
    );
    this.marks = new Marks(market.panels);
    this.marks.onChange = (marks) => chart.setMarks(marks);
    this.studies = new Studies(chart, selection, pins);
  }

  get topics(): string[] {
    const { id } = this.selection;
    const book = id < 0 ? [] : [`depth:${id}`, `tape:${id}`, `book:${id}`];
    return [...this.chart.topics, ...book, ...(this.chart.series ? ['marks'] : [])];
  }

  open({ i, interval, rows, mode, ...rest }: Readonly<Record<string, string>>): void {
    if (i) {
      this.selection.want(i);
    }
    const chosen = parseInterval(interval ?? null);
    if (chosen) {
      this.chart.setInterval(chosen);
    }
    if (mode && mode !== this.chart.mode && (MODES as readonly string[]).includes(mode)) {
      this.chart.setMode(mode as ChartMode);
    }
    this.rows = ROW_CHOICES.find((it) => it === rows) ?? null;
    this.studies.read(rest);
    this.chart.reload();
    this.opened();
  }

  /** Row heights belong to an instrument: the address's one waits until there is one. */
  opened(): void {
    if (this.rows && this.chart.instrument) {
      this.chart.setRow(this.rows);
      this.rows = null;
    }
  }

  /** What the chart showed when it was last seen. */
  sight: Sight | null = null;

  close(): void {
    this.sight = this.chart.sight;
    this.chart.cursor.clear();
  }

  /** The chart shows another series, or the same one anew. */
  followChart(): void {
    this.marks.follow(this.chart.series, this.chart.instrument);
    this.studies.follow();
  }

  served(topics: ReadonlySet<string>): void {
    if (this.chart.series && topics.has(this.chart.series.topic)) {
      this.marks.served();
    }
  }

  parts(): Readonly<Record<string, string>> {
    const { interval, mode, rows } = this.chart;
    return { i: this.selection.key, interval, rows, mode, ...this.studies.parts() };
  }

  paint(nowMs: number): void {
    this.marks.paint();
    this.chart.paint(nowMs);
    this.studies.paint(nowMs);
    this.ladder.paint();
    this.tape.paint();
  }
}
