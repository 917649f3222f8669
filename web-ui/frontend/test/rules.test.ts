import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accept, around, complete } from '../src/rules/complete';
import {
  NEW_RULE,
  betweenOf,
  freeName,
  problemsOf,
  sameRule,
  symbolsOf,
  withRule,
  withoutRule,
} from '../src/rules/draft';
import { formTerms, writeTerms } from '../src/rules/terms';
import { IDENTIFIERS, TIMEFRAMES } from '../src/rules/vocabulary';
import type { Rule, RuleState } from '../src/rules/wire';

const KNOWN = ['rsi', 'r1', 'volume', 'vwap', 'AND', '@5m', '@15m'].map((word) => ({ word, hint: '' }));
const words = (text: string) => complete(text, text.length, KNOWN)?.candidates.map(({ word }) => word) ?? [];

function rule(name: string, more: Partial<Rule> = {}): Rule {
  return { ...NEW_RULE, name, condition: 'rsi < 30', ...more };
}

describe('the rule language', () => {
  it('completes the very words the engine knows', () => {
    const path = '../../../engine/src/main/java/io/icebreaker/rule/Identifier.java';
    const java = readFileSync(new URL(path, import.meta.url), 'utf8');
    const theirs = [...java.matchAll(/^ {4}([A-Z][A-Z0-9_]*)\(Kind\./gm)].map((it) => it[1]!.toLowerCase());
    expect(theirs.length).toBeGreaterThan(70);
    expect(Object.keys(IDENTIFIERS).sort()).toEqual(theirs.sort());
    expect(TIMEFRAMES).toContain('15m');
  });

  it('completes a begun word, and nothing inside numbers and quoted symbols', () => {
    expect(words('r')).toEqual(['rsi', 'r1']);
    expect(words('close > v')).toEqual(['volume', 'vwap']);
    expect(words('rsi@')).toEqual(['@5m', '@15m']);
    expect(words('rsi < 30 an')).toEqual(['AND']);
    expect(words('rsi')).toEqual([]); // it is whole
    expect(words('"NIFTY r')).toEqual([]);
    expect(words('rsi < 30 ')).toEqual([]);
  });

  it('puts the chosen word in place of the begun one', () => {
    const begun = complete('rsi < 30 AND vo', 15, KNOWN)!;
    expect(accept('rsi < 30 AND vo', 15, begun, begun.candidates[0]!)).toEqual({
      text: 'rsi < 30 AND volume ',
      caret: 20,
    });
    const inside = complete('vo > 5', 2, KNOWN)!;
    expect(accept('vo > 5', 2, inside, inside.candidates[0]!).text).toBe('volume > 5');
  });

  it('shows the part of a long text around what is wrong', () => {
    const text = 'x'.repeat(100) + '?' + 'y'.repeat(100);
    const part = around(text, 101);
    expect(part.text[part.column - 1]).toBe('?');
    expect(part.text.length).toBe(64);
    expect(around('rsi <', 6)).toEqual({ text: 'rsi < ', column: 6 }); // the end of the text
  });

  it('is written from a form and fills it again', () => {
    const terms = formTerms([
      { join: null, left: 'rsi@5m', op: '<', right: '30' },
      { join: 'OR', left: 'doji', op: null as never, right: null as never },
      { join: 'AND', left: 'close', op: 'BETWEEN', right: '100 .. 110' },
    ]);
    expect(writeTerms(terms, true)).toBe('rsi@5m < 30 OR doji AND close BETWEEN 100 .. 110 ON TICK');
    expect(writeTerms([{ join: null, left: '', op: '<', right: '' }], true)).toBe('');
  });
});

describe('a list of rules', () => {
  it('is sent whole, without how its rules stand', () => {
    const state = { ...rule('a'), state: 'ACTIVE', fired: 3 } as unknown as RuleState;
    const all = withRule([state, rule('b')], 'b', rule('c', { between: '09:20-15:10' }));
    expect(all.map(({ name }) => name)).toEqual(['a', 'c']);
    expect(all[0]).not.toHaveProperty('fired');
    expect(all[0]).not.toHaveProperty('between');
    expect(all[1]!.between).toBe('09:20-15:10');
    expect(withRule(all, null, rule('d')).length).toBe(3);
    expect(withoutRule(all, 'a').map(({ name }) => name)).toEqual(['c']);
  });

  it('knows when nothing was changed', () => {
    expect(sameRule(rule('a'), { ...rule('a'), fired: 1 } as unknown as Rule)).toBe(true);
    expect(sameRule(rule('a'), rule('a', { cooldown: 60 }))).toBe(false);
  });

  it('reads what is typed', () => {
    expect(symbolsOf(' NIFTY 50, M&M ,, M&M')).toEqual(['NIFTY 50', 'M&M']);
    expect([betweenOf('09:20', '15:10'), betweenOf('', '15:10')]).toEqual(['09:20-15:10', null]);
    expect(freeName([rule('new rule'), rule('new rule 2')], 'new rule')).toBe('new rule 3');
  });

  it('finds its own problems by name, or by place where the name is the problem', () => {
    const problems = [
      { rule: 'a', place: 1, column: 5, error: 'unknown name' },
      { rule: '', place: 2, column: null, error: 'is missing' },
    ];
    expect(problemsOf(problems, 'a', 1)).toEqual([problems[0]]);
    expect(problemsOf(problems, '', 2)).toEqual([problems[1]]);
  });
});
