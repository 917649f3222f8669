import { el } from '../dom';

const SPARE_ROWS = 10;

/** One recycled line of a table. */
export interface RecycledRow<R> {
  readonly element: HTMLElement;
  /** Stands for this row now, for none when null. */
  assign(row: R | null, at: number): void;
}

/**
 * A scrolled sheet of any length in a screenful of rows (UI-182): the same line keeps the same element as
 * long as it stays in sight.
 */
export class VirtualSheet<R> {
  readonly element = el('div', { class: 'grid-sheet', role: 'presentation' });
  private readonly pool: RecycledRow<R>[] = [];
  private rows: readonly R[] = [];
  private height = 0;
  private stale = true;

  constructor(
    private readonly scroller: HTMLElement,
    private readonly make: (number: number) => RecycledRow<R>,
    private readonly rowPx: () => number,
    /** What stands above the rows and stays there while they scroll. */
    private readonly headPx: () => number,
  ) {
    scroller.addEventListener('scroll', () => (this.stale = true), { passive: true });
    new ResizeObserver(([entry]) => {
      this.height = entry!.contentRect.height;
      this.stale = true;
    }).observe(scroller);
  }

  show(rows: readonly R[]): void {
    this.rows = rows;
    this.stale = true;
  }

  /** Brings a line into sight. */
  reveal(at: number): void {
    const top = at * this.rowPx();
    const room = this.height - this.headPx();
    const { scrollTop } = this.scroller;
    if (top < scrollTop) {
      this.scroller.scrollTop = top;
    } else if (top + this.rowPx() > scrollTop + room) {
      this.scroller.scrollTop = top + this.rowPx() - room;
    }
  }

  /** How many lines fit, for a page up or down. */
  get page(): number {
    return Math.max(1, Math.floor((this.height - this.headPx()) / this.rowPx()));
  }

  /** @returns whether anything was filled anew */
  paint(): boolean {
    if (!this.stale || this.height === 0) {
      return false;
    }
    this.stale = false;
    const px = this.rowPx();
    this.element.style.height = `${this.rows.length * px}px`;
    this.grow(Math.ceil(this.height / px) + SPARE_ROWS);
    const length = this.pool.length;
    const first = Math.max(0, Math.floor(this.scroller.scrollTop / px) - (SPARE_ROWS >> 1));
    this.pool.forEach((row, i) => {
      const at = first + ((i - (first % length) + length) % length);
      row.assign(this.rows[at] ?? null, at);
      row.element.style.transform = `translateY(${at * px}px)`;
    });
    return true;
  }

  private grow(length: number): void {
    while (this.pool.length < length) {
      const row = this.make(this.pool.length);
      this.pool.push(row);
      this.element.append(row.element);
    }
  }
}
