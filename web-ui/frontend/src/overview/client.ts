import { get } from '../rest';
import type { MarketAnswer, SectorsAnswer } from './wire';

export function marketNow(): Promise<MarketAnswer> {
  return get('/api/market');
}

export function sectors(): Promise<SectorsAnswer> {
  return get('/api/market/sectors');
}
