import { describe, expect, it } from 'vitest';
import * as format from '../src/format';

describe('prices', () => {
  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [100, '1.00'],
    [99999, '999.99'],
    [100000, '1,000.00'],
    [2450000, '24,500.00'],
    [123456789, '12,34,567.89'],
    [8123455000, '8,12,34,550.00'],
    [-432150, '−4,321.50'],
  ])('writes %d paise as %s', (paise, text) => {
    expect(format.price(paise * 100)).toBe(text);
  });

  it.each([null, undefined, NaN])('writes a missing price (%s) as a dash', (value) => {
    expect(format.price(value)).toBe('—');
  });

  it('shows four decimals where the tick is finer than a paisa', () => {
    expect(format.price(845_025, format.decimalsOf(25))).toBe('84.5025');
    expect(format.decimalsOf(500)).toBe(2);
  });

  it('never writes a signed zero', () => {
    expect(format.price(-49)).toBe('0.00');
    expect(format.priceChange(49)).toBe('0.00');
    expect(format.priceChange(0)).toBe('0.00');
  });

  it('always signs a change', () => {
    expect(format.priceChange(189_000)).toBe('+18.90');
    expect(format.priceChange(-189_000)).toBe('−18.90');
  });
});

describe('quantities', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [99999, '99,999'],
    [100000, '1.00 L'],
    [123456, '1.23 L'],
    [9994999, '99.95 L'],
    [9999499, '99.99 L'],
    [9999500, '1.00 Cr'],
    [12345678, '1.23 Cr'],
    [-2500000, '−25.00 L'],
    [123456789012, '12,345.68 Cr'],
    [999999999999, '1.00 L Cr'],
    [1234500000000, '1.23 L Cr'],
  ])('shortens %d to %s', (units, text) => {
    expect(format.short(units)).toBe(text);
  });

  it('groups in full and signs delta', () => {
    expect(format.quantity(12_34_567)).toBe('12,34,567');
    expect(format.signedQuantity(36_450)).toBe('+36,450');
    expect(format.signedQuantity(-22_050)).toBe('−22,050');
    expect(format.signedQuantity(0)).toBe('0');
    expect(format.signedShort(250_000)).toBe('+2.50 L');
  });

  it('agrees with the locale formatter on a seeded walk', () => {
    const oracle = new Intl.NumberFormat('en-IN');
    for (let i = 0, seed = 7; i < 2_000; i++) {
      seed = (seed * 48_271) % 2_147_483_647;
      const value = seed % 10 ** (1 + (i % 9));
      expect(format.group(value)).toBe(oracle.format(value));
    }
  });
});

describe('ratios', () => {
  it('rounds percent half up, away from zero', () => {
    expect(format.percent(format.percentOf(1, 800))).toBe('+0.13');
    expect(format.percent(format.percentOf(-1, 800))).toBe('−0.13');
    expect(format.percent(format.percentOf(0, 800))).toBe('0.00');
    expect(format.percent(format.percentOf(1, 0))).toBe('—');
    expect(format.percent(format.percentOf(null, 800))).toBe('—');
  });

  it('stays exact on a crore-rupee price', () => {
    expect(format.percentOf(100_000_000_000 - 99_999_000_000, 99_999_000_000)).toBe(0);
    expect(format.percentOf(1_000_000_000, 100_000_000_000)).toBe(100);
  });

  it('keeps latencies short', () => {
    expect(format.latency(82)).toBe('82 µs');
    expect(format.latency(1_249)).toBe('1.2 ms');
    expect(format.latency(2_100_000)).toBe('2.1 s');
    expect(format.latency(null)).toBe('—');
  });

  it('tells direction by a glyph', () => {
    expect([1, -1, 0, null].map(format.glyph)).toEqual(['▲', '▼', '\u2007', '\u2007']);
  });
});

describe('ratios, shares and Greeks', () => {
  it('round half away from zero, with a true minus sign and never a signed zero', () => {
    expect([12.345, -0.5149, -0.0001, 0, NaN, null].map((it) => format.decimal(it, 2))).toEqual([
      '12.35',
      '−0.51',
      '0.00',
      '0.00',
      '—',
      '—',
    ]);
    expect([0.001, 0.51, -0.51].map((it) => format.signedDecimal(it, 2))).toEqual(['0.00', '+0.51', '−0.51']);
    expect(format.decimal(1234567, 0)).toBe('12,34,567');
  });

  it('write confidence, shares, multiples and strikes', () => {
    expect([format.confidence(0.8412), format.confidence(null)]).toEqual(['≈84 %', '—']);
    expect([format.share(0.1667, 1), format.times(4.55), format.times(null)]).toEqual([
      '16.7 %',
      '4.6×',
      '—',
    ]);
    expect([format.strike(245_000_000), format.strike(24_525_000)]).toEqual(['24,500', '2,452.50']);
  });
});
