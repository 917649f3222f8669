import { recall, remember } from '../settings';
import { type SortKey, readKeys, writeKeys } from '../grid/order';
import { isScore } from './text';
import type { ScanColumn } from './wire';

/** The row's own name is a column like others to the table, but always there and never the server's. */
export const SYMBOL = 'symbol';
const MOST_AT_FIRST = 16;
/** Drawn of a row's parts, where a scan has no column for them. */
export const PARTS = 'parts';

/** How somebody looks at one scan: columns left out, and the order. Kept by the browser (UI-40). */
export class View {
  hidden = new Set<string>();
  keys: SortKey[] = [];
  private scan = '';

  /** The view of another scan as it was left, else by score or as the engine orders; more columns keep it. */
  open(scan: string, columns: readonly ScanColumn[]): void {
    const isOpen = scan === this.scan;
    this.scan = scan;
    const hidden = recall(`scan.${scan}.hidden`) ?? usuallyHidden(columns);
    this.hidden = new Set(hidden.split(',').filter((name) => name !== ''));
    const kept = readKeys(recall(`scan.${scan}.sort`) ?? '');
    const score = columns.some(({ kind }) => kind === 'parts') ? columns.find(isScore) : undefined;
    if (isOpen) {
      return;
    }
    this.keys = kept.length > 0 ? kept : score ? [{ column: score.name, descending: true }] : [];
  }

  sort(keys: SortKey[]): void {
    this.keys = keys;
    remember(`scan.${this.scan}.sort`, writeKeys(keys));
  }

  toggle(column: string): void {
    if (!this.hidden.delete(column)) {
      this.hidden.add(column);
    }
    remember(`scan.${this.scan}.hidden`, [...this.hidden].join(','));
  }

  /** The price, its change and the score with its parts come first: they are what one looks for. */
  shown(columns: readonly ScanColumn[]): ScanColumn[] {
    const seen = columns.filter(({ name }) => !this.hidden.has(name));
    const leads = (column: ScanColumn) =>
      column.name === 'ltp' ||
      column.name === 'change_pct' ||
      column.kind === 'parts' ||
      isLead(column, columns);
    return [...seen.filter(leads), ...seen.filter((column) => !leads(column))];
  }
}

/** A screenful; the others are a tick away. */
function usuallyHidden(columns: readonly ScanColumn[]): string {
  const more = columns.slice(MOST_AT_FIRST).filter(({ kind }) => kind !== 'parts');
  return more.map(({ name }) => name).join(',');
}

/** The score that the parts explain, where there are parts. */
function isLead(column: ScanColumn, columns: readonly ScanColumn[]): boolean {
  return column.name === 'btst' && columns.some(({ kind }) => kind === 'parts');
}

/** The columns of a scan with one for the parts, if it has parts and no column of its own for them. */
export function withParts(columns: readonly ScanColumn[], hasParts: boolean): readonly ScanColumn[] {
  return !hasParts || columns.some(({ kind }) => kind === 'parts')
    ? columns
    : [...columns, { name: PARTS, title: 'Parts', unit: '', kind: 'parts' }];
}
