import type { Instrument } from './instrument';
import type { Series } from './series';
import type { BarsAnswer, FootprintAnswer } from './wire';

/** What went wrong, and what the user can do about it. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly hint: string = '',
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

function address(instrument: Instrument, interval: string, limit: number): URLSearchParams {
  return new URLSearchParams({
    segment: instrument.segment,
    token: String(instrument.token),
    interval,
    limit: String(limit),
  });
}

async function get<T>(path: string): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(path, { headers: { Accept: 'application/json' } });
  } catch {
    throw new Failure(
      'The engine does not answer.',
      'Check that it is running; the page tries again by itself.',
    );
  }
  if (!answer.ok) {
    throw await failureOf(answer);
  }
  return (await answer.json()) as T;
}

async function failureOf(answer: Response): Promise<Failure> {
  try {
    const { error, hint } = (await answer.json()) as { error?: string; hint?: string };
    return new Failure(error ?? `The engine answered ${answer.status}.`, hint ?? '');
  } catch {
    return new Failure(`The engine answered ${answer.status}.`);
  }
}
