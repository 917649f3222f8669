import type { Account, Token } from './wire';

export function tokenTone(token: Token): string {
  return token.state === 'GOOD' ? 'up' : token.state === 'UNKNOWN_AGE' ? 'warn' : 'bad';
}

/** Where an account stands on its way, with the shape that says it without colour. */
export function standing(account: Account): { readonly text: string; readonly tone: string } {
  if (!account.there) {
    return { text: '○ not in this build yet', tone: '' };
  }
  if (!account.keysSet) {
    return { text: '○ keys are not set', tone: '' };
  }
  if (account.token.state === 'GOOD' || account.token.state === 'UNKNOWN_AGE') {
    return { text: `● ${account.token.words}`, tone: 'up' };
  }
  return { text: `⚠ ${account.token.words}`, tone: 'bad' };
}

/** What of an account streams, or would. */
export function feedLine({ running, configured, universe }: Account): string {
  if (running) {
    return `this engine's feed: ${running.toLowerCase().replaceAll('_', ' ')}`;
  }
  if (!configured) {
    return 'not set up yet';
  }
  const lines = universe.length;
  return lines === 0
    ? 'nothing chosen to stream yet'
    : `streams ${lines} ${lines === 1 ? 'choice' : 'choices'} of step 4`;
}

/** The step an account is at: the first that is not done. */
export function stepOf(account: Account): number {
  if (!account.keysSet) {
    return 0;
  }
  const isGood = account.token.state === 'GOOD' || account.token.state === 'UNKNOWN_AGE';
  return isGood ? 2 : 1;
}

/** `options NIFTY atm 10` of its underlying and strikes. */
export function optionsWord(underlying: string, strikes: number): string {
  return `options ${underlying} atm ${strikes}`;
}

/** Underlying and strikes of such a word; null for any other. */
export function optionsOf(word: string): { readonly underlying: string; readonly strikes: number } | null {
  const found = /^options\s+(\S+)\s+atm\s+(\d+)$/i.exec(word);
  return found ? { underlying: found[1]!.toUpperCase(), strikes: Number(found[2]) } : null;
}

/** Of a limit how much is used, in percent, never above 100. */
export function share(count: number, limit: number): number {
  return limit <= 0 ? 0 : Math.min(100, (100 * count) / limit);
}
