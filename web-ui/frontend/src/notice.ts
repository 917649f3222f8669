import { Label, attribute, el } from './dom';
import { words } from './words';

/** A gap leaves the panel readable: bars arrive, but not all that should be there. */
export type NoticeKind = 'loading' | 'empty' | 'error' | 'gap';

/**
 * What a panel says while it has nothing to draw: that it waits, why it is empty, or what went wrong
 * (dashboard 4).
 */
export class Notice {
  readonly element: HTMLElement;
  onRetry: () => void = () => {};
  private readonly what = new Label(el('strong'));
  private readonly hint = new Label(el('p'));
  private readonly retry = el('button', { type: 'button' }, words.retry);

  /** `shape`: what the skeleton foretells, bars of a chart or lines of a table. */
  constructor(shape: 'bars' | 'lines' = 'bars') {
    this.retry.addEventListener('click', () => this.onRetry());
    const skeleton = el('div', { class: `skeleton ${shape}`, 'aria-hidden': 'true' });
    skeleton.append(...Array.from({ length: 9 }, () => el('i')));
    this.element = el(
      'div',
      { class: 'notice-panel', role: 'status' },
      skeleton,
      el('div', { class: 'notice-text' }, this.what.element, this.hint.element, this.retry),
    );
  }

  show(kind: NoticeKind, what: string, hint: string): void {
    this.element.hidden = false;
    attribute(this.element, 'data-kind', kind);
    this.what.set(what);
    this.hint.set(hint);
    this.retry.hidden = kind !== 'error' && kind !== 'gap';
  }

  hide(): void {
    this.element.hidden = true;
  }
}
