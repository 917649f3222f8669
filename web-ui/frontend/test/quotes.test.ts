import { describe, expect, it } from 'vitest';
import { Quotes } from '../src/quotes';
import { QUOTE } from '../src/wire';

describe('quotes', () => {
  it('reads values by the bits of the mask, lowest first', () => {
    const quotes = new Quotes();
    quotes.apply([[3, (1 << QUOTE.LTP) | (1 << QUOTE.VOLUME) | (1 << QUOTE.BID), 2_450_000, 75, 2_449_500]]);

    expect(quotes.get(3, QUOTE.LTP)).toBe(2_450_000);
    expect(quotes.get(3, QUOTE.VOLUME)).toBe(75);
    expect(quotes.get(3, QUOTE.BID)).toBe(2_449_500);
    expect(quotes.get(3, QUOTE.ASK)).toBeNaN();
  });

  it('keeps what a later quote does not name, and forgets what it says is missing', () => {
    const quotes = new Quotes();
    quotes.apply([[0, 0b101, 100, 7]]);
    quotes.apply([[0, 0b100, null]]);
    expect(quotes.get(0, QUOTE.LTP)).toBe(100);
    expect(quotes.get(0, QUOTE.VOLUME)).toBeNaN();
  });

  it('marks rows until they are painted, across a growth of the table', () => {
    const quotes = new Quotes();
    quotes.apply([[1, 1, 5]]);
    quotes.apply([[500, 1, 6]]);
    expect([1, 2, 500].map((id) => quotes.isDirty(id))).toEqual([true, false, true]);
    expect(quotes.get(1, QUOTE.LTP)).toBe(5);
    quotes.allPainted();
    expect(quotes.isDirty(500)).toBe(false);
  });

  it('counts ids beyond its bound instead of growing for ever', () => {
    const quotes = new Quotes();
    quotes.apply([[1 << 20, 1, 5]]);
    expect(quotes.refused).toBe(1);
  });

  it('learns the longest usual silence', () => {
    const quotes = new Quotes();
    const tick = (ms: number) => quotes.apply([[0, 1 << QUOTE.LAST_TICK_MS, ms]]);
    [1_000, 5_000, 5_500].forEach(tick);
    expect(quotes.longestGapMs(0)).toBeCloseTo(4_000 * 0.98);
  });
});
