/** Scans as API.md says them. Prices E4, times epoch ms, missing is null. */

type N = number | null;

export type ScanState = 'WAITING' | 'DEVELOPING' | 'FINAL' | 'RUNNING';
export type ColumnKind = 'number' | 'text' | 'parts' | 'price' | 'time';

/** A component of a score: its name, its points, and the input it judged in words. */
export type Part = readonly [name: string, points: number, input: string];
export type CellValue = number | string | null | readonly Part[];

export interface ScanColumn {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly kind: ColumnKind;
}

export interface ScanName {
  readonly name: string;
  readonly title: string;
  readonly hits: number;
  readonly state: ScanState;
  readonly deadlineMs: N;
  readonly finalMs: N;
  readonly columns: readonly ScanColumn[];
}

export interface ScansAnswer {
  readonly scans: readonly ScanName[];
  /** What a filter may name. */
  readonly identifiers: readonly string[];
}

export interface ScanRow {
  readonly id: number;
  readonly values: readonly CellValue[];
  readonly parts: readonly Part[] | null;
}

export interface ScanAnswer {
  readonly name: string;
  readonly sequence: number;
  readonly timeMs: number;
  readonly state: ScanState;
  readonly deadlineMs: N;
  readonly finalMs: N;
  readonly scanned: number;
  readonly hits: number;
  readonly tookUs: N;
  readonly rows: readonly ScanRow[];
}

export interface OutcomeRow {
  readonly id: N;
  readonly symbol: string;
  readonly score: N;
  readonly close: N;
  readonly nextOpen: N;
  readonly nextHigh: N;
  readonly nextClose: N;
}

export interface OutcomesAnswer {
  readonly days: readonly { readonly date: string; readonly rows: readonly OutcomeRow[] }[];
  readonly hits: {
    readonly n: number;
    readonly openUp: number;
    readonly highUp: number;
    readonly closeUp: number;
  };
}

/** Names of instruments' sectors, where the user gave a file of them. */
export interface SectorsAnswer {
  readonly sectors: readonly (readonly [id: number, sector: string, marketCapRupees: N])[];
}
