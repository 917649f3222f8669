import { attribute, el } from '../dom';
import * as format from '../format';
import { words } from '../words';
import { stateText } from './text';
import type { View } from './view';
import type { ScanColumn, ScanName } from './wire';

/** The scans side by side, plug-ins among them, each with its hits. */
export class ScanTabs {
  readonly element = el('div', { class: 'scan-tabs', role: 'tablist', 'aria-label': 'Scans' });
  onChoose: (name: string) => void = () => {};
  private buttons: HTMLButtonElement[] = [];
  private shown = '';

  show(scans: readonly ScanName[], current: string): void {
    const names = scans.map(({ name }) => name).join();
    if (names !== this.shown) {
      this.shown = names;
      this.buttons = scans.map(({ name, title }) => this.button(name, title));
      this.element.replaceChildren(...this.buttons);
    }
    scans.forEach(({ name, hits, state }, i) => {
      const button = this.buttons[i]!;
      attribute(button, 'aria-selected', String(name === current));
      attribute(button, 'tabindex', name === current ? '0' : '-1');
      attribute(button, 'data-hits', format.quantity(hits));
      attribute(button, 'title', stateText(state));
    });
  }

  private button(name: string, title: string): HTMLButtonElement {
    const attributes = { type: 'button', role: 'tab', 'data-scan': name };
    const button = el('button', attributes, title);
    button.addEventListener('click', () => this.onChoose(name));
    button.addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      const next = this.buttons[this.buttons.indexOf(button) + step];
      if (step !== 0 && next) {
        event.stopPropagation();
        next.focus();
        next.click();
      }
    });
    return button;
  }
}

/** Which columns are shown: a list of boxes behind a button. */
export class ColumnChooser {
  readonly element: HTMLElement;
  onChange: () => void = () => {};
  private readonly boxes = el('div', { class: 'popup-boxes' });

  constructor(private readonly view: View) {
    const button = el('summary', { class: 'button-like' }, words.columns);
    this.element = el('details', { class: 'popup', 'data-testid': 'column-chooser' }, button, this.boxes);
    addEventListener('pointerdown', (event) => {
      if (!this.element.contains(event.target as Node)) {
        this.element.removeAttribute('open');
      }
    });
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        this.element.removeAttribute('open');
        button.focus();
      }
    });
  }

  show(columns: readonly ScanColumn[]): void {
    this.boxes.replaceChildren(
      ...columns.map(({ name, title }) => {
        const box = el('input', { type: 'checkbox', name });
        box.checked = !this.view.hidden.has(name);
        box.addEventListener('change', () => {
          this.view.toggle(name);
          this.onChange();
        });
        return el('label', {}, box, title);
      }),
    );
  }
}

/** Saves the view as a file; not before rows and symbols are known. */
export function csvButton(): HTMLButtonElement {
  const attributes = { type: 'button', title: words.csvTip, disabled: true, 'data-testid': 'scan-csv' };
  return el('button', attributes, 'CSV');
}
