import { Label, attribute, el } from '../dom';
import { download } from '../download';
import { readKeys, writeKeys } from '../grid/order';
import type { Market } from '../market';
import { Panel } from '../panel';
import { RuleField } from '../rules/field';
import type { Screen } from '../screens';
import { clock } from '../time';
import { words } from '../words';
import { ColumnChooser, ScanTabs, csvButton } from './choices';
import { viewCsv } from './csv';
import { Detail } from './detail';
import { ScanFeed } from './feed';
import { Outcomes } from './outcomes';
import { SectorChoice } from './sectors';
import { ScanTable } from './table';
import { deadlineText, summary } from './text';
import { View, withParts } from './view';
import { type AlertWish, filterWords, wishFor } from './wish';
import type { ScanAnswer, ScanColumn, ScanRow } from './wire';

/** Scanner: which instruments deserve attention now, and why (dashboard 3.3). */
export class ScannerScreen implements Screen {
  readonly element: HTMLElement;
  private readonly feed: ScanFeed;
  private readonly view = new View();
  private readonly table: ScanTable;
  private readonly panel = new Panel('Scanner', 'scan-table', { 'data-testid': 'scanner' });
  private readonly tabs = new ScanTabs();
  private readonly columnChooser = new ColumnChooser(this.view);
  private readonly sectorChoice = new SectorChoice();
  private readonly filter: RuleField;
  private readonly csv = csvButton();
  private readonly detail = new Detail();
  private readonly outcomes = new Outcomes();
  private readonly summary = new Label(
    el('span', { class: 'num scan-summary', 'data-testid': 'scan-summary' }),
  );
  private readonly deadline = new Label(el('span', { class: 'num deadline', 'data-testid': 'deadline' }));
  private columns: readonly ScanColumn[] = [];
  private sortWanted = '';
  private shown = '';
  private wordsKnown = false;

  constructor(
    private readonly market: Market,
    private readonly openInFlow: (id: number) => void,
    private readonly alertOn: (wish: AlertWish) => void,
    private readonly onTopics: () => void,
  ) {
    this.feed = new ScanFeed(market.panels);
    this.table = new ScanTable(this.view, (id) => market.instrument(id));
    this.filter = new RuleField('Filter', 'scan-filter', () =>
      filterWords(this.feed.names.value?.identifiers ?? [], this.columns),
    );
    this.filter.placeholder = words.filterExample;
    this.element = this.build();
    this.listen();
  }

  private build(): HTMLElement {
    this.csv.addEventListener('click', () => this.saveCsv());
    this.panel.tools.append(this.summary.element, this.deadline.element);
    this.panel.body.append(this.table.grid.element);
    return el(
      'main',
      { class: 'screen scanner-screen' },
      el(
        'div',
        { class: 'panel scan-bar' },
        this.tabs.element,
        el(
          'div',
          { class: 'scan-filter' },
          this.filter.element,
          this.sectorChoice.element,
          this.columnChooser.element,
          this.csv,
        ),
      ),
      this.panel.element,
      this.detail.element,
      this.outcomes.panel.element,
    );
  }

  private listen(): void {
    this.tabs.onChoose = (name) => this.choose(name, this.filter.text);
    this.filter.onCommit = (text) => this.choose(this.feed.name, text);
    this.columnChooser.onChange = () => this.table.arrange(this.columns);
    this.sectorChoice.onChange = () => (this.shown = '');
    this.table.onOpen = (row) => this.openInFlow(row.id);
    this.table.onChoose = () => attribute(this.element, 'data-detail', 'open');
    this.detail.onOpen = () => this.openChosen();
    this.detail.onAlert = () => this.alertOnChosen();
    this.detail.onClose = () => attribute(this.element, 'data-detail', 'closed');
  }

  get topics(): readonly string[] {
    return this.feed.name === '' || this.feed.filter !== '' ? [] : [this.feed.topic];
  }

  open({ scan, filter, sort }: Readonly<Record<string, string>>): void {
    this.sortWanted = sort ?? '';
    const committed = filter ?? this.feed.filter;
    if (committed !== this.feed.filter) {
      this.filter.text = committed; // else what is being typed stays: the stream came back, nothing else
    }
    this.feed.open();
    this.choose(scan ?? this.feed.name, committed);
  }

  close(): void {}

  served(topics: ReadonlySet<string>): void {
    this.feed.served(topics);
  }

  parts(): Readonly<Record<string, string>> {
    const sort = this.sortWanted || writeKeys(this.view.keys); // wanted until the scan's columns are known
    return { scan: this.feed.name, filter: this.feed.filter, sort };
  }

  private choose(name: string, filter: string): void {
    this.filter.fault(null);
    if (name === '') {
      return; // until the engine has named its scans
    }
    if (name !== this.feed.name) {
      this.columns = [];
    }
    this.feed.ask(name, filter);
    if (name === 'btst') {
      void this.outcomes.resource.load();
    }
    attribute(this.element, 'data-scan', name);
    this.shown = '';
    this.onTopics();
  }

  readonly keys: Readonly<Record<string, (shift: boolean) => void>> = {
    j: () => this.table.grid.move(1),
    k: () => this.table.grid.move(-1),
    ArrowDown: () => this.table.grid.move(1),
    ArrowUp: () => this.table.grid.move(-1),
    PageDown: () => this.table.grid.movePage(1),
    PageUp: () => this.table.grid.movePage(-1),
    Home: () => this.table.grid.move(-Infinity),
    End: () => this.table.grid.move(Infinity),
    Enter: () => this.openChosen(),
    a: () => this.alertOnChosen(),
    f: () => this.filter.input.focus(),
    ' ': () => this.toggleDetail(),
  };

  private toggleDetail(): void {
    attribute(this.element, 'data-detail', this.element.dataset.detail === 'closed' ? 'open' : 'closed');
  }

  private openChosen(): void {
    const { chosen } = this.table.grid;
    if (chosen) {
      this.openInFlow(chosen.id);
    }
  }

  private alertOnChosen(): void {
    const { chosen } = this.table.grid;
    if (chosen) {
      const ltp = this.table.valueOf(chosen, 'ltp');
      this.alertOn(wishFor(this.table.symbolOf(chosen), ltp, this.feed.filter));
    }
  }

  private saveCsv(): void {
    const { value } = this.feed.rows;
    if (value) {
      const columns = this.view.shown(this.columns);
      const { shown } = this.table.grid;
      const text = viewCsv(columns, this.columns, shown, (row) => this.table.symbolOf(row), value.timeMs);
      const time = new Date(value.timeMs).toISOString().slice(0, 19).replaceAll(':', '');
      download(`scan-${value.name}-${time}Z.csv`, 'text/csv', text);
    }
  }

  paint(nowMs: number): void {
    this.feed.follow(nowMs);
    this.paintNames();
    const { rows } = this.feed;
    const key = [rows.version, this.feed.names.version, this.market.instruments.length].join();
    if (key !== this.shown) {
      this.shown = key;
      this.paintRows();
    }
    this.csv.disabled = rows.value === null || this.market.instruments.length === 0;
    this.paintClock();
    this.table.grid.paint();
    this.detail.paint();
    this.outcomes.panel.element.hidden = this.feed.name !== 'btst';
    this.outcomes.paint();
  }

  private paintNames(): void {
    const { value } = this.feed.names;
    if (value && this.feed.name === '' && value.scans[0]) {
      this.choose(value.scans[0].name, this.filter.text);
    }
    this.tabs.show(value?.scans ?? [], this.feed.name);
    this.sectorChoice.show(this.feed.sectors.value);
    if (value && !this.wordsKnown) {
      this.wordsKnown = true;
      this.filter.renewWords();
    }
  }

  private paintRows(): void {
    const { rows, names } = this.feed;
    const { value, failure } = rows;
    const { fault } = this.feed;
    this.arrangeFor(value);
    this.filter.fault(fault && fault.message, Number(fault?.said.column ?? 0));
    const seen = value?.rows.filter((row) => this.sectorChoice.passes(row.id)) ?? [];
    const source = names.failure && !names.value ? names : rows;
    const unknown = names.value !== null && this.feed.scan === null;
    this.panel.state<unknown>(
      source as typeof rows,
      words.loadingScan,
      unknown ? words.noSuchScan : seen.length === 0 && !failure ? this.emptiness(value) : null,
    );
    if (value) {
      this.table.grid.show(seen);
    }
    if (value && !fault) {
      this.summary.set(summary(value));
    } else {
      this.summary.set('');
    }
    this.paintDetail();
  }

  private arrangeFor(value: ScanAnswer | null): void {
    const { scan } = this.feed;
    if (!scan || !value || value.name !== scan.name) {
      return;
    }
    const columns = withParts(
      scan.columns,
      value.rows.some(({ parts }) => parts !== null),
    );
    if (columns.map(({ name }) => name).join() !== this.columns.map(({ name }) => name).join()) {
      this.columns = columns;
      this.view.open(scan.name, columns);
      if (this.sortWanted !== '') {
        this.view.keys = readKeys(this.sortWanted);
        this.sortWanted = '';
      }
      this.columnChooser.show(columns);
      this.table.arrange(columns);
    }
  }

  private emptiness(value: ScanAnswer | null): { why: string; next: string } {
    if (this.feed.fault) {
      return words.filterFault;
    }
    if (this.feed.filter !== '' || this.sectorChoice.isSet) {
      return words.noFilteredHits;
    }
    return value?.state === 'WAITING'
      ? words.scanWaits(value.deadlineMs === null ? '' : clock(value.deadlineMs).slice(0, 5))
      : words.noHits;
  }

  private paintDetail(): void {
    const row: ScanRow | null = this.table.grid.chosen;
    this.detail.show(
      row,
      row ? this.market.instrument(row.id) : undefined,
      row ? this.table.scoreOf(row) : '',
    );
  }

  private paintClock(): void {
    const { value } = this.feed.rows;
    const nowMs = this.market.engineTimeMs;
    const text = value && nowMs > 0 ? deadlineText(value, nowMs) : '';
    this.deadline.element.hidden = text === '';
    if (this.deadline.set(text)) {
      attribute(this.deadline.element, 'data-state', value?.state ?? '');
    }
    if (this.table.grid.chosen !== null || this.columns.length > 0) {
      this.paintDetail();
    }
    const open = this.market.hello?.calendar.some(({ state }) => state === 'OPEN') ?? false;
    this.panel.freshness(value && open ? nowMs - value.timeMs : NaN, 60_000);
  }
}
