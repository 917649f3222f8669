import { el, options } from '../dom';
import { words } from '../words';
import type { Candidate } from './complete';
import { RuleField } from './field';
import { FIRST_TERM, type Join, type Term } from './terms';
import { OPERATORS } from './vocabulary';

interface Line {
  readonly element: HTMLElement;
  readonly join: HTMLSelectElement;
  readonly left: RuleField;
  readonly op: HTMLSelectElement;
  readonly right: RuleField;
}

const MOST_LINES = 12; // more is read better as text

/** A rule's comparisons one below the other: side, operator, side. */
export class TermsForm {
  readonly element: HTMLElement;
  onChange: () => void = () => {};
  private readonly list = el('div', { class: 'terms' });
  private readonly add = el('button', { type: 'button', class: 'plain' }, words.addTerm);
  private lines: Line[] = [];

  constructor(private readonly known: () => readonly Candidate[]) {
    this.add.addEventListener('click', () => {
      this.push({ ...FIRST_TERM, join: 'AND' });
      this.lines.at(-1)!.left.input.focus();
    });
    this.element = el('div', { class: 'terms-form', 'data-testid': 'terms-form' }, this.list, this.add);
    this.terms = [FIRST_TERM];
  }

  get terms(): Term[] {
    return this.lines.map(({ join, left, op, right }, i) => ({
      join: i === 0 ? null : (join.value as Join),
      left: left.text,
      op: op.value,
      right: op.value === '' ? '' : right.text,
    }));
  }

  set terms(terms: readonly Term[]) {
    const focused = this.element.contains(document.activeElement);
    if (focused && JSON.stringify(terms) === JSON.stringify(this.terms)) {
      return;
    }
    this.lines = [];
    this.list.replaceChildren();
    (terms.length > 0 ? terms : [FIRST_TERM]).forEach((term) => this.push(term));
  }

  private push(term: Term): void {
    const line = this.line(term);
    this.lines.push(line);
    this.list.append(line.element);
    this.add.hidden = this.lines.length >= MOST_LINES;
  }

  private line(term: Term): Line {
    const join = el('select', { 'aria-label': 'And or or', class: 'join' });
    join.append(...options(['AND', 'OR'].map((word) => [word, word] as const)));
    join.value = term.join ?? 'AND';
    const op = el('select', { 'aria-label': 'Comparison', class: 'op' });
    op.append(...options([...OPERATORS.map((word) => [word, word] as const), ['', 'is true']]));
    op.value = term.op;
    const left = this.side('Left side', 'term-left', term.left);
    const right = this.side('Right side', 'term-right', term.right);
    left.placeholder = 'rsi@5m';
    right.placeholder = term.op === 'BETWEEN' ? '20 .. 30' : '30';
    right.element.hidden = term.op === '';
    const remove = el('button', { type: 'button', class: 'plain', 'aria-label': words.removeTerm }, '✕');
    const element = el('div', { class: 'term' }, join, left.element, op, right.element, remove);
    const line = { element, join, left, op, right };
    join.addEventListener('change', () => this.onChange());
    op.addEventListener('change', () => {
      right.element.hidden = op.value === '';
      right.placeholder = op.value === 'BETWEEN' ? '20 .. 30' : '30';
      this.onChange();
    });
    remove.addEventListener('click', () => this.remove(line));
    return line;
  }

  private side(label: string, testId: string, text: string): RuleField {
    const field = new RuleField(label, testId, this.known);
    field.text = text;
    field.onInput = () => this.onChange();
    return field;
  }

  private remove(line: Line): void {
    this.lines = this.lines.filter((it) => it !== line);
    line.element.remove();
    if (this.lines.length === 0) {
      this.push(FIRST_TERM);
    }
    this.add.hidden = false;
    this.onChange();
  }
}
