import { el } from '../dom';
import * as format from '../format';
import type { Instrument } from '../instrument';
import { words } from '../words';
import { partsTable } from './parts';
import { Spark } from './spark';
import type { ScanRow } from './wire';

/** Beside the table: the chosen row, why it scored, and its last two hours. */
export class Detail {
  readonly element: HTMLElement;
  onOpen: () => void = () => {};
  onAlert: () => void = () => {};
  onClose: () => void = () => {};
  private readonly title = el('h3', { class: 'detail-title' });
  private readonly stage = el('div', { class: 'detail-parts' });
  private readonly buttons: HTMLElement;
  private readonly spark = new Spark();
  private shown: ScanRow | null | undefined;

  constructor() {
    const open = el('button', { type: 'button', title: 'Enter' }, words.openInFlow);
    const alert = el('button', { type: 'button', title: 'A', 'data-testid': 'row-alert' }, words.alertOnRow);
    const close = el('button', { type: 'button', class: 'plain detail-close', 'aria-label': 'Close' }, '✕');
    open.addEventListener('click', () => this.onOpen());
    alert.addEventListener('click', () => this.onAlert());
    close.addEventListener('click', () => this.onClose());
    this.buttons = el('div', { class: 'detail-buttons' }, open, alert);
    this.element = el(
      'aside',
      { class: 'panel framed scan-detail', 'aria-label': 'Chosen row', 'data-testid': 'scan-detail' },
      el('h2', {}, 'Why', el('span', { class: 'spring' }), close),
      el('div', { class: 'detail-body' }, this.title, this.buttons, this.stage, this.spark.element),
    );
  }

  show(row: ScanRow | null, instrument: Instrument | undefined, score: string): void {
    if (row === this.shown) {
      return;
    }
    this.shown = row;
    this.title.textContent = row ? (instrument?.symbol ?? `#${row.id}`) : words.noRowChosen;
    this.buttons.hidden = row === null;
    this.spark.element.hidden = row === null;
    this.spark.show(row ? (instrument ?? null) : null);
    const parts = row?.parts ?? row?.values.find((it) => Array.isArray(it)) ?? null;
    if (Array.isArray(parts)) {
      this.stage.replaceChildren(partsTable(parts, score || format.MISSING));
    } else {
      this.stage.replaceChildren(el('p', { class: 'dim' }, row ? words.noParts : words.noRowChosenHint));
    }
  }

  paint(): void {
    this.spark.paint();
  }
}
