import { attribute, type Label } from '../dom';
import { Grid, type GridColumn, type GridOwner } from '../grid/grid';
import { type SortKey, type Sortable, withKey } from '../grid/order';
import { type Instrument, rankedName } from '../instrument';
import { words } from '../words';
import { partsBar } from './parts';
import { cellText, cellTone, isScore, partsText } from './text';
import { SYMBOL, type View } from './view';
import type { CellValue, Part, ScanColumn, ScanRow } from './wire';

/** The rows of one scan as a live table. */
export class ScanTable implements GridOwner<ScanRow> {
  readonly grid: Grid<ScanRow>;
  onChoose: (row: ScanRow) => void = () => {};
  onOpen: (row: ScanRow) => void = () => {};
  private columns: readonly ScanColumn[] = [];
  private places = new Map<string, number>();

  constructor(
    private readonly view: View,
    private readonly instrument: (id: number) => Instrument | undefined,
  ) {
    this.grid = new Grid<ScanRow>(this, 'Hits', 'scan-grid');
  }

  /** Columns of another scan, or others of the same. */
  arrange(columns: readonly ScanColumn[]): void {
    this.columns = columns;
    this.places = new Map(columns.map(({ name }, i) => [name, i]));
    this.grid.arrange([SYMBOL_COLUMN, ...this.view.shown(columns).map(gridColumn)], this.view.keys);
  }

  private place(column: string): ScanColumn | undefined {
    return this.columns[this.places.get(column) ?? -1];
  }

  private valueAt(row: ScanRow, column: string): CellValue | undefined {
    const at = this.places.get(column) ?? -1;
    return this.columns[at]?.kind === 'parts' ? partsOf(row, at) : row.values[at];
  }

  symbolOf(row: ScanRow): string {
    return this.instrument(row.id)?.symbol ?? `#${row.id}`;
  }

  valueOf = (row: ScanRow, column: string): Sortable => {
    if (column === SYMBOL) {
      return this.symbolOf(row);
    }
    const value = this.valueAt(row, column);
    return typeof value === 'object' && value !== null
      ? value.reduce((sum, [, points]) => sum + points, 0)
      : (value ?? null);
  };

  scoreOf(row: ScanRow): string {
    const column = this.columns.find(isScore);
    return column ? cellText(column, this.valueAt(row, column.name)) : '';
  }

  paintCell(cell: HTMLElement, label: Label, row: ScanRow, name: string): void {
    const instrument = this.instrument(row.id);
    if (name === SYMBOL) {
      label.set(instrument ? rankedName(instrument) : `#${row.id}`);
      attribute(cell, 'class', 'row-open');
      attribute(cell, 'title', words.openInFlow);
      return;
    }
    const column = this.place(name)!;
    const value = this.valueAt(row, name);
    if (column.kind === 'parts') {
      this.paintParts(cell, value as readonly Part[] | null);
      return;
    }
    label.set(cellText(column, value, instrument));
    attribute(cell, 'data-tone', cellTone(column, value));
    if (column.kind === 'text') {
      attribute(cell, 'title', typeof value === 'string' ? value : '');
    }
  }

  private paintParts(cell: HTMLElement, parts: readonly Part[] | null): void {
    const text = partsText(parts ?? []);
    if (cell.dataset.parts !== text) {
      cell.dataset.parts = text;
      attribute(cell, 'aria-label', text);
      cell.replaceChildren(...(parts ? [partsBar(parts)] : []));
    }
  }

  onSort(column: string, add: boolean): void {
    const descending = column !== SYMBOL && this.place(column)?.kind !== 'text';
    this.sort(withKey(this.view.keys, column, add, descending));
  }

  sort(keys: SortKey[]): void {
    this.view.sort(keys);
    this.arrange(this.columns);
  }
}

const SYMBOL_COLUMN: GridColumn = {
  name: SYMBOL,
  title: 'Symbol',
  unit: '',
  numeric: false,
  width: [120, 1.3],
};

/** Prices are rupees everywhere, a ratio carries its own ×, times are IST, and scores are known. */
const OBVIOUS = /^(Rs|E4|x|IST|of \d+)?$/;

const WIDTHS: Record<ScanColumn['kind'], GridColumn['width']> = {
  number: [62, 1],
  price: [78, 1],
  time: [70, 1],
  text: [92, 1.4],
  parts: [100, 1.5],
};

function gridColumn({ name, title, unit, kind }: ScanColumn): GridColumn {
  const known = !title.includes(unit) && !OBVIOUS.test(unit);
  return {
    name,
    title,
    unit: known ? unit : '',
    numeric: kind !== 'text' && kind !== 'parts',
    width: widthOf(name, unit, kind),
  };
}

/** A figure is never cut off: money and quantities need more room than percentages. */
function widthOf(name: string, unit: string, kind: ScanColumn['kind']): GridColumn['width'] {
  if (kind === 'number' && (unit === 'Rs' || unit === 'units' || name === 'avg_volume')) {
    return name === 'turnover' ? [104, 1] : [84, 1];
  }
  return WIDTHS[kind];
}

function partsOf(row: ScanRow, at: number): readonly Part[] | null {
  const value = row.values[at];
  return Array.isArray(value) ? (value as readonly Part[]) : row.parts;
}
