import { attribute, type Label } from '../dom';
import * as format from '../format';
import { Grid, type GridColumn, type GridOwner } from '../grid/grid';
import { type SortKey, type Sortable, withKey } from '../grid/order';
import { clock } from '../time';
import { nameOf, sentTone, sentWords } from './text';
import type { Alert, Sent } from './wire';

/** One alert at one channel. */
export interface DeliveryLine {
  readonly id: number;
  readonly alert: Alert;
  readonly sent: Sent;
}

const COLUMNS: readonly GridColumn[] = [
  { name: 'time', title: 'Time', unit: '', numeric: true, width: [78, 0] },
  { name: 'channel', title: 'Channel', unit: '', numeric: false, width: [92, 0] },
  { name: 'state', title: 'Result', unit: '', numeric: false, width: [130, 1] },
  { name: 'tries', title: 'Tries', unit: '', numeric: true, width: [64, 0] },
  { name: 'instrument', title: 'Symbol', unit: '', numeric: false, width: [110, 1] },
  { name: 'rule', title: 'Rule', unit: '', numeric: false, width: [110, 1] },
  { name: 'error', title: 'What was said', unit: '', numeric: false, width: [160, 2] },
];
const MOST_CHANNELS = 16; // of one alert; line numbers stay apart

/** The log of what was sent where, of the alerts that are loaded (UI-82). */
export class Delivery implements GridOwner<DeliveryLine> {
  readonly grid: Grid<DeliveryLine>;
  onChosen: (alert: Alert) => void = () => {};
  private keys: SortKey[] = [{ column: 'time', descending: true }];

  constructor() {
    this.grid = new Grid<DeliveryLine>(this, 'Delivery log', 'delivery-grid');
    this.grid.arrange(COLUMNS, this.keys);
  }

  /** @returns how many lines there are */
  show(alerts: readonly Alert[]): number {
    const lines = linesOf(alerts);
    this.grid.show(lines);
    return lines.length;
  }

  valueOf = ({ alert, sent }: DeliveryLine, column: string): Sortable => {
    switch (column) {
      case 'time':
        return sent.atMs ?? alert.timeMs;
      case 'tries':
        return sent.tries;
      default:
        return textOf(alert, sent, column);
    }
  };

  paintCell(cell: HTMLElement, label: Label, { alert, sent }: DeliveryLine, column: string): void {
    label.set(textOf(alert, sent, column));
    attribute(cell, 'data-tone', column === 'state' ? sentTone(sent.state) : '');
    attribute(cell, 'title', label.element.textContent);
  }

  onSort(column: string, add: boolean): void {
    this.keys = withKey(this.keys, column, add, column === 'time' || column === 'tries');
    this.grid.arrange(COLUMNS, this.keys);
  }

  onChoose({ alert }: DeliveryLine): void {
    this.onChosen(alert);
  }

  onOpen({ alert }: DeliveryLine): void {
    this.onChosen(alert);
  }
}

/** An alert's channels each on a line of its own. */
export function linesOf(alerts: readonly Alert[]): DeliveryLine[] {
  return alerts.flatMap((alert) =>
    alert.sent.map((sent, i) => ({ id: alert.number * MOST_CHANNELS + i, alert, sent })),
  );
}

function textOf(alert: Alert, sent: Sent, column: string): string {
  switch (column) {
    case 'time':
      return sent.atMs === null ? format.MISSING : clock(sent.atMs);
    case 'channel':
      return sent.channel;
    case 'state':
      return sentWords(sent.state);
    case 'tries':
      return format.quantity(sent.tries);
    case 'instrument':
      return nameOf(alert);
    case 'rule':
      return alert.rule;
    default:
      return sent.error ?? '';
  }
}
