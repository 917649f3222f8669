import { deleteServer, getServer, postServer, putServer } from '../rest';
import type { ParsedRule, Rule, RulesAnswer, Trial } from './wire';

export function rules(): Promise<RulesAnswer> {
  return getServer('/api/rules');
}

/** Saves all rules, if the ones the server has are still those of `version`. */
export function saveRules(all: readonly Rule[], version: number): Promise<RulesAnswer> {
  return putServer('/api/rules', all, String(version));
}

export function rulesOf(version: number): Promise<{ readonly rules: readonly Rule[] }> {
  return getServer(`/api/rules/versions/${version}`);
}

export function parseRule(condition: string, timeframe: string): Promise<ParsedRule> {
  return postServer('/api/rules/parse', { condition, timeframe });
}

export function trial(): Promise<Trial> {
  return getServer('/api/rules/test');
}

export function startTrial(rule: Rule, journal: string): Promise<unknown> {
  return postServer('/api/rules/test', { rule, journal });
}

export function stopTrial(): Promise<unknown> {
  return deleteServer('/api/rules/test');
}
