import type { Panels } from '../panels';
import { Resource } from '../resource';
import { Failure } from '../rest';
import { scan, scans, sectors } from './client';
import type { ScanAnswer, ScanName, ScansAnswer, SectorsAnswer } from './wire';

const POLL_MS = 2_000; // a filtered answer is worked out for one page; the sheet comes by itself
const NAMES_MS = 15_000; // plug-ins come and go with a restart, hits on the tabs by then

const NOTHING: ScanAnswer = {
  name: '',
  sequence: 0,
  timeMs: 0,
  state: 'RUNNING',
  deadlineMs: null,
  finalMs: null,
  scanned: 0,
  hits: 0,
  tookUs: null,
  rows: [],
};

/** Where the rows come from: the scan's own topic, or asked for every 2 s while a filter is in force. */
export class ScanFeed {
  readonly names = new Resource<ScansAnswer>(scans);
  readonly rows = new Resource<ScanAnswer>(() => this.fetch());
  readonly sectors = new Resource<SectorsAnswer>(sectors);
  name = '';
  filter = '';
  /** What is wrong with the filter; the rows of before stay. */
  fault: Failure | null = null;
  private seen: ScanAnswer | null = null;
  private nextMs = 0;
  private nextNamesMs = 0;

  constructor(private readonly panels: Panels) {}

  private async fetch(): Promise<ScanAnswer> {
    const { name, filter } = this;
    try {
      return await scan(name, filter);
    } catch (failure) {
      if (!(failure instanceof Failure && failure.status === 422 && failure.field === 'filter')) {
        throw failure;
      }
      if (filter === this.filter) {
        this.fault = failure;
      }
      return this.rows.value ?? { ...NOTHING, name };
    }
  }

  get topic(): string {
    return `scan:${this.name}`;
  }

  get scan(): ScanName | null {
    return this.names.value?.scans.find(({ name }) => name === this.name) ?? null;
  }

  open(): void {
    this.nextNamesMs = 0;
    this.rows.want();
    if (!this.sectors.value) {
      void this.sectors.load();
    }
  }

  /** Another scan or filter: what is held belongs to another question. */
  ask(name: string, filter: string): void {
    const other = name !== this.name;
    this.name = name;
    this.filter = filter;
    this.fault = null;
    if (other) {
      this.rows.clear();
    }
    this.seen = this.panels.sheet<ScanAnswer>(this.topic);
    void this.rows.load();
  }

  served(topics: ReadonlySet<string>): void {
    if (topics.has(this.topic)) {
      this.rows.served();
    }
  }

  /** Takes what the stream brought, asks for what it does not. */
  follow(nowMs: number): void {
    if (nowMs >= this.nextNamesMs && !this.names.loading) {
      this.nextNamesMs = nowMs + NAMES_MS;
      void this.names.load();
    }
    if (this.filter === '') {
      this.takeSheet();
    } else if (this.fault === null && nowMs >= this.nextMs && !this.rows.loading) {
      this.nextMs = nowMs + POLL_MS;
      void this.rows.load();
    }
  }

  private takeSheet(): void {
    const sheet = this.panels.sheet<ScanAnswer>(this.topic);
    if (sheet && sheet !== this.seen) {
      this.seen = sheet;
      this.rows.set(sheet);
    }
  }
}
