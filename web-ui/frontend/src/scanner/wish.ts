import type { Sortable } from '../grid/order';
import type { Candidate } from '../rules/complete';
import { KEYWORDS } from '../rules/vocabulary';
import { rupees } from './csv';
import type { ScanColumn } from './wire';

/** What an alert on a row begins with. */
export interface AlertWish {
  readonly symbol: string;
  /** Empty when none was in force. */
  readonly filter: string;
  readonly condition: string;
}

/** The filter that brought the row, else a crossing of its price. */
export function wishFor(symbol: string, ltp: Sortable, filter: string): AlertWish {
  const crossing = typeof ltp === 'number' ? `ltp CROSSES ABOVE ${rupees(ltp)}` : '';
  return { symbol, filter, condition: filter || crossing };
}

/** What a filter of these columns may be made of: one look at a row has no before and no bar. */
export function filterWords(known: readonly string[], columns: readonly ScanColumn[]): Candidate[] {
  const titles = new Map(columns.map(({ name, title }) => [name, title]));
  return [
    ...known.map((word) => ({ word, hint: titles.get(word) ?? '' })),
    ...Object.entries(KEYWORDS)
      .filter(([word]) => !/CROSSES|^ON /.test(word))
      .map(([word, hint]) => ({ word, hint })),
  ];
}
