import { getServer, postServer } from '../rest';
import type { AlertsAnswer, ChannelsAnswer } from './wire';

const PAGE = 200;

/** What of the history is wanted; empty fields ask for all. */
export interface Wanted {
  readonly level: string;
  readonly status: string;
  readonly rule: string;
  readonly instrument: string;
}

/** What reached somebody; what was held back is a choice away. */
export const DELIVERED: Wanted = { level: '', status: 'DELIVERED', rule: '', instrument: '' };

export function alerts(wanted: Wanted, before?: number): Promise<AlertsAnswer> {
  return getServer(
    `/api/alerts?${query(wanted, { limit: String(PAGE), ...(before ? { before: `${before}` } : {}) })}`,
  );
}

/** The whole of what is wanted, as a file. */
export function csvAddress(wanted: Wanted): string {
  return `/api/alerts.csv?${query(wanted, {})}`;
}

function query(wanted: Wanted, more: Record<string, string>): URLSearchParams {
  const set = Object.entries(wanted).filter(([, value]) => value !== '');
  return new URLSearchParams([...set, ...Object.entries(more)]);
}

export function channels(): Promise<ChannelsAnswer> {
  return getServer('/api/channels');
}

export function testChannel(name: string): Promise<unknown> {
  return postServer(`/api/channels/${encodeURIComponent(name)}/test`, {});
}

/** Holds back what channels would send, CRITICAL apart; 0 ends it. */
export function mute(minutes: number): Promise<unknown> {
  return postServer('/api/alerts/mute', { minutes });
}
