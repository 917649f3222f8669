/** `/api/latency`: how fast and how clean the engine runs; microseconds, bytes, epoch ms. */
export interface LatencyAnswer {
  readonly measured: boolean;
  readonly page: Timed;
  readonly memory: Readonly<Record<string, number>>;
  readonly machine: Readonly<Record<string, number>>;
  readonly journal: Journal;
  /** All that follows is missing where the engine is not measured. */
  readonly timeMs?: number;
  readonly sinceMs?: number;
  readonly ticks?: number;
  readonly signal?: Timed;
  readonly ringSize?: number;
  readonly lanes?: readonly Lane[];
  readonly allocation?: Allocation;
  readonly gc?: Collections;
  readonly outlierCount?: number;
  readonly outliers?: readonly Outlier[];
  readonly minutes?: readonly Second[];
}

/** As `/api/health` has it; nothing where no journal is kept. -1: not known yet. */
export interface Journal {
  readonly state?: string;
  readonly windowMs?: number;
  readonly forceP99Ms?: number;
  readonly freeMb?: number;
  readonly minFreeMb?: number;
  readonly gaps?: number;
  readonly dayMb?: number;
  readonly daysLeft?: number;
}

export interface Spread {
  readonly count: number;
  readonly p50Us: number;
  readonly p99Us: number;
  readonly p999Us: number;
  readonly maxUs: number;
}

export type Span = 'recent' | 'all';
export type Timed = Readonly<Record<Span, Spread>>;

export interface Lane {
  readonly lane: string;
  readonly waiting: number;
  readonly waitingMs: number;
  readonly mostWaiting: number;
  readonly mostWaitingEver: number;
  readonly batch: Timed;
  readonly stages: readonly (Timed & { readonly stage: string })[];
}

export interface Allocation {
  readonly laneBytesPerTick: number | null;
  readonly socketBytesPerTick: number | null;
  readonly threads: readonly {
    readonly thread: string;
    readonly kind: 'lane' | 'socket';
    readonly bytes: number;
    readonly recentBytes: number;
  }[];
}

export interface Collections {
  readonly collections: number;
  readonly millis: number;
  readonly longPauses: number;
  readonly pauses: readonly { readonly endMs: number; readonly ms: number; readonly name: string }[];
}

export interface Outlier {
  readonly timeMs: number;
  readonly tookUs: number;
  readonly waitedUs: number;
  readonly events: number;
  readonly cause: string;
  readonly why: string;
}

/** A second: its end, three latencies, events waiting at most, packets. */
export type Second = readonly [
  timeMs: number,
  p50Us: number,
  p99Us: number,
  maxUs: number,
  mostWaiting: number,
  packets: number,
];
