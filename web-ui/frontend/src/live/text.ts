import type { BrokerWire, OrderWire } from './wire';

/** A circuit as its lamp shows it: closed is well, as in a wire. */
export function circuitOf(broker: BrokerWire): { text: string; tone: 'good' | 'warn' | 'bad' } {
  switch (broker.circuit) {
    case 'CLOSED':
      return { text: '● answers', tone: 'good' };
    case 'HALF_OPEN':
      return { text: '◐ trying', tone: 'warn' };
    default:
      return { text: `✕ not asked, next in ${Math.ceil(broker.retryInMs / 1000)} s`, tone: 'bad' };
  }
}

/** What the bar at the foot says of all accounts: the worst of them. */
export function restLamp(brokers: readonly BrokerWire[]): { text: string; tone: 'good' | 'warn' | 'bad' } {
  const worst = brokers.find((it) => it.circuit === 'OPEN') ?? brokers.find((it) => it.circuit !== 'CLOSED');
  if (!worst) {
    return { text: 'REST ● ok', tone: 'good' };
  }
  const { text, tone } = circuitOf(worst);
  return { text: `REST ${worst.account.toUpperCase()} ${text}`, tone };
}

const STATES: Record<OrderWire['state'], string> = {
  SENDING: 'sending',
  ACCEPTED: 'accepted',
  REFUSED: 'refused, not placed',
  UNKNOWN: 'unknown: asking the broker',
  NOT_THERE: 'not placed',
};

/** How an order stands: the broker's word where there is one. */
export function orderState(order: OrderWire): string {
  return order.state === 'ACCEPTED' && order.brokerState !== ''
    ? order.brokerState.toLowerCase().replaceAll('_', ' ')
    : STATES[order.state];
}

/** Rupees as typed to E4; null for what is no price. */
export function priceOf(text: string): number | null {
  const match = /^(\d{1,9})(?:\.(\d{1,4}))?$/.exec(text.trim());
  return match ? Number(match[1]) * 10_000 + Number((match[2] ?? '').padEnd(4, '0')) : null;
}
