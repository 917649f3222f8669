import { attribute, el } from './dom';
import { type Line, isHeading } from './order';
import { RowView } from './row';

const ROW_PX = 24;
const SPARE_ROWS = 10;

/** A scrolled list of any length in a screenful of row elements (UI-182). */
export class RowWindow {
  readonly element = el('div', { class: 'rows', role: 'listbox', tabindex: 0, 'aria-label': 'Instruments' });
  readonly rows: RowView[] = [];
  private readonly sheet = el('div', { class: 'sheet', role: 'presentation' });
  private lines: readonly Line[] = [];
  private grouped = true;
  private height = 0;
  private scrolled = true;

  constructor() {
    this.element.append(this.sheet);
    this.element.addEventListener('scroll', () => (this.scrolled = true), { passive: true });
    new ResizeObserver(([entry]) => {
      this.height = entry!.contentRect.height;
      this.scrolled = true;
    }).observe(this.element);
  }

  show(lines: readonly Line[], grouped: boolean): void {
    this.lines = lines;
    this.grouped = grouped;
    this.sheet.style.height = `${lines.length * ROW_PX}px`;
    this.scrolled = true;
  }

  /** Brings a line into sight, below whatever heading stands above it. */
  reveal(at: number): void {
    const top = at * ROW_PX;
    if (top < this.element.scrollTop + ROW_PX) {
      this.element.scrollTop = top - ROW_PX;
    } else if (top + ROW_PX > this.element.scrollTop + this.height) {
      this.element.scrollTop = top + ROW_PX - this.height;
    }
    this.scrolled = true;
  }

  /** The line under an event's target. */
  lineOf(target: EventTarget | null): Line | null {
    const element = (target as Element).closest('.row');
    return this.rows.find((row) => row.element === element)?.line ?? null;
  }

  /**
   * Gives each visible line a row element, the same line the same element as long as it stays in sight.
   *
   * @returns true when some element now stands for another line and must be painted
   */
  place(): boolean {
    if (!this.scrolled || this.height === 0) {
      return false;
    }
    this.scrolled = false;
    this.grow(Math.ceil(this.height / ROW_PX) + SPARE_ROWS);
    const length = this.rows.length;
    const first = Math.max(0, Math.floor(this.element.scrollTop / ROW_PX) - (SPARE_ROWS >> 1));
    let changed = false;
    this.rows.forEach((row, i) => {
      const at = first + ((i - (first % length) + length) % length);
      changed = row.assign(this.lines[at] ?? null, this.grouped) || changed;
      row.element.style.transform = `translateY(${at * ROW_PX}px)`;
    });
    return changed;
  }

  private grow(length: number): void {
    while (this.rows.length < length) {
      const row = new RowView();
      row.element.id = `row-${this.rows.length}`;
      this.rows.push(row);
      this.sheet.append(row.element);
    }
  }

  /** Shows which row is open and which one the keyboard stands on. */
  mark(selectedId: number, focusId: number): void {
    for (const { line, element } of this.rows) {
      if (line && !isHeading(line)) {
        attribute(element, 'aria-selected', String(line.id === selectedId));
        attribute(element, 'data-cursor', String(line.id === focusId));
        if (line.id === focusId) {
          attribute(this.element, 'aria-activedescendant', element.id);
        }
      }
    }
  }
}
