import { indicators } from '../analytics/client';
import type { IndicatorsAnswer } from '../analytics/wire';
import type { Instrument } from '../instrument';
import { isEventInterval } from '../interval';
import { Resource } from '../resource';
import type { Series } from '../series';

const LOOK_EVERY_MS = 1_500;
const NEWEST = 4; // bars that may have closed between two looks
const FIRST = 200;

/** Indicator values of a series' bars by their starts, and those of the bar being formed. */
export class StudyData {
  /** Grows with every change of closed values, and of any value. */
  closedVersion = 0;
  version = 0;
  /** The value of a column is at its place here plus one, in a row. */
  columns: readonly string[] = [];
  developing: readonly (number | null)[] | null = null;
  failed = '';
  private readonly rows = new Map<number, readonly (number | null)[]>();
  private series: Series | null = null;
  private instrument: Instrument | null = null;
  private resource: Resource<IndicatorsAnswer> | null = null;
  private wanted: readonly string[] = [];
  private loadedFirst = 0;
  private nextMs = 0;

  follow(series: Series | null, instrument: Instrument | null, columns: readonly string[]): void {
    if (series !== this.series || columns.join() !== this.wanted.join()) {
      this.rows.clear();
      this.developing = null;
      this.closedVersion++;
      this.version++;
    }
    [this.series, this.instrument, this.wanted] = [series, instrument, columns];
    this.resource = null;
    this.failed = '';
    this.nextMs = 0;
  }

  /** Indicators are worked out of bars of time. */
  get possible(): boolean {
    return this.series !== null && !isEventInterval(this.series.interval);
  }

  value(startMs: number, column: string): number | null {
    const at = this.columns.indexOf(column) + 1;
    return at === 0 ? null : (this.row(startMs)?.[at] ?? null);
  }

  isForming(startMs: number): boolean {
    return !this.rows.has(startMs) && this.developing?.[0] === startMs;
  }

  private row(startMs: number): readonly (number | null)[] | undefined {
    return this.rows.get(startMs) ?? (this.developing?.[0] === startMs ? this.developing : undefined);
  }

  paint(nowMs: number): void {
    this.take();
    if (this.wanted.length > 0 && this.possible && nowMs >= this.nextMs && !this.resource?.loading) {
      this.nextMs = nowMs + LOOK_EVERY_MS;
      this.ask();
    }
  }

  /** All bars that are held when older ones came in front, else the newest. */
  private ask(): void {
    const { series, instrument, wanted } = this;
    if (!series || !instrument || series.length === 0) {
      return;
    }
    const all = this.rows.size === 0 || series.first < this.loadedFirst;
    this.loadedFirst = all ? series.first : this.loadedFirst;
    const limit = all ? Math.max(FIRST, series.length) : NEWEST;
    this.resource = new Resource(() => indicators(instrument, series.interval, limit, wanted));
    void this.resource.load();
  }

  private take(): void {
    const { resource } = this;
    if (!resource || resource.loading) {
      return;
    }
    this.resource = null;
    this.failed = resource.failure?.message ?? '';
    if (resource.value) {
      this.keep(resource.value);
    }
  }

  private keep({ columns, bars, developing }: IndicatorsAnswer): void {
    const news = bars.filter((row) => this.rows.get(row[0]!)?.join() !== row.join());
    news.forEach((row) => this.rows.set(row[0]!, row));
    this.columns = columns;
    this.developing = developing;
    this.closedVersion += news.length > 0 ? 1 : 0;
    this.version++;
  }
}
