import { el } from '../dom';
import { Failure } from '../rest';
import { words } from '../words';
import { parseRule } from './client';
import type { Candidate } from './complete';
import { RuleField } from './field';
import { FIRST_TERM, formTerms, writeTerms } from './terms';
import { TermsForm } from './terms-form';
import { IDENTIFIERS, KEYWORDS, TIMEFRAMES } from './vocabulary';

const PARSE_AFTER_MS = 300; // a pause in typing
const KNOWN: readonly Candidate[] = [
  ...Object.entries({ ...IDENTIFIERS, ...KEYWORDS }).map(([word, hint]) => ({ word, hint })),
  ...TIMEFRAMES.map((word) => ({ word: `@${word}`, hint: 'last closed bar' })),
];

/** A condition as a form and as a text, each written from the other (UI-81). */
export class ConditionEditor {
  readonly element: HTMLElement;
  onChange: () => void = () => {};
  private readonly form = new TermsForm(() => KNOWN);
  private readonly field = new RuleField('Rule as text', 'rule-text', () => KNOWN, 2);
  private readonly tick = el('input', { type: 'checkbox' });
  private readonly note = el('p', { class: 'dim form-note', role: 'status', hidden: true });
  private readonly canonical = el('p', { class: 'dim canonical num' });
  private timer: ReturnType<typeof setTimeout> | null = null;
  private run = 0;
  private timeframe = '1m';

  constructor() {
    this.field.placeholder = 'rsi < 30 AND volume > 2 * avg_volume';
    this.form.onChange = () => this.fromForm();
    this.tick.addEventListener('change', () => this.fromForm());
    this.field.onInput = () => this.soon();
    this.element = el(
      'div',
      { class: 'condition' },
      el('div', { class: 'form-line' }, el('span', { class: 'form-label' }, 'When'), this.form.element),
      this.note,
      el(
        'div',
        { class: 'form-line' },
        el('span', { class: 'form-label' }, 'Text'),
        el('div', { class: 'condition-text' }, this.field.element, this.canonical),
      ),
      el(
        'div',
        { class: 'form-line' },
        el('span', { class: 'form-label' }),
        el('label', { class: 'check' }, this.tick, words.onTick),
      ),
    );
  }

  get text(): string {
    return this.field.text;
  }

  /** Another rule's condition. */
  show(condition: string, timeframe: string): void {
    this.forget();
    this.timeframe = timeframe;
    this.field.text = condition;
    this.field.fault(null);
    this.canonical.textContent = '';
    this.formIsUsable(true);
    this.form.terms = [FIRST_TERM];
    this.tick.checked = false;
    if (condition !== '') {
      void this.parse();
    }
  }

  /** `@1m` on a rule of one minute is none: what a text means hangs on it. */
  setTimeframe(timeframe: string): void {
    this.timeframe = timeframe;
    if (this.text !== '') {
      void this.parse();
    }
  }

  fault(message: string, column: number): void {
    this.field.fault(message, column);
  }

  private fromForm(): void {
    this.field.text = writeTerms(this.form.terms, this.tick.checked);
    this.soon(false);
  }

  /** The server's word on it after a pause; what is typed as text fills the form then. */
  private soon(fillsForm = true): void {
    this.forget();
    this.onChange();
    this.timer = setTimeout(() => void this.parse(fillsForm), PARSE_AFTER_MS);
  }

  /** What was asked before is about another text: its answer must not come over this one. */
  private forget(): void {
    this.run++;
    if (this.timer !== null) {
      clearTimeout(this.timer);
      this.timer = null;
    }
  }

  private async parse(fillsForm = true): Promise<void> {
    const run = ++this.run;
    if (this.text === '') {
      this.field.fault(null);
      this.canonical.textContent = '';
      return;
    }
    try {
      const { canonical, onTick, terms } = await parseRule(this.text, this.timeframe);
      if (run === this.run) {
        this.field.fault(null);
        this.canonical.textContent = words.meant(canonical);
        this.tick.checked = onTick;
        this.formIsUsable(terms !== null);
        if (fillsForm && terms) {
          this.form.terms = formTerms(terms);
        }
      }
    } catch (error) {
      if (run === this.run) {
        const failure = error instanceof Failure ? error : new Failure(String(error));
        this.canonical.textContent = '';
        this.field.fault(failure.message, Number(failure.said.column ?? 0));
      }
    }
  }

  private formIsUsable(usable: boolean): void {
    this.form.element.hidden = !usable;
    this.note.hidden = usable;
    this.note.textContent = usable ? '' : words.textOnly;
  }
}
