import type { Problem, Rule, RuleState } from './wire';

export const NEW_RULE: Rule = {
  name: '',
  condition: '',
  action: ['log', 'sse'],
  priority: 'MEDIUM',
  timeframe: '1m',
  symbols: [],
  cooldown: 300,
  for: 1,
  between: null,
};

/** What a rule file keeps of a rule: without its state, and without keys that say nothing. */
export function plainRule(rule: Rule): Rule {
  const { name, condition, action, priority, timeframe, symbols, cooldown, between } = rule;
  const plain = { name, condition, action, priority, timeframe, symbols, cooldown, for: rule.for };
  return (between ? { ...plain, between } : plain) as Rule;
}

/** All rules with this one in place of the one called `before`, else behind them. */
export function withRule(all: readonly Rule[], before: string | null, rule: Rule): Rule[] {
  const plain = all.map(plainRule);
  const at = plain.findIndex(({ name }) => name === before);
  return at < 0 ? [...plain, plainRule(rule)] : plain.map((it, i) => (i === at ? plainRule(rule) : it));
}

export function withoutRule(all: readonly Rule[], name: string): Rule[] {
  return all.filter((it) => it.name !== name).map(plainRule);
}

/** A name nobody has yet. */
export function freeName(all: readonly Rule[], wish: string): string {
  const taken = new Set(all.map(({ name }) => name));
  let name = wish;
  for (let n = 2; taken.has(name); n++) {
    name = `${wish} ${n}`;
  }
  return name;
}

export function sameRule(a: Rule, b: Rule): boolean {
  return JSON.stringify(plainRule(a)) === JSON.stringify(plainRule(b));
}

/** `M&M, NIFTY 50` as typed; blanks belong to names, commas part them. */
export function symbolsOf(text: string): string[] {
  return [...new Set(text.split(',').map((symbol) => symbol.trim()))].filter((symbol) => symbol !== '');
}

/** Two times of day to `09:20-15:10`; one alone says nothing. */
export function betweenOf(from: string, to: string): string | null {
  return from !== '' && to !== '' ? `${from}-${to}` : null;
}

/** What a save refused has to say of one rule, known by name or by its place in the list sent, from 1. */
export function problemsOf(problems: readonly Problem[], name: string, at: number): Problem[] {
  return problems.filter(({ rule, place }) => rule === name || place === at);
}

export function winText({ wins, n }: Pick<RuleState, 'wins' | 'n'>): string {
  return wins === null || n === null || n === 0 ? '—' : `${wins} of ${n}`;
}
