/** The order of a table's rows: by several keys, and frozen while somebody reads (UI-05, UI-40). */

export interface SortKey {
  readonly column: string;
  readonly descending: boolean;
}

export type Sortable = number | string | null;

/** A row's value by its column's name. */
export type ValueOf<R> = (row: R, column: string) => Sortable;

/** Another click on the one key turns it round; with Shift a key is added behind those there are. */
export function withKey(
  keys: readonly SortKey[],
  column: string,
  add: boolean,
  descending: boolean,
): SortKey[] {
  const held = keys.find((key) => key.column === column);
  const next = { column, descending: held ? !held.descending : descending };
  if (!add) {
    return [next];
  }
  return held ? keys.map((key) => (key === held ? next : key)) : [...keys, next];
}

/** Missing values last whichever way; equal rows keep the order they came in. */
export function sorted<R>(rows: readonly R[], keys: readonly SortKey[], valueOf: ValueOf<R>): R[] {
  return [...rows].sort((a, b) => {
    for (const { column, descending } of keys) {
      const order = compare(valueOf(a, column), valueOf(b, column), descending);
      if (order !== 0) {
        return order;
      }
    }
    return 0;
  });
}

function compare(a: Sortable, b: Sortable, descending: boolean): number {
  if (a === null || b === null) {
    return a === b ? 0 : a === null ? 1 : -1;
  }
  const order =
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : a === b ? 0 : 1;
  return descending ? -order : order;
}

/** `score-,symbol`: as the address bar says it. */
export function writeKeys(keys: readonly SortKey[]): string {
  return keys.map(({ column, descending }) => column + (descending ? '-' : '')).join(',');
}

export function readKeys(text: string): SortKey[] {
  return text
    .split(',')
    .filter((word) => word !== '')
    .map((word) => ({ column: word.replace(/-$/, ''), descending: word.endsWith('-') }));
}

/** Rows stand where they stood; of those that left the last is shown, and those that came wait. */
export function held<R extends { readonly id: number }>(shown: readonly R[], now: readonly R[]): R[] {
  const byId = new Map(now.map((row) => [row.id, row]));
  return shown.map((row) => byId.get(row.id) ?? row);
}

/** How many rows would stand elsewhere, come or go. */
export function changes<R extends { readonly id: number }>(shown: readonly R[], now: readonly R[]): number {
  const before = new Set(shown.map((row) => row.id));
  let count = now.filter((row) => !before.has(row.id)).length;
  const after = new Map(now.map((row, at) => [row.id, at]));
  shown.forEach((row, at) => (count += after.get(row.id) === at ? 0 : 1));
  return count;
}
