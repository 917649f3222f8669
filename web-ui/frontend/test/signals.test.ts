import { describe, expect, it } from 'vitest';
import { newest, withOutcomes, withSignals } from '../src/signals/store';
import { capText, gainInR, outcomeText, rowName, statusText, valueText, verdict } from '../src/signals/text';
import type { PerformanceRow, Signal, SignalsAnswer } from '../src/wire-signals';

const NOON = Date.UTC(2026, 10, 24, 6, 30);

function signal(sequence: number, more: Partial<Signal> = {}): Signal {
  return {
    sequence,
    id: 0,
    segment: 'NFO',
    token: 1,
    symbol: 'NIFTY FUT',
    timeMs: NOON,
    type: 'BUY',
    direction: 1,
    confidence: 8,
    rankScore: 8,
    tier: 'MEDIUM',
    status: 'EMITTED',
    entry: 1_000_000,
    stop: 985_000,
    target: 1_030_000,
    outcome: null,
    outcomeMs: null,
    outcomePrice: null,
    inference: 0.8,
    reasons: [],
    inputs: {},
    ...more,
  };
}

const HELD: SignalsAnswer = {
  sequence: 5,
  cap: 6,
  emittedToday: 1,
  minConfidence: 7,
  unproven: '',
  signals: [signal(5)],
};

describe('signals', () => {
  it('say how many were given today and what they need', () => {
    expect(capText(4, 6, 7)).toBe('4 of 6 today, ≥ 7');
  });

  it('say what became of them, in units of what they risked', () => {
    const stopped = { outcome: 'STOP', outcomeMs: NOON, outcomePrice: 985_000 } as const;
    expect(outcomeText(signal(1), 2)).toBe('open');
    expect(outcomeText(signal(1, stopped), 2)).toBe('stop 12:00:00 at 98.50, −1.00 R');
    const short = { direction: -1, entry: 1_000_000, stop: 1_020_000, outcomePrice: 960_000 } as const;
    expect(gainInR(signal(1, short))).toBe(2);
    expect(gainInR(signal(1, { entry: null, outcomePrice: 1 }))).toBeNull();
  });

  it('name every status, a new one too', () => {
    expect(statusText('SUPPRESSED_CAP')).toContain('daily cap');
    expect(statusText('SUPPRESSED_OTHER' as never)).toBe('suppressed other');
  });

  it('write values as they are: numbers, labels, nothing', () => {
    expect([4, -0.456, 'MILD_BULLISH', null].map(valueText)).toEqual(['4', '−0.46', 'mild bullish', '—']);
  });

  it('count a new one once, and start again on another day', () => {
    const twice = withSignals(HELD, [signal(5), signal(6), signal(7, { status: 'SUPPRESSED_CAP' })]);
    expect(twice.emittedToday).toBe(2);
    expect(twice.signals.map((it) => it.sequence)).toEqual([7, 6, 5]);
    expect(withSignals(twice, [signal(6)]).emittedToday).toBe(2);
    expect(withSignals(twice, [signal(9, { timeMs: NOON + 86_400_000 })]).emittedToday).toBe(1);
  });

  it('take their outcomes by sequence', () => {
    const outcome = {
      sequence: 8,
      signalSequence: 5,
      outcome: 'TARGET',
      outcomeMs: 1,
      outcomePrice: 2,
    } as const;
    expect(withOutcomes(HELD, [outcome]).signals[0]!.outcome).toBe('TARGET');
  });

  it('stay newest first and bounded', () => {
    expect(newest([{ sequence: 1 }], [{ sequence: 3 }, { sequence: 2 }], 2).map((it) => it.sequence)).toEqual(
      [3, 2],
    );
  });
});

const ROW = { type: 'ALL', confidence: null } as PerformanceRow;

describe('the verdict', () => {
  const of = (note: string) => verdict({ seed: 1, note, rows: [] });

  it('puts the engine’s conclusion first: signals may be no better than random', () => {
    expect(
      of('96 of 99 signals decided, on average -0.08 R. Difference -0.03 R: no better than random.'),
    ).toEqual({
      tone: 'none',
      head: 'No better than random.',
      figures: '96 of 99 signals decided, on average −0.08 R. Difference −0.03 R.',
    });
  });

  it('colours only what is better or worse', () => {
    const tones = ['better than random, on this sample.', 'worse than random.', 'too few to tell from luck.'];
    expect(tones.map((end) => of(`x: ${end}`).tone)).toEqual(['good', 'bad', 'none']);
    expect(of('Outcomes are not followed.')).toEqual({
      tone: 'none',
      head: 'Outcomes are not followed.',
      figures: '',
    });
  });

  it('names its rows', () => {
    expect([rowName(ROW), rowName({ ...ROW, type: 'BUY', confidence: 8 })]).toEqual([
      'All signals',
      'Buy 8/10',
    ]);
  });
});
