/** `/api/brokers`, as API.md describes it. Of a secret the engine tells whether it is set, its last four. */

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly kind: 'SHOWN' | 'KEPT' | 'ONCE';
  readonly required: boolean;
  /** Still to be given before a login can go out. */
  readonly needed: boolean;
  readonly variable: string;
  readonly set: boolean;
  readonly hint: string;
}

export interface Token {
  readonly state: 'MISSING' | 'UNUSABLE' | 'GOOD' | 'EXPIRED' | 'UNKNOWN_AGE';
  readonly words: string;
  readonly issuedAtMs: number | null;
  readonly expiresAtMs: number | null;
}

export interface Account {
  readonly feed: string;
  readonly broker: string;
  readonly title: string;
  /** Whether this build can log in there. */
  readonly there: boolean;
  readonly site: string;
  readonly needs: readonly string[];
  readonly tokenLife: string;
  readonly limit: number;
  readonly limitWords: string;
  /** The file that configures it; null when none does. */
  readonly configured: string | null;
  readonly universe: readonly string[];
  /** State of the running feed, absent when this engine runs none for it. */
  readonly running?: string | null;
  readonly token: Token;
  readonly fields: readonly Field[];
  readonly keysProblem?: string | null;
  readonly keysSet?: boolean;
  /** Whether a person logs in on the broker's page. */
  readonly page?: boolean;
}

export interface Check {
  readonly name: string;
  readonly verdict: 'OK' | 'WARNING' | 'WRONG';
  readonly words: string;
}

export interface BrokersAnswer {
  readonly brokers: readonly Account[];
  readonly note?: string;
  readonly file?: string;
  readonly start?: string;
  /** The look before the open: when, and what was found. */
  readonly checkedAtMs?: number | null;
  readonly checks?: readonly Check[];
}

export interface TestAnswer {
  readonly running: boolean;
  readonly passed: boolean;
  readonly state: string;
  readonly symbols: readonly {
    readonly symbol: string;
    readonly afterMs: number | null;
    readonly ltp: number | null;
  }[];
  readonly failure: string | null;
  readonly code: string;
}

export interface Choice {
  readonly word: string;
  readonly title: string;
  readonly count: number;
  readonly problem: string | null;
  readonly underlying?: string;
}

export interface ChoicesAnswer {
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly limit: number;
  readonly limitWords: string;
  readonly warning: string;
}

export interface UniverseAnswer {
  readonly count: number;
  readonly limit: number;
  readonly limitWords: string;
  readonly account: Account;
}
