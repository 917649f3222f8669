import { describe, expect, it } from 'vitest';
import { around, rowViews, tagsOf } from '../src/options/rows';
import { labelText, modelLine } from '../src/options/summary';
import type { ChainRow, ChainSummary, Leg } from '../src/wire-options';

const LEG: Leg = {
  id: 7,
  token: 1,
  ltp: 1_185_000,
  bid: 1_184_500,
  ask: 1_185_500,
  prevClose: 1_000_000,
  oi: 750_000,
  oiChange: -75_000,
  oiAgeMs: 1,
  volume: 12_345_675,
  buildUp: 'SHORT_COVERING',
  price: 118.5,
  iv: 0.1239,
  ivFlag: null,
  delta: 0.514,
  gamma: 0.00096,
  theta: -11.79,
  vega: 13.79,
  rho: -0.02,
  usable: true,
};

function row(strike: number, more: Partial<ChainRow> = {}): ChainRow {
  return { strike: strike * 10_000, stale: false, illiquid: false, pain: 0, ce: LEG, pe: null, ...more };
}

const SUMMARY = {
  atm: 245_000_000,
  forward: 24_512.5,
  maxPain: 245_000_000,
  supports: [245_000_000, 244_500_000],
  resistances: [245_500_000],
  forwardFrom: 'PARITY',
  riskFree: 0.065,
  basis: 'ACT365',
  t: 0.019178,
} as unknown as ChainSummary;
const ROWS = [24_400, 24_450, 24_500, 24_550, 24_600].map((strike) => row(strike));

describe('a chain', () => {
  it('stands around its ATM strike, or whole', () => {
    expect(around(ROWS, SUMMARY.atm, 1).map((it) => it.strike / 10_000)).toEqual([24_450, 24_500, 24_550]);
    expect(around(ROWS, SUMMARY.atm, Infinity)).toHaveLength(5);
    expect(around(ROWS, null, 1)).toHaveLength(3);
    expect(around([], 1, 1)).toEqual([]);
  });

  it('marks max pain, supports and resistances on their sides', () => {
    expect(tagsOf(245_000_000, SUMMARY, true)).toEqual({ left: 'max pain', right: 'S1 ◷ stale' });
    expect(tagsOf(245_500_000, SUMMARY, false)).toEqual({ left: 'R1', right: '' });
  });

  it('writes a leg as a trader reads it', () => {
    const view = rowViews({ summary: SUMMARY, rows: [row(24_500)] }, 5, 1)[0]!;
    expect(view.strike).toBe('24,500');
    expect(view.atm).toBe(true);
    expect(view.ce!.texts).toEqual({
      rho: '−0.02',
      vega: '13.8',
      gamma: '0.0010',
      theta: '−11.8',
      delta: '+0.51',
      iv: '12.4',
      volume: '1.23 Cr',
      buildUp: 'SC',
      oiChange: '−75,000',
      oi: '7.50 L',
      change: '+18.50',
      ltp: '118.50',
    });
    expect(view.ce!.tips.buildUp).toContain('short covering');
    expect(view.pe).toBeNull();
  });

  it('counts in lots when asked to', () => {
    const view = rowViews({ summary: SUMMARY, rows: [row(24_500)] }, 5, 75)[0]!;
    expect([view.ce!.texts.oi, view.ce!.texts.oiChange]).toEqual(['10,000', '−1,000']);
  });

  it('tells which half is in the money by the forward', () => {
    const views = rowViews({ summary: SUMMARY, rows: ROWS.map((it) => ({ ...it, pe: LEG })) }, 5, 1);
    expect(views.map((it) => it.ce!.inTheMoney)).toEqual([true, true, true, false, false]);
    expect(views.map((it) => it.pe!.inTheMoney)).toEqual([false, false, false, true, true]);
    const unknown = rowViews({ summary: { ...SUMMARY, forward: null }, rows: ROWS }, 5, 1);
    expect(unknown.some((it) => it.ce!.inTheMoney)).toBe(false);
  });

  it('shows a missing figure as a dash and says why there is no IV', () => {
    const leg = { ...LEG, iv: null, ivFlag: 'NO_QUOTE', oi: null, oiChange: null, ltp: null, buildUp: null };
    const view = rowViews({ summary: SUMMARY, rows: [row(24_500, { ce: leg })] }, 5, 1)[0]!.ce!;
    expect([view.texts.iv, view.texts.oi, view.texts.ltp, view.texts.change, view.texts.buildUp]).toEqual(
      Array(5).fill('—'),
    );
    expect(view.tips.iv).toBe('no IV: no quote');
    expect([view.oiShare, view.oiChangeShare]).toEqual([0, 0]);
  });

  it('names its model, and its label in words', () => {
    expect(modelLine(SUMMARY)).toBe(
      'Black-76 · forward from put-call parity · rate 6.50 % · ACT/365, T 0.019178 y',
    );
    expect([labelText('STRONG_BULLISH'), labelText(null)]).toEqual(['strong bullish', '—']);
  });
});
