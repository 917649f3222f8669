/** Recorded days and the one that is open, as API.md says them. Times in ns are exact to a microsecond. */

export interface RecordedDay {
  readonly name: string;
  readonly path: string;
  readonly fromNs: number;
  readonly toNs: number;
  readonly events: number;
  readonly live: boolean;
  readonly snapshots: number;
  readonly error: string | null;
}

export interface Bookmark {
  readonly sequence: number;
  readonly timeNs: number;
  readonly label: string;
}

export interface Gap {
  readonly kind: 'DROPPED' | 'DOWN' | 'UNJOURNALED' | 'NOT_RECORDED';
  readonly fromNs: number;
  readonly toNs: number;
  readonly packets: number;
}

/** Events whose output is not recorded, and how many records behind them are equal all the same. */
export interface BehindGap {
  readonly from: number;
  readonly to: number;
  readonly stretches: number;
  readonly equal: number;
  readonly unequal: number;
}

export type SessionState = 'PLAYING' | 'PAUSED' | 'SEEKING' | 'ENDED' | 'FAILED';
export type Speed = number | 'max';

export interface ReplaySession {
  readonly journal: string;
  readonly state: SessionState;
  readonly speed: Speed;
  readonly sequence: number;
  readonly timeNs: number;
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly firstTimeNs: number;
  readonly lastTimeNs: number;
  readonly live: boolean;
  readonly replayHash: string | null;
  readonly liveHash: string | null;
  readonly identicalThroughNs: number | null;
  readonly differsAt: number | null;
  readonly difference: string | null;
  readonly compareEnded: string | null;
  readonly behindGap: BehindGap | null;
  readonly seekMs: number;
  readonly fromSnapshot: number;
  readonly bookmarks: readonly Bookmark[];
  readonly loop: { readonly fromNs: number; readonly toNs: number } | null;
  readonly ticks: number;
  readonly instruments: number;
  readonly counted: boolean;
  readonly countFailure: string | null;
  readonly notSteppable: number;
  readonly gapCount: number;
  readonly gaps: readonly Gap[];
  readonly error: string | null;
}

export interface ReplayAnswer {
  readonly days: readonly RecordedDay[];
  readonly session: ReplaySession | null;
  readonly note: string | null;
}
