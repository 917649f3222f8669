import { getServer, postServer } from '../rest';
import type { Account, BrokersAnswer, ChoicesAnswer, TestAnswer, UniverseAnswer } from './wire';

const PATH = '/api/brokers';

export function brokers(): Promise<BrokersAnswer> {
  return getServer(PATH);
}

/** Where the browser is sent on to the broker's own login page. */
export function pageOf(feed: string): string {
  return `${PATH}/${encodeURIComponent(feed)}/page`;
}

export function saveKeys(feed: string, keys: Readonly<Record<string, string>>): Promise<Account> {
  return post(feed, 'keys', keys);
}

export function logIn(feed: string, answers: Readonly<Record<string, string>>): Promise<Account> {
  return post(feed, 'login', answers);
}

export function startTest(feed: string): Promise<TestAnswer> {
  return post(feed, 'test', {});
}

export function test(feed: string): Promise<TestAnswer> {
  return getServer(`${PATH}/${encodeURIComponent(feed)}/test`);
}

export function choices(feed: string): Promise<ChoicesAnswer> {
  return getServer(`${PATH}/${encodeURIComponent(feed)}/universe`);
}

export function universe(feed: string, words: readonly string[], save: boolean): Promise<UniverseAnswer> {
  return post(feed, 'universe', { words: words.join('\n'), save: save ? 'yes' : 'no' });
}

function post<T>(feed: string, step: string, body: unknown): Promise<T> {
  return postServer(`${PATH}/${encodeURIComponent(feed)}/${step}`, body);
}
