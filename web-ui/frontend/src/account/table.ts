import { el } from '../dom';

export interface Column<T> {
  readonly head: string;
  readonly text: (row: T) => string | Node;
  readonly kind?: 'num' | 'text';
  readonly tone?: (row: T) => string;
}

/** A plain table of rows, numbers at the right. */
export function tableOf<T>(
  label: string,
  columns: readonly Column<T>[],
  rows: readonly T[],
): HTMLTableElement {
  const kind = (column: Column<T>) => (column.kind === 'text' ? 'left' : 'num');
  return el(
    'table',
    { class: 'grid', 'aria-label': label },
    el(
      'thead',
      {},
      el('tr', {}, ...columns.map((it) => el('th', { scope: 'col', class: kind(it) }, it.head))),
    ),
    el(
      'tbody',
      {},
      ...rows.map((row) =>
        el(
          'tr',
          {},
          ...columns.map((it) => el('td', { class: kind(it), 'data-tone': it.tone?.(row) }, it.text(row))),
        ),
      ),
    ),
  );
}
