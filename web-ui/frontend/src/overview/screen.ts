import { Label, el } from '../dom';
import { type Kind, kindOf } from '../instrument';
import type { Market } from '../market';
import { Panel } from '../panel';
import { Resource } from '../resource';
import type { Screen } from '../screens';
import type { Selection } from '../selection';
import type { Speaker } from '../speaker';
import type { Look } from '../theme';
import { words } from '../words';
import { marketNow, sectors } from './client';
import type { SectorOf } from './heat';
import { Heatmap } from './heatmap';
import { Indices } from './indices';
import { BreadthBar, MoverLists, Quadrants } from './lists';
import { Picked } from './picked';
import { SignalFeed } from './signal-feed';
import { text } from './text';
import { HeatTable } from './twin';
import { type MarketAnswer, type SectorsAnswer, TILE, type Tile } from './wire';

const TOPIC = 'market';

/** Where an instrument opens. */
export interface Doors {
  readonly flow: (id: number) => void;
  readonly analytics: (id: number) => void;
  readonly signal: (sequence: number) => void;
}

/** Market: what it does now, and where the action is (dashboard 3.2). */
export class MarketScreen implements Screen {
  readonly element: HTMLElement;
  private readonly now = new Resource<MarketAnswer>(marketNow);
  private readonly sectors = new Resource<SectorsAnswer>(sectors);
  private readonly indexPanel = new Panel('Indices', 'market-indices');
  private readonly breadthPanel = new Panel('Breadth', 'market-breadth');
  private readonly heatPanel = new Panel('Heatmap', 'market-heat');
  private readonly moverPanel = new Panel('Movers', 'market-movers');
  private readonly quadrantPanel = new Panel('F&O build-up', 'market-quadrants');
  private readonly indices: Indices;
  private readonly breadth = new BreadthBar();
  private readonly quadrants = new Quadrants();
  private readonly movers: MoverLists;
  private readonly heatmap: Heatmap;
  private readonly table: HeatTable;
  private readonly picked: Picked;
  private readonly feed: SignalFeed;
  private readonly counted = new Label(el('span', { class: 'num dim' }));
  private readonly note = new Label(el('p', { class: 'dim fine heat-note' }));
  private readonly asTable = el('button', { type: 'button', 'aria-pressed': 'false' }, 'Table');
  private sectorOf = new Map<number, SectorOf>();
  private knownSectors: SectorsAnswer | null = null;
  private heat: readonly Tile[] = [];
  private looked: number | null = null;
  private shown = '';

  constructor(
    private readonly market: Market,
    look: Look,
    speaker: Speaker,
    private readonly selection: Selection,
    private readonly doors: Doors,
  ) {
    this.indices = new Indices(market);
    this.movers = new MoverLists(market);
    this.heatmap = new Heatmap(market, look, speaker);
    this.table = new HeatTable(market, doors.flow);
    this.picked = new Picked(market);
    this.feed = new SignalFeed(market, doors);
    this.listen();
    this.fill();
    const side = [this.indexPanel, this.moverPanel, this.quadrantPanel].map((it) => it.element);
    this.element = el(
      'main',
      { class: 'screen market-screen', 'data-testid': 'market' },
      el('div', { class: 'market-side' }, ...side),
      this.breadthPanel.element,
      this.heatPanel.element,
      this.feed.panel.element,
    );
  }

  private listen(): void {
    this.indices.onOpen = this.doors.flow;
    this.movers.onOpen = this.doors.flow;
    this.heatmap.canvas.onPick = (id) => this.selection.select(id);
    this.heatmap.canvas.onOpen = this.doors.flow;
    this.heatmap.onLook = (id) => (this.looked = id);
    this.picked.onFlow = () => this.doors.flow(this.selection.id);
    this.picked.onAnalytics = () => this.doors.analytics(this.selection.id);
    this.asTable.addEventListener('click', () => this.toggleTable());
  }

  private fill(): void {
    this.indexPanel.body.append(this.indices.element);
    this.breadthPanel.tools.append(this.counted.element);
    this.breadthPanel.body.append(this.breadth.element);
    this.moverPanel.tools.append(this.movers.still.chip.element);
    this.moverPanel.body.append(this.movers.element, this.movers.apart.element);
    this.quadrantPanel.tools.append(this.quadrants.neutral.element);
    this.quadrantPanel.body.append(this.quadrants.element);
    const { heatmap } = this;
    this.heatPanel.tools.append(
      el('label', {}, 'size ', heatmap.size),
      el('label', {}, 'colour ', heatmap.colouring),
      this.asTable,
    );
    this.heatPanel.body.append(
      heatmap.canvas.element,
      this.table.element,
      el('div', { class: 'heat-foot' }, this.picked.element, heatmap.legend),
      this.note.element,
    );
  }

  get topics(): readonly string[] {
    return [TOPIC, ...SignalFeed.TOPICS];
  }

  open({ size, colour, view }: Readonly<Record<string, string>>): void {
    choose(this.heatmap.size, size);
    choose(this.heatmap.colouring, colour);
    if (view !== undefined && (view === 'table') === this.table.element.hidden) {
      this.toggleTable();
    }
    this.now.want();
    void this.sectors.load();
    this.feed.want();
    this.shown = '';
  }

  close(): void {}

  served(topics: ReadonlySet<string>): void {
    if (topics.has(TOPIC)) {
      this.now.served();
    }
    this.feed.served();
  }

  parts(): Readonly<Record<string, string>> {
    const { sizeBy, colourBy } = this.heatmap;
    return { size: sizeBy, colour: colourBy, view: this.table.element.hidden ? '' : 'table' };
  }

  private toggleTable(): void {
    const shown = this.table.element.hidden;
    this.table.element.hidden = !shown;
    this.heatmap.canvas.element.hidden = shown;
    this.asTable.setAttribute('aria-pressed', String(shown));
    this.table.refresh();
  }

  paint(nowMs: number): void {
    this.follow();
    this.indices.paint(nowMs);
    this.indexPanel.state(this.heard(), words.loading, this.indices.empty ? text.noIndices : null);
    const { value, version } = this.now;
    const key = [version, this.market.instruments.length, this.heatmap.weightless].join();
    if (key !== this.shown) {
      this.shown = key;
      this.show(value);
    }
    if (value) {
      this.paintHeat(this.heat, version, nowMs);
      const age = value.timeMs === null ? NaN : this.market.engineTimeMs - value.timeMs;
      [this.breadthPanel, this.heatPanel, this.moverPanel, this.quadrantPanel].forEach((it) =>
        it.freshness(age),
      );
    }
    this.feed.paint();
  }

  /** Index rows come from the quotes: there once the engine has named its instruments. */
  private heard(): Resource<true> {
    const heard = new Resource<true>(async () => true);
    heard.value = this.market.hello ? true : null;
    return heard;
  }

  /** The stream's sheet is newer than any answer. */
  private follow(): void {
    const sheet = this.market.panels.sheet<MarketAnswer>(TOPIC);
    if (sheet && sheet !== this.now.value && sheet.sequence >= (this.now.value?.sequence ?? 0)) {
      this.now.set(sheet);
    }
    const { value } = this.sectors;
    if (value && value !== this.knownSectors) {
      this.knownSectors = value;
      this.sectorOf = new Map(value.sectors.map(([id, sector, marketCap]) => [id, { sector, marketCap }]));
      this.note.set(value.note ?? '');
      this.shown = '';
    }
  }

  private show(value: MarketAnswer | null): void {
    this.heat = value ? this.heatTiles(value) : [];
    this.heatmap.suspects = new Set(value?.suspects);
    const none = value !== null && this.heat.length === 0 ? text.noStocks : null;
    const futures = value && Object.values(value.buildups).reduce((sum, count) => sum + count, 0);
    this.breadthPanel.state(this.now, text.loading, none && text.noBreadth);
    this.moverPanel.state(this.now, text.loading, none);
    this.heatPanel.state(this.now, text.loading, none ?? (this.heatmap.weightless ? text.noWeights : null));
    this.quadrantPanel.state(this.now, text.loading, futures === 0 ? text.noFutures : null);
    if (value) {
      this.breadth.show(value.breadth);
      this.counted.set(`${value.breadth.counted} stocks`);
      this.movers.show(value);
      this.quadrants.show(value);
    }
  }

  /** Shares; where there are none, futures. An index is made of others. */
  private heatTiles({ tiles }: MarketAnswer): readonly Tile[] {
    const of = (wanted: Kind) => tiles.filter((it) => this.kindOf(it[TILE.ID]!) === wanted);
    const shares = of('stock');
    return shares.length > 0 ? shares : of('future');
  }

  private kindOf(id: number): Kind | null {
    const instrument = this.market.instrument(id);
    return instrument ? kindOf(instrument) : null;
  }

  private paintHeat(tiles: readonly Tile[], version: number, nowMs: number): void {
    const sectorOf = (id: number) => this.sectorOf.get(id);
    const { canvas } = this.heatmap;
    if (!canvas.element.hidden) {
      this.heatmap.paint(version, tiles, sectorOf, nowMs);
      canvas.choose(this.selection.id);
    }
    this.table.paint(tiles, sectorOf, nowMs);
    const id = this.looked ?? this.selection.id;
    this.picked.paint(id, this.heatmap.tile(id), this.looked !== null && this.looked !== this.selection.id);
  }
}

function choose(select: HTMLSelectElement, value: string | undefined): void {
  if (value && [...select.options].some((it) => it.value === value)) {
    select.value = value;
  }
}
