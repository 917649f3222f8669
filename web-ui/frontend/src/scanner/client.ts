import { get } from '../rest';
import type { OutcomesAnswer, ScanAnswer, ScansAnswer, SectorsAnswer } from './wire';

const MOST_ROWS = 500; // UI-43

export function scans(): Promise<ScansAnswer> {
  return get('/api/scans');
}

export function scan(name: string, filter: string): Promise<ScanAnswer> {
  const query = new URLSearchParams({ limit: String(MOST_ROWS), ...(filter ? { filter } : {}) });
  return get(`/api/scans/${encodeURIComponent(name)}?${query}`);
}

export function outcomes(): Promise<OutcomesAnswer> {
  return get('/api/scans/btst/outcomes');
}

export function sectors(): Promise<SectorsAnswer> {
  return get('/api/market/sectors');
}
