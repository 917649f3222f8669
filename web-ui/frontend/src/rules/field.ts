import { attribute, el } from '../dom';
import { words } from '../words';
import { type Candidate, type Completion, accept, around, complete } from './complete';

let made = 0;

/**
 * A text of the rule language: words are completed while they are typed, and what the server finds wrong
 * stands below under the very character.
 */
export class RuleField {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement | HTMLTextAreaElement;
  /** Enter, or the text left after a change. */
  onCommit: (text: string) => void = () => {};
  onInput: (text: string) => void = () => {};
  private readonly list: HTMLElement;
  private readonly error: HTMLElement;
  private completion: Completion | null = null;
  private at = -1;
  private committed = '';

  constructor(
    label: string,
    testId: string,
    private readonly known: () => readonly Candidate[],
    private readonly lines = 1,
  ) {
    const id = `rule-field-${++made}`;
    const attributes = {
      class: 'rule-text num',
      role: 'combobox',
      'aria-label': label,
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': `${id}-list`,
      'aria-describedby': `${id}-error`,
      'data-testid': testId,
      spellcheck: 'false',
      autocomplete: 'off',
      autocapitalize: 'off',
      maxlength: 1000,
    };
    this.input = lines > 1 ? el('textarea', { ...attributes, rows: lines }) : el('input', attributes);
    this.list = el('ul', { class: 'completions', role: 'listbox', id: `${id}-list`, hidden: true });
    this.error = el('div', { class: 'rule-error', id: `${id}-error`, role: 'alert', hidden: true });
    const box = el('div', { class: 'rule-input' }, this.input, this.list);
    this.element = el('div', { class: 'rule-field' }, box, this.error);
    this.input.addEventListener('input', () => this.onTyped());
    this.input.addEventListener('keydown', (event) => this.onKey(event as KeyboardEvent));
    this.input.addEventListener('blur', () => this.onBlur());
    this.list.addEventListener('pointerdown', (event) => this.onPick(event));
  }

  get text(): string {
    return this.input.value.trim().replace(/\s*\n\s*/g, ' ');
  }

  set text(value: string) {
    this.input.value = value;
    this.committed = value;
    this.close();
  }

  set placeholder(text: string) {
    this.input.placeholder = text;
  }

  /** Shows the place of what is wrong; null when all is well. */
  fault(message: string | null, column = 0): void {
    this.error.hidden = message === null;
    attribute(this.input, 'aria-invalid', String(message !== null));
    if (message === null) {
      return;
    }
    const lines: Node[] = [];
    if (column > 0) {
      const part = around(this.text, column);
      const caret = `${' '.repeat(part.column - 1)}^`;
      const wrong = part.text[part.column - 1] ?? ' ';
      lines.push(
        el(
          'pre',
          { 'aria-hidden': 'true' },
          part.text.slice(0, part.column - 1),
          el('mark', {}, wrong),
          part.text.slice(part.column),
          `\n${caret}`,
        ),
      );
    }
    lines.push(el('p', {}, column > 0 ? words.atColumn(column, message) : message));
    this.error.replaceChildren(...lines);
  }

  /** Words have become known: what is being typed is completed as if they had been. */
  renewWords(): void {
    if (document.activeElement === this.input && this.text !== this.committed) {
      this.offer();
    }
  }

  private onTyped(): void {
    this.offer();
    this.onInput(this.text);
  }

  private offer(): void {
    const caret = this.input.selectionStart ?? this.input.value.length;
    this.completion = complete(this.input.value, caret, this.known());
    this.at = -1;
    this.paintList();
  }

  private paintList(): void {
    const candidates = this.completion?.candidates ?? [];
    this.list.hidden = candidates.length === 0;
    attribute(this.input, 'aria-expanded', String(candidates.length > 0));
    this.list.replaceChildren(
      ...candidates.map(({ word, hint }, i) =>
        el(
          'li',
          { role: 'option', id: `${this.list.id}-${i}`, 'aria-selected': String(i === this.at) },
          el('b', { class: 'num' }, word),
          el('span', { class: 'dim' }, hint),
        ),
      ),
    );
    attribute(this.input, 'aria-activedescendant', this.at < 0 ? '' : `${this.list.id}-${this.at}`);
  }

  private onKey(event: KeyboardEvent): void {
    const candidates = this.completion?.candidates ?? [];
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (candidates.length > 0 && step !== 0) {
      event.preventDefault();
      this.at = (this.at + step + candidates.length + (this.at < 0 && step < 0 ? 1 : 0)) % candidates.length;
      this.paintList();
    } else if (candidates.length > 0 && (event.key === 'Tab' || (event.key === 'Enter' && this.at >= 0))) {
      event.preventDefault();
      this.take(Math.max(0, this.at));
    } else if (event.key === 'Enter' && (this.lines === 1 || event.ctrlKey)) {
      event.preventDefault();
      this.close();
      this.commit();
    } else if (event.key === 'Escape') {
      if (candidates.length > 0) {
        event.stopPropagation();
        this.close();
      } else {
        this.input.blur();
      }
    }
  }

  private onPick(event: Event): void {
    const item = (event.target as Element).closest('li');
    if (item) {
      event.preventDefault(); // the field keeps the focus
      this.take([...this.list.children].indexOf(item));
    }
  }

  private take(at: number): void {
    const candidate = this.completion?.candidates[at];
    if (this.completion && candidate) {
      const caret = this.input.selectionStart ?? this.input.value.length;
      const next = accept(this.input.value, caret, this.completion, candidate);
      this.input.value = next.text;
      this.input.setSelectionRange(next.caret, next.caret);
      this.close();
      this.onInput(this.text);
    }
  }

  private close(): void {
    this.completion = null;
    this.at = -1;
    this.paintList();
  }

  private onBlur(): void {
    this.close();
    if (this.text !== this.committed) {
      this.commit();
    }
  }

  private commit(): void {
    this.committed = this.text;
    this.onCommit(this.text);
  }
}
