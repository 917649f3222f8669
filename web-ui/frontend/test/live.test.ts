import { describe, expect, it } from 'vitest';
import { circuitOf, orderState, priceOf, restLamp } from '../src/live/text';
import type { BrokerWire, OrderWire } from '../src/live/wire';

const broker = (circuit: BrokerWire['circuit'], account = 'main', retryInMs = 0) =>
  ({ circuit, account, retryInMs }) as BrokerWire;
const order = (state: OrderWire['state'], brokerState: string) => ({ state, brokerState }) as OrderWire;

describe('brokers', () => {
  it('shows the worst circuit', () => {
    expect(restLamp([broker('CLOSED')])).toEqual({ text: 'REST ● ok', tone: 'good' });
    const open = broker('OPEN', 'second', 4_200);
    expect(restLamp([broker('HALF_OPEN'), open])).toEqual({
      text: 'REST SECOND ✕ not asked, next in 5 s',
      tone: 'bad',
    });
    expect(circuitOf(broker('HALF_OPEN')).tone).toBe('warn');
  });
});

describe('orders', () => {
  it('say what the broker says, and what we do not know', () => {
    expect(orderState(order('ACCEPTED', 'PARTLY_FILLED'))).toBe('partly filled');
    expect(orderState(order('ACCEPTED', ''))).toBe('accepted');
    expect(orderState(order('UNKNOWN', ''))).toBe('unknown: asking the broker');
  });

  it('take rupees as typed, exactly', () => {
    expect(priceOf('24500.05')).toBe(245_000_500);
    expect(priceOf(' 0.1 ')).toBe(1_000);
    expect(priceOf('0.12345')).toBeNull();
    expect(priceOf('1e3')).toBeNull();
    expect(priceOf('-5')).toBeNull();
    expect(priceOf('')).toBeNull();
  });
});
