import { getServer, postServer } from '../rest';
import type { ReplayAnswer, ReplaySession } from './wire';

export function replays(): Promise<ReplayAnswer> {
  return getServer('/api/replay');
}

export function session(): Promise<ReplaySession | null> {
  return getServer('/api/replay/session');
}

export function command(name: string, body: unknown = {}): Promise<ReplaySession | null> {
  return postServer(`/api/replay/${name}`, body);
}
