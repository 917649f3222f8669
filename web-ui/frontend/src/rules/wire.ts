import type { Term } from './terms';

type N = number | null;

export type Priority = 'LOW' | 'MEDIUM' | 'HIGH';

/** As a rule file has it (analytics 9.6). */
export interface Rule {
  readonly name: string;
  readonly condition: string;
  readonly action: readonly string[];
  readonly priority: Priority;
  readonly timeframe: string;
  /** None: all instruments. */
  readonly symbols: readonly string[];
  /** Seconds. */
  readonly cooldown: number;
  readonly for: number;
  readonly between: string | null;
}

export interface RuleState extends Rule {
  readonly canonical: string | null;
  readonly ruleVersion: string | null;
  readonly state: 'ACTIVE' | 'REFUSED' | 'WAITING_FOR_SYMBOL';
  readonly error: string | null;
  readonly column: N;
  readonly fired: number;
  readonly suppressed: number;
  readonly wins: N;
  readonly n: N;
}

export interface VersionWire {
  readonly version: number;
  readonly savedMs: number;
  readonly rules: number;
}

export interface RulesAnswer {
  readonly version: number;
  readonly savedMs: N;
  readonly file: string | null;
  readonly rules: readonly RuleState[];
  readonly versions: readonly VersionWire[];
}

export interface ParsedRule {
  readonly canonical: string;
  readonly version: string;
  readonly onTick: boolean;
  /** Null when the text is no flat list of comparisons. */
  readonly terms: readonly Term[] | null;
}

export interface Problem {
  /** Its name, which may be the very thing that is wrong. */
  readonly rule: string | null;
  /** In the list that was sent, from 1. */
  readonly place: number;
  readonly column: N;
  readonly error: string;
}

export interface TrialHit {
  readonly id: number;
  readonly symbol: string;
  readonly timeMs: number;
  readonly sequence: number;
  readonly price: N;
  readonly status: string;
  readonly inputs: Readonly<Record<string, N>>;
}

/** Of a server that has tried nothing only the state is there. */
export interface Trial {
  readonly state: 'NONE' | 'RUNNING' | 'DONE' | 'FAILED';
  readonly journal?: string | null;
  readonly progress?: number;
  readonly evaluated?: number;
  readonly hits?: readonly TrialHit[];
  readonly counts?: Readonly<Record<string, number>>;
  readonly error?: string | null;
}
