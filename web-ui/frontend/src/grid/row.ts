import { Label, attribute, el } from '../dom';
import type { GridColumn, GridOwner } from './grid';
import type { RecycledRow } from './virtual';

interface Cell {
  readonly element: HTMLElement;
  readonly label: Label;
}

/** One recycled row: its cells are made once a set of columns, and filled anew as rows pass. */
export class GridRow<R extends { readonly id: number }> implements RecycledRow<R> {
  readonly element: HTMLElement;
  private cells: Cell[] = [];
  private columns: readonly GridColumn[] = [];

  constructor(
    number: number,
    private readonly owner: GridOwner<R>,
    private readonly wanted: () => readonly GridColumn[],
    private readonly chosenId: () => number,
  ) {
    const id = `grid-row-${++made}-${number}`;
    this.element = el('div', { class: 'grid-row', role: 'row', id });
  }

  assign(row: R | null, at: number): void {
    this.element.hidden = row === null;
    if (!row) {
      this.element.removeAttribute('data-id');
      attribute(this.element, 'aria-selected', 'false');
      return;
    }
    this.fit(this.wanted());
    attribute(this.element, 'data-id', String(row.id));
    attribute(this.element, 'aria-rowindex', String(at + 2));
    attribute(this.element, 'aria-selected', String(row.id === this.chosenId()));
    this.columns.forEach((column, i) => {
      const { element, label } = this.cells[i]!;
      this.owner.paintCell(element, label, row, column.name);
    });
  }

  private fit(columns: readonly GridColumn[]): void {
    if (columns === this.columns) {
      return;
    }
    this.columns = columns;
    this.cells = columns.map(({ name, title, numeric }) => {
      const element = el('span', {
        role: 'gridcell',
        class: numeric ? 'num' : '',
        'data-column': name,
        'data-title': title,
      });
      return { element, label: new Label(element) };
    });
    this.element.replaceChildren(...this.cells.map((cell) => cell.element));
  }
}

let made = 0;
