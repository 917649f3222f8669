import { Label, el } from '../dom';
import { words } from '../words';

/** Rows keep their places while the pointer or the focus is on them; a chip tells that news wait (UI-05). */
export class Still {
  readonly chip = new Label(el('button', { type: 'button', class: 'chip', hidden: true }));
  private hovered = false;
  private waiting: (() => void) | null = null;

  constructor(private readonly element: HTMLElement) {
    element.addEventListener('pointerenter', () => (this.hovered = true));
    element.addEventListener('pointerleave', () => {
      this.hovered = false;
      this.release();
    });
    element.addEventListener('focusout', () => queueMicrotask(() => !this.held && this.release()));
    this.chip.element.addEventListener('click', () => this.release());
  }

  get held(): boolean {
    return this.hovered || this.element.contains(document.activeElement);
  }

  /** Does it now, or when nobody reads any more; `changes` rows would move. */
  change(changes: number, apply: () => void): void {
    if (changes > 0 && this.held) {
      this.waiting = apply;
      this.chip.set(words.changesWaiting(changes));
      this.chip.element.hidden = false;
    } else {
      this.waiting = null;
      this.chip.element.hidden = true;
      apply();
    }
  }

  private release(): void {
    const apply = this.waiting;
    this.waiting = null;
    this.chip.element.hidden = true;
    apply?.();
  }
}
