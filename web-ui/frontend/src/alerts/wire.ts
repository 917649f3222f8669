/** Alerts and channels as API.md says them. Prices E4, times epoch ms, missing is null. */

type N = number | null;

export type Level = 'INFO' | 'WARNING' | 'CRITICAL';

export interface Sent {
  readonly channel: string;
  readonly state: string;
  readonly atMs: N;
  readonly tries: number;
  readonly error: string | null;
}

/** What the stream tells of an alert the moment it fires; the history knows more of it a moment later. */
export interface AlertNews {
  readonly sequence: number;
  readonly day: string;
  readonly timeMs: number;
  readonly level: Level;
  /** Null when its rule is gone. */
  readonly rule: string | null;
  readonly id: number;
  readonly instrument: string | null;
  readonly status: string;
  readonly inputs: Readonly<Record<string, N>>;
  readonly price: N;
  readonly actions: readonly string[];
}

export interface Alert {
  /** Grows with each alert. */
  readonly number: number;
  readonly sequence: number;
  /** The recorded day it fired in. */
  readonly day: string;
  readonly timeMs: number;
  readonly level: Level;
  readonly rule: string;
  readonly ruleVersion: string;
  /** Null when this day's board does not have it. */
  readonly id: N;
  readonly instrument: string;
  readonly text: string;
  readonly status: string;
  readonly kind: 'ALERT' | 'DIGEST' | 'TEST';
  readonly inputs: Readonly<Record<string, N>>;
  readonly price: N;
  readonly sent: readonly Sent[];
  /** Percent after so many minutes. */
  readonly outcome: Readonly<Record<string, N>>;
}

export interface AlertsAnswer {
  readonly alerts: readonly Alert[];
  readonly more: boolean;
}

export interface ChannelWire {
  readonly name: string;
  readonly set: boolean;
  readonly state: 'READY' | 'NOT_SET' | 'WAITING' | 'OPEN' | 'OFF';
  readonly queued: number;
  readonly sent: number;
  readonly failed: number;
  readonly lastError: string | null;
  readonly lastMs: N;
}

export interface ChannelsAnswer {
  readonly origin: 'LIVE' | 'DEMO' | 'REPLAY';
  readonly alsoSend: boolean;
  readonly mutedUntilMs: N;
  readonly channels: readonly ChannelWire[];
}
