import { el } from '../dom';
import * as format from '../format';
import { words } from '../words';
import { winText } from './draft';
import type { Priority, RuleState } from './wire';

const LEVEL: Readonly<Record<Priority, { text: string; tone: string }>> = {
  LOW: { text: '· INFO', tone: 'info' },
  MEDIUM: { text: '▲ WARN', tone: 'warn' },
  HIGH: { text: '◆ CRIT', tone: 'bad' },
};

/** The rules with how they stand: what they say, what they did, and what is wrong with those refused. */
export class RuleList {
  readonly element = el('ul', { class: 'rule-list', 'data-testid': 'rule-list', 'aria-label': 'Rules' });
  onChoose: (rule: RuleState) => void = () => {};

  show(rules: readonly RuleState[], chosen: string | null): void {
    const focused = (document.activeElement as HTMLElement | null)?.dataset.rule;
    this.element.replaceChildren(...rules.map((rule) => this.item(rule, rule.name === chosen)));
    if (focused !== undefined) {
      this.element.querySelector<HTMLElement>(`[data-rule="${CSS.escape(focused)}"]`)?.focus();
    }
  }

  private item(rule: RuleState, isChosen: boolean): HTMLElement {
    const level = LEVEL[rule.priority] ?? LEVEL.MEDIUM;
    const button = el(
      'button',
      { type: 'button', 'data-rule': rule.name, 'aria-current': String(isChosen) },
      el(
        'span',
        { class: 'rule-head' },
        el('b', { 'data-tone': level.tone, class: 'rule-level' }, level.text),
        el('strong', {}, rule.name),
        el('span', { class: 'spring' }),
        el('small', { class: 'dim num' }, `${rule.timeframe} · ${where(rule)}`),
      ),
      el('code', { class: 'num' }, rule.condition),
      el('span', { class: 'rule-foot' }, stateOf(rule), el('span', { class: 'dim num' }, counts(rule))),
    );
    button.addEventListener('click', () => this.onChoose(rule));
    return el('li', {}, button);
  }
}

function where({ symbols }: RuleState): string {
  return symbols.length === 0 ? 'all' : symbols.length === 1 ? symbols[0]! : `${symbols.length} symbols`;
}

function stateOf({ state, error, column }: RuleState): HTMLElement {
  switch (state) {
    case 'ACTIVE':
      return el('span', { 'data-tone': 'up' }, '● active');
    case 'WAITING_FOR_SYMBOL':
      return el('span', { 'data-tone': 'warn' }, `◔ waits: ${error ?? words.waitsForSymbol}`);
    default:
      return el(
        'span',
        { 'data-tone': 'bad' },
        `✕ refused: ${column ? words.atColumn(column, error ?? '') : (error ?? '')}`,
      );
  }
}

function counts(rule: RuleState): string {
  return (
    `fired ${format.quantity(rule.fired)} · held back ${format.quantity(rule.suppressed)} · ` +
    `won ${winText(rule)}`
  );
}
