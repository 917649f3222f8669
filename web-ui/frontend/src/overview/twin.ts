import { tableOf } from '../account/table';
import { el } from '../dom';
import * as format from '../format';
import type { Market } from '../market';
import type { SectorOf } from './heat';
import { rounded } from './heatmap';
import { toneOf } from './indices';
import { TILE, type Tile } from './wire';

const LOOK_MS = 5_000; // for reading at leisure and for screen readers: not a ticker

/** The heatmap's figures as a table (UI-170). */
export class HeatTable {
  readonly element = el('div', {
    class: 'heat-table',
    tabindex: 0,
    'data-testid': 'heat-table',
    hidden: true,
  });
  private nextMs = 0;

  constructor(
    private readonly market: Market,
    private readonly onOpen: (id: number) => void,
  ) {}

  refresh(): void {
    this.nextMs = 0;
  }

  paint(tiles: readonly Tile[], sectorOf: (id: number) => SectorOf | undefined, nowMs: number): void {
    if (this.element.hidden || nowMs < this.nextMs || this.element.contains(document.activeElement)) {
      return;
    }
    this.nextMs = nowMs + LOOK_MS;
    const rows = [...tiles].sort((a, b) => (b[TILE.TURNOVER] ?? 0) - (a[TILE.TURNOVER] ?? 0));
    const percent = (field: number) => (it: Tile) => format.signedDecimal(it[field], 2);
    const table = tableOf<Tile>(
      'Heatmap as a table',
      [
        { head: 'Symbol', kind: 'text', text: (it) => this.opener(it[TILE.ID]!) },
        { head: 'Sector', kind: 'text', text: (it) => sectorOf(it[TILE.ID]!)?.sector ?? '—' },
        { head: 'Chg %', text: percent(TILE.CHANGE), tone: (it) => toneOf(it[TILE.CHANGE] ?? null) },
        { head: 'Turnover ₹', text: (it) => format.short(rounded(it[TILE.TURNOVER])) },
        { head: '≈ Delta %', text: percent(TILE.DELTA) },
        { head: 'OI %', text: percent(TILE.OI) },
        { head: 'Volume ×', text: (it) => format.times(it[TILE.VOLUME]) },
      ],
      rows,
    );
    this.element.replaceChildren(table);
  }

  private opener(id: number): HTMLElement {
    const button = el(
      'button',
      { type: 'button', class: 'link' },
      this.market.instrument(id)?.symbol ?? `#${id}`,
    );
    button.addEventListener('click', () => this.onOpen(id));
    return button;
  }
}
