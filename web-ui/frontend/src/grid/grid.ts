import { Label, attribute, el } from '../dom';
import { words } from '../words';
import { type SortKey, type ValueOf, changes, held, sorted } from './order';
import { GridRow } from './row';
import { VirtualSheet } from './virtual';

const ROW_PX = 26;
const CARD_PX = 96; // a telephone's card: a head and two lines of figures
const HEAD_PX = 27;
const GAP_PX = 10; // as grid.css has it, and the padding, too
const PADDING_PX = 12;
const PHONE = '(max-width: 700px)';

/** A column as a table needs it; what a cell shows is the owner's to say. */
export interface GridColumn {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly numeric: boolean;
  /** At least so many pixels; what is left over goes by share, 0 for none of it. */
  readonly width: readonly [leastPx: number, share: number];
}

export interface GridOwner<R> {
  valueOf: ValueOf<R>;
  paintCell(cell: HTMLElement, label: Label, row: R, column: string): void;
  onSort(column: string, add: boolean): void;
  onChoose(row: R): void;
  onOpen(row: R): void;
}

/**
 * A live table: sortable by several keys, virtual, its order frozen under the pointer and the focus (UI-05,
 * UI-40, UI-43).
 */
export class Grid<R extends { readonly id: number }> {
  readonly element: HTMLElement;
  readonly chip = new Label(el('button', { type: 'button', class: 'chip grid-chip', hidden: true }));
  private readonly head = el('div', { class: 'grid-head', role: 'row', 'aria-rowindex': 1 });
  private readonly scroller: HTMLElement;
  private readonly sheet: VirtualSheet<R>;
  private readonly phone = matchMedia(PHONE);
  private columns: readonly GridColumn[] = [];
  private keys: readonly SortKey[] = [];
  private rows: readonly R[] = [];
  private waiting: readonly R[] | null = null;
  private hovered = false;
  private chosenId = -1;

  constructor(
    private readonly owner: GridOwner<R>,
    label: string,
    testId: string,
  ) {
    const attributes = { class: 'live-grid', role: 'grid', tabindex: 0, 'aria-label': label };
    this.scroller = el('div', { ...attributes, 'data-testid': testId });
    this.sheet = new VirtualSheet<R>(
      this.scroller,
      (number) => this.makeRow(number),
      () => (this.phone.matches ? CARD_PX : ROW_PX),
      () => (this.phone.matches ? 0 : HEAD_PX),
    );
    this.scroller.append(this.head, this.sheet.element);
    this.element = el('div', { class: 'grid-frame' }, this.scroller, this.chip.element);
    this.listen();
  }

  private listen(): void {
    this.sheet.element.addEventListener('pointerenter', (event) => {
      this.hovered = event.pointerType === 'mouse';
    });
    this.sheet.element.addEventListener('pointerleave', () => {
      this.hovered = false;
      this.resume();
    });
    this.chip.element.addEventListener('click', () => this.resume());
    this.phone.addEventListener('change', () => this.sheet.show(this.rows));
    this.sheet.element.addEventListener('click', (event) => {
      const row = this.rowOf(event.target);
      if (row) {
        this.choose(row);
        if ((event.target as Element).closest('.row-open')) {
          this.owner.onOpen(row);
        }
      }
    });
    this.sheet.element.addEventListener('dblclick', (event) => {
      const row = this.rowOf(event.target);
      if (row) {
        this.owner.onOpen(row);
      }
    });
  }

  private makeRow(number: number): GridRow<R> {
    return new GridRow<R>(
      number,
      this.owner,
      () => this.columns,
      () => this.chosenId,
    );
  }

  private rowOf(target: EventTarget | null): R | null {
    const id = (target as Element).closest<HTMLElement>('[data-id]')?.dataset.id;
    return this.rows.find((row) => String(row.id) === id) ?? null;
  }

  /** Other columns, or another order asked for: nothing of it waits. */
  arrange(columns: readonly GridColumn[], keys: readonly SortKey[]): void {
    this.columns = columns;
    this.keys = keys;
    const { style } = this.scroller;
    style.setProperty('--columns', columns.map(({ width }) => template(width)).join(' '));
    const least = columns.reduce((sum, { width }) => sum + width[0] + GAP_PX, 2 * PADDING_PX - GAP_PX);
    style.setProperty('--least', `${least}px`);
    attribute(this.scroller, 'aria-colcount', String(columns.length));
    this.head.replaceChildren(...columns.map((column) => this.headCell(column)));
    this.replace(sorted(this.waiting ?? this.rows, keys, this.owner.valueOf));
  }

  private headCell({ name, title, unit, numeric }: GridColumn): HTMLElement {
    const at = this.keys.findIndex((key) => key.column === name);
    const key = this.keys[at];
    const mark = key ? (key.descending ? ' ↓' : ' ↑') + (this.keys.length > 1 ? at + 1 : '') : '';
    const button = el(
      'button',
      { type: 'button', title: words.sortTip(title), 'data-column': name },
      title,
      el('small', {}, unit && ` ${unit}`),
      el('b', { 'aria-hidden': 'true' }, mark),
    );
    button.addEventListener('click', (event) => this.owner.onSort(name, event.shiftKey));
    const sort = key ? (key.descending ? 'descending' : 'ascending') : 'none';
    const attributes = { role: 'columnheader', 'aria-sort': sort, class: numeric ? 'numeric' : '' };
    return el('span', attributes, button);
  }

  /** Newer rows: in place at once, in their new order unless somebody reads. */
  show(rows: readonly R[]): void {
    const next = sorted(rows, this.keys, this.owner.valueOf);
    const count = changes(this.rows, next);
    if (count > 0 && this.rows.length > 0 && this.isRead) {
      this.waiting = next;
      this.chip.set(words.changesWaiting(count));
      this.chip.element.hidden = false;
      this.rows = held(this.rows, next);
      this.sheet.show(this.rows);
    } else {
      this.replace(next);
    }
  }

  private get isRead(): boolean {
    return this.hovered || document.activeElement === this.scroller;
  }

  private resume(): void {
    if (this.waiting) {
      this.replace(this.waiting);
    }
  }

  private replace(rows: readonly R[]): void {
    this.waiting = null;
    this.chip.element.hidden = true;
    this.rows = rows;
    attribute(this.scroller, 'aria-rowcount', String(rows.length + 1));
    this.sheet.show(rows);
  }

  /** In the order on the screen. */
  get shown(): readonly R[] {
    return this.rows;
  }

  get chosen(): R | null {
    return this.rows.find((row) => row.id === this.chosenId) ?? null;
  }

  /** Shows a row as chosen without a word to the owner. */
  mark(id: number): void {
    if (id !== this.chosenId) {
      this.chosenId = id;
      this.sheet.show(this.rows);
    }
  }

  choose(row: R): void {
    this.chosenId = row.id;
    this.sheet.show(this.rows);
    this.owner.onChoose(row);
  }

  /** Moves the cursor by rows; `Infinity` to the end. */
  move(step: number): void {
    const from = this.rows.findIndex((row) => row.id === this.chosenId);
    const at = Math.min(this.rows.length - 1, Math.max(0, from < 0 ? 0 : from + step));
    const row = this.rows[at];
    if (row) {
      this.choose(row);
      this.sheet.reveal(at);
    }
  }

  movePage(pages: number): void {
    this.move(pages * this.sheet.page);
  }

  focus(): void {
    this.scroller.focus();
  }

  paint(): void {
    if (!this.sheet.paint()) {
      return;
    }
    const active = this.sheet.element.querySelector('[aria-selected="true"]');
    attribute(this.scroller, 'aria-activedescendant', active?.id ?? '');
  }
}

function template([leastPx, share]: GridColumn['width']): string {
  return share === 0 ? `${leastPx}px` : `minmax(${leastPx}px, ${share}fr)`;
}
