import type { Instrument } from '../instrument';
import { get, named } from '../rest';
import type { CorrelationAnswer, IndicatorsAnswer, LevelsAnswer, Pattern, SeasonalityAnswer } from './wire';

export function levels(instrument: Instrument, interval: string): Promise<LevelsAnswer> {
  return get(`/api/levels?${named(instrument, { interval })}`);
}

export async function patterns(
  instrument: Instrument,
  interval: string,
  limit: number,
): Promise<readonly Pattern[]> {
  const query = named(instrument, { interval, limit: String(limit) });
  return (await get<{ patterns: readonly Pattern[] }>(`/api/patterns?${query}`)).patterns;
}

/** Values of the newest `limit` bars; all columns without a choice. */
export function indicators(
  instrument: Instrument,
  interval: string,
  limit: number,
  columns: readonly string[] = [],
): Promise<IndicatorsAnswer> {
  const chosen: Record<string, string> = columns.length > 0 ? { columns: columns.join(',') } : {};
  return get(`/api/indicators?${named(instrument, { interval, limit: String(limit), ...chosen })}`);
}

/** Without ids, of what is traded most. */
export function correlation(interval: string, ids: readonly number[]): Promise<CorrelationAnswer> {
  const chosen: Record<string, string> = ids.length > 0 ? { ids: ids.join(',') } : {};
  return get(`/api/market/correlation?${new URLSearchParams({ interval, ...chosen })}`);
}

export function seasonality(instrument: Instrument): Promise<SeasonalityAnswer> {
  return get(`/api/market/seasonality?${named(instrument)}`);
}
