import type { BacktestsAnswer, PaperAnswer } from './account/wire';
import { boardPath } from './base';
import type { Instrument } from './instrument';
import type { Series } from './series';
import type { BarsAnswer, FootprintAnswer } from './wire';
import type { ChainAnswer, ChainName, HistoryAnswer } from './wire-options';
import type { AccuracyAnswer, IcebergsAnswer, MarksAnswer, ProfileAnswer, TpoAnswer } from './wire-panels';
import type { PerformanceAnswer, SignalsAnswer } from './wire-signals';

/** What went wrong, and what the user can do about it. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly hint: string = '',
    /** The broker's own code, where one stands behind it. */
    readonly code: string = '',
    /** Which field of the question it is about. */
    readonly field: string = '',
    /** Of the answer; 0 when there was none. */
    readonly status: number = 0,
    /** All that the answer said, such as the column of a rule's text. */
    readonly said: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** Bars with their rows, ascending, ending before `beforeMs` if given. */
export function footprint(
  instrument: Instrument,
  series: Series,
  limit: number,
  beforeMs?: number,
): Promise<FootprintAnswer> {
  const query = address(instrument, series.interval, limit);
  query.set('ticksPerRow', String(series.ticksPerRow));
  if (beforeMs !== undefined) {
    query.set('before', String(beforeMs));
  }
  return get<FootprintAnswer>(`/api/footprint?${query}`);
}

export function bars(instrument: Instrument, interval: string, limit: number): Promise<BarsAnswer> {
  return get<BarsAnswer>(`/api/bars?${address(instrument, interval, limit)}`);
}

/** Marks of the bars a series holds, with the life of its zones and levels. */
export function marks(series: Series, instrument: Instrument, limit: number): Promise<MarksAnswer> {
  const query = address(instrument, series.interval, limit);
  query.set('ticksPerRow', String(series.ticksPerRow));
  return get(`/api/marks?${query}`);
}

export function accuracy(instrument: Instrument | null): Promise<AccuracyAnswer> {
  return get(`/api/accuracy${instrument ? `?${named(instrument)}` : ''}`);
}

/** One of the instruments a search finds; one that is not streamed has no id. */
export interface Found {
  readonly id: number | null;
  readonly segment: string;
  readonly symbol: string;
  readonly expiry: string | null;
}

/** What brokers list, by a few words, the best first. */
export async function search(query: string): Promise<readonly Found[]> {
  const asked = new URLSearchParams({ q: query.slice(0, 100), limit: '40' });
  return (await get<{ instruments: readonly Found[] }>(`/api/search?${asked}`)).instruments;
}

export function signals(limit: number): Promise<SignalsAnswer> {
  return get(`/api/signals?limit=${limit}`);
}

export function performance(): Promise<PerformanceAnswer> {
  return get('/api/signals/performance');
}

export function icebergs(limit: number): Promise<IcebergsAnswer> {
  return get(`/api/icebergs?limit=${limit}`);
}

export async function chains(): Promise<readonly ChainName[]> {
  return (await get<{ chains: readonly ChainName[] }>('/api/options/chains')).chains;
}

export function chain({ underlying, expiry }: ChainName): Promise<ChainAnswer> {
  return get(`/api/options/chain?${new URLSearchParams({ underlying, expiry })}`);
}

export function chainHistory({ underlying, expiry }: ChainName): Promise<HistoryAnswer> {
  return get(`/api/options/history?${new URLSearchParams({ underlying, expiry })}`);
}

export function profile(
  instrument: Instrument,
  scope: Readonly<Record<string, string>>,
): Promise<ProfileAnswer> {
  return get(`/api/profile?${named(instrument, scope)}`);
}

/** `rowHeight` E4, or null for the engine's own choice. */
export function tpo(instrument: Instrument, rowHeight: number | null): Promise<TpoAnswer> {
  const height: Record<string, string> = rowHeight === null ? {} : { rowHeight: String(rowHeight) };
  return get(`/api/tpo?${named(instrument, height)}`);
}

/** Of the board this page shows: in replay the account as it stood then. */
export function paper(): Promise<PaperAnswer> {
  return get('/api/paper');
}

export function backtests(): Promise<BacktestsAnswer> {
  return getServer('/api/backtests');
}

export function named(instrument: Instrument, more: Readonly<Record<string, string>> = {}): URLSearchParams {
  return new URLSearchParams({ segment: instrument.segment, token: String(instrument.token), ...more });
}

function address(instrument: Instrument, interval: string, limit: number): URLSearchParams {
  return new URLSearchParams({
    segment: instrument.segment,
    token: String(instrument.token),
    interval,
    limit: String(limit),
  });
}

/** One of the answers about the board that this page shows. */
export function get<T>(path: string): Promise<T> {
  return ask<T>(boardPath(path));
}

/** An answer of the server itself, whichever board is shown. */
export function getServer<T>(path: string): Promise<T> {
  return ask<T>(path);
}

/** Asks for something to be done; the answer says what came of it. */
export function postServer<T>(path: string, body: unknown): Promise<T> {
  return ask<T>(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Icebreaker': '1' },
    body: JSON.stringify(body),
  });
}

/** Replaces what the server holds, when it is still what `version` names. */
export function putServer<T>(path: string, body: unknown, version: string): Promise<T> {
  return ask<T>(path, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', 'X-Icebreaker': '1', 'If-Match': `"${version}"` },
    body: JSON.stringify(body),
  });
}

export function deleteServer<T>(path: string): Promise<T> {
  return ask<T>(path, { method: 'DELETE', headers: { 'X-Icebreaker': '1' } });
}

async function ask<T>(
  path: string,
  request: RequestInit = { headers: { Accept: 'application/json' } },
): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(path, request);
  } catch {
    throw new Failure(
      'The engine does not answer.',
      'Check that it is running; the page tries again by itself.',
    );
  }
  if (!answer.ok) {
    throw await failureOf(answer);
  }
  return (answer.status === 204 ? null : await answer.json()) as T;
}

async function failureOf(answer: Response): Promise<Failure> {
  try {
    const said = (await answer.json()) as { error?: string; hint?: string; code?: string; field?: string };
    return new Failure(
      said.error ?? `The engine answered ${answer.status}.`,
      said.hint ?? '',
      said.code,
      said.field,
      answer.status,
      said,
    );
  } catch {
    return new Failure(`The engine answered ${answer.status}.`, '', '', '', answer.status);
  }
}
