/** The words of /api/orders and /api/rest (API.md). Prices and values E4, quantities units. */
export interface OrderWire {
  readonly number: number;
  readonly timeMs: number;
  readonly key: string;
  readonly segment: string;
  readonly symbol: string;
  readonly side: 'BUY' | 'SELL';
  readonly qty: number;
  readonly type: string;
  readonly price: number;
  readonly trigger: number;
  readonly state: 'SENDING' | 'ACCEPTED' | 'REFUSED' | 'UNKNOWN' | 'NOT_THERE';
  readonly brokerState: string;
  readonly filledQty: number;
  readonly averagePrice: number;
  readonly working: boolean;
  readonly text: string;
}

export interface OrdersAnswer {
  readonly armed: string | null;
  readonly caps: {
    readonly orderQty: number;
    readonly orderValue: number;
    readonly dayOrders: number;
    readonly dayQty: number;
    readonly dayValue: number;
  };
  readonly day: { readonly orders: number; readonly qty: number; readonly value: number };
  readonly problem: string | null;
  readonly elsewhere: number;
  readonly orders: readonly OrderWire[];
}

export interface OrderAsk {
  readonly key: string;
  readonly instrument: string;
  readonly side: string;
  readonly qty: number;
  readonly type: string;
  readonly price: number;
  readonly trigger: number;
  readonly product: string;
  readonly validity: string;
  readonly confirm: string;
}

export interface LimitWire {
  readonly name: string;
  readonly limit: string;
  readonly calls: number;
  readonly waited: number;
  readonly refused: number;
  readonly pauses: number;
  readonly waitMs: number;
}

export interface BrokerWire {
  readonly account: string;
  readonly broker: string;
  readonly circuit: 'CLOSED' | 'OPEN' | 'HALF_OPEN';
  readonly retryInMs: number;
  readonly answered: number;
  readonly failed: number;
  readonly opened: number;
  readonly notAsked: number;
  readonly retries: number;
  readonly lastFailure: string | null;
  readonly backfill: string | null;
  readonly limits: readonly LimitWire[];
}
