import { describe, expect, it } from 'vitest';
import { feedLine, optionsOf, optionsWord, share, standing, stepOf } from '../src/brokers/text';
import { needsLogin } from '../src/brokers/watch';
import type { Account, Token } from '../src/brokers/wire';

function account(state: Token['state'], more: Partial<Account> = {}): Account {
  const token = { state, words: 'words', issuedAtMs: null, expiresAtMs: null };
  return { there: true, keysSet: true, token, ...more } as Account;
}

describe('an account on its way', () => {
  it('stands at the first step that is not done', () => {
    expect(stepOf(account('MISSING', { keysSet: false }))).toBe(0);
    expect(stepOf(account('EXPIRED'))).toBe(1);
    expect(stepOf(account('GOOD'))).toBe(2);
  });

  it('says so with a shape, not by colour alone', () => {
    expect(standing(account('GOOD')).text).toMatch(/^●/);
    expect(standing(account('EXPIRED')).text).toMatch(/^⚠/);
    expect(standing(account('GOOD', { there: false })).text).toContain('not in this build');
  });

  it('says what it streams, in words that count right', () => {
    const configured = 'brokers.conf';
    expect(feedLine(account('GOOD', { configured: null, universe: [] }))).toBe('not set up yet');
    expect(feedLine(account('GOOD', { configured, universe: [] }))).toContain('nothing chosen');
    expect(feedLine(account('GOOD', { configured, universe: ['indices'] }))).toContain('1 choice ');
    expect(feedLine(account('GOOD', { configured, universe: ['a', 'b'] }))).toContain('2 choices');
    expect(feedLine(account('GOOD', { running: 'WAITING_FOR_TOKEN' }))).toContain('waiting for token');
  });

  it('asks for a login only while its feed waits for one', () => {
    expect(needsLogin(account('EXPIRED', { running: 'WAITING_FOR_TOKEN' }))).toBe(true);
    expect(needsLogin(account('GOOD', { running: 'WAITING_FOR_TOKEN' }))).toBe(false);
    expect(needsLogin(account('EXPIRED', { running: null }))).toBe(false);
  });
});

describe('the words of a universe', () => {
  it('reads back what it writes', () => {
    expect(optionsOf(optionsWord('NIFTY', 12))).toEqual({ underlying: 'NIFTY', strikes: 12 });
    expect(optionsOf('indices')).toBeNull();
  });

  it('fills a bar and no more than that', () => {
    expect(share(4_500, 9_000)).toBe(50);
    expect(share(10_000, 9_000)).toBe(100);
    expect(share(5, 0)).toBe(0);
  });
});
