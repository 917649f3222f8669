/** The paper account and finished backtests, as API.md says them. Amounts and prices in rupees. */

type N = number | null;

interface Named {
  readonly id: number;
  readonly symbol: string | null;
  readonly segment: string | null;
  readonly token: N;
}

export interface Position extends Named {
  readonly qty: number;
  readonly lots: number;
  readonly average: number;
  readonly ltp: N;
  readonly ltpAgeMs: N;
  readonly gross: number;
  readonly charges: number;
  readonly net: number;
  readonly entryMs: number;
}

export interface PaperTrade extends Named {
  readonly number: number;
  readonly direction: number;
  readonly qty: number;
  readonly lots: number;
  readonly entry: number;
  readonly exit: number;
  readonly entryMs: number;
  readonly exitMs: number;
  readonly gross: number;
  readonly charges: number;
  readonly net: number;
  readonly provisional: boolean;
  readonly reason: string;
  readonly sequence: number;
}

export interface PaperOrder extends Named {
  readonly number: number;
  readonly side: number;
  readonly qty: number;
  readonly filled: number;
  readonly lots: number;
  readonly filledLots: number;
  readonly type: string;
  readonly limit: N;
  readonly createdMs: number;
  readonly status: string;
  readonly reason: string;
  readonly sequence: number;
}

export interface PaperAnswer {
  readonly sequence: number;
  readonly strategy: string;
  readonly parameters: string;
  readonly model: string;
  readonly latencyMs: number;
  readonly note: string;
  readonly positions: readonly Position[];
  readonly trades: readonly PaperTrade[];
  readonly orders: readonly PaperOrder[];
  readonly day: {
    readonly gross: number;
    readonly charges: number;
    readonly net: number;
    readonly provisional: boolean;
    readonly trades: number;
    readonly wins: number;
  };
  /** Since the account began, days before included. */
  readonly total: {
    readonly gross: number;
    readonly charges: number;
    readonly net: number;
    readonly trades: number;
  };
  readonly equity: readonly (readonly [number, number])[];
}

export interface BacktestRun {
  readonly id: string;
  readonly finishedMs: number;
  readonly page: string | null;
  readonly files: readonly string[];
  readonly result: Readonly<Record<string, unknown>> | null;
}

export interface BacktestsAnswer {
  readonly total: number;
  readonly runs: readonly BacktestRun[];
}
