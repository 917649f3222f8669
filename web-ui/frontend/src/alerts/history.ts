import { attribute, type Label } from '../dom';
import * as format from '../format';
import { Grid, type GridColumn, type GridOwner } from '../grid/grid';
import { type SortKey, type Sortable, withKey } from '../grid/order';
import { clock, day } from '../time';
import { words } from '../words';
import { LEVELS, inputText, levelText, nameOf, outcomeText, sentText, heldText, whatOf } from './text';
import type { Alert } from './wire';

/** A row of the table: tables know their rows by `id`, which of an alert is its number. */
export interface AlertLine {
  readonly id: number;
  readonly alert: Alert;
}

const COLUMNS: readonly GridColumn[] = [
  { name: 'time', title: 'Time', unit: '', numeric: true, width: [78, 0] },
  { name: 'level', title: 'Level', unit: '', numeric: false, width: [72, 0] },
  { name: 'instrument', title: 'Symbol', unit: '', numeric: false, width: [130, 1.3] },
  { name: 'what', title: 'What', unit: '', numeric: false, width: [150, 1.6] },
  { name: 'value', title: 'Value', unit: '', numeric: false, width: [140, 1.5] },
  { name: 'sent', title: 'Sent', unit: '', numeric: false, width: [90, 1.1] },
  { name: 'outcome', title: 'After', unit: '', numeric: true, width: [112, 0.9] },
  { name: 'open', title: 'Moment', unit: '', numeric: false, width: [92, 0] },
];

/** What fired, newest first, each with its way back to the market of that moment (UI-84). */
export class History implements GridOwner<AlertLine> {
  readonly grid: Grid<AlertLine>;
  onChosen: (alert: Alert) => void = () => {};
  onMoment: (alert: Alert) => void = () => {};
  private keys: SortKey[] = [{ column: 'time', descending: true }];

  constructor() {
    this.grid = new Grid<AlertLine>(this, 'Alerts that fired', 'alerts-grid');
    this.grid.arrange(COLUMNS, this.keys);
  }

  show(alerts: readonly Alert[]): void {
    this.grid.show(alerts.map((alert) => ({ id: alert.number, alert })));
  }

  valueOf = ({ alert }: AlertLine, column: string): Sortable => {
    switch (column) {
      case 'time':
        return alert.number; // several may fire in one millisecond
      case 'level':
        return Object.keys(LEVELS).indexOf(alert.level);
      case 'outcome':
        return lastOutcome(alert);
      default:
        return textOf(alert, column);
    }
  };

  paintCell(cell: HTMLElement, label: Label, { alert }: AlertLine, column: string): void {
    label.set(textOf(alert, column));
    switch (column) {
      case 'level':
        attribute(cell, 'data-tone', LEVELS[alert.level]?.tone ?? '');
        break;
      case 'time':
        attribute(cell, 'title', `${day(alert.timeMs)} ${clock(alert.timeMs)} IST`);
        break;
      case 'outcome':
        attribute(cell, 'data-tone', toneOf(lastOutcome(alert)));
        attribute(cell, 'title', outcomeText(alert.outcome));
        break;
      case 'open':
        attribute(cell, 'class', 'row-open');
        attribute(cell, 'title', words.openMomentTip);
        break;
      default:
        attribute(cell, 'title', label.element.textContent);
    }
  }

  onSort(column: string, add: boolean): void {
    this.keys = withKey(this.keys, column, add, column === 'time' || column === 'level');
    this.grid.arrange(COLUMNS, this.keys);
  }

  onChoose({ alert }: AlertLine): void {
    this.onChosen(alert);
  }

  onOpen({ alert }: AlertLine): void {
    this.onMoment(alert);
  }
}

function textOf(alert: Alert, column: string): string {
  switch (column) {
    case 'time':
      return clock(alert.timeMs);
    case 'level':
      return levelText(alert.level);
    case 'instrument':
      return nameOf(alert);
    case 'what':
      return whatOf(alert);
    case 'value':
      return inputText(alert);
    case 'sent':
      return isShown(alert) ? sentText(alert.sent) : heldText(alert.status);
    case 'outcome':
      return afterText(alert);
    default:
      return words.openTick;
  }
}

/** Channels where some were asked, else why none was. */
function isShown({ status, sent }: Alert): boolean {
  return (status === 'DELIVERED' || status === 'FIRED') && sent.length > 0;
}

function lastOutcome({ outcome }: Alert): number | null {
  const known = Object.values(outcome).filter((percent) => percent !== null);
  return known.at(-1) ?? null;
}

function afterText(alert: Alert): string {
  const known = Object.entries(alert.outcome).filter(([, percent]) => percent !== null);
  const last = known.at(-1);
  return last ? `${format.signedDecimal(last[1], 2)} % ${last[0]} m` : format.MISSING;
}

function toneOf(percent: number | null): string {
  return percent === null || percent === 0 ? '' : percent > 0 ? 'up' : 'down';
}
