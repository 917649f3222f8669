import type { ScanColumn, ScanRow } from './wire';
import { partsText } from './text';

/** A price leaves in rupees, as a spreadsheet reads it; whole E4 become exact decimals. */
export function rupees(e4: number): string {
  const whole = Math.trunc(Math.abs(e4) / 10_000);
  const fraction = String(Math.abs(e4) % 10_000)
    .padStart(4, '0')
    .replace(/0{1,2}$/, '');
  return `${e4 < 0 ? '-' : ''}${whole}.${fraction}`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A cell that begins like a formula is text to a spreadsheet only behind an apostrophe. */
function safe(text: string): string {
  return quoted(/^[=+\-@\t]/.test(text) ? `'${text}` : text);
}

function cell(column: ScanColumn, row: ScanRow, at: number): string {
  const value = row.values[at];
  if (value === null || value === undefined) {
    return '';
  }
  if (typeof value === 'number') {
    return column.kind === 'price'
      ? rupees(value)
      : column.kind === 'time'
        ? new Date(value).toISOString()
        : String(value);
  }
  return safe(typeof value === 'string' ? value : partsText(value));
}

function head({ title, unit, kind }: ScanColumn): string {
  const written = kind === 'price' ? 'Rs' : kind === 'time' ? 'UTC' : unit;
  return safe(written === '' ? title : `${title} (${written})`);
}

/**
 * The view as it stands: its columns, its rows in their order, units in the head, and behind them the time
 * they are of (UI-43).
 */
export function viewCsv(
  columns: readonly ScanColumn[],
  all: readonly ScanColumn[],
  rows: readonly ScanRow[],
  symbolOf: (row: ScanRow) => string,
  timeMs: number,
): string {
  const places = columns.map((column) => all.indexOf(column));
  const time = new Date(timeMs).toISOString();
  const lines = rows.map((row) =>
    [safe(symbolOf(row)), ...columns.map((column, i) => cell(column, row, places[i]!)), time].join(','),
  );
  return [['Symbol', ...columns.map(head), 'Time (UTC)'].join(','), ...lines].join('\r\n') + '\r\n';
}
