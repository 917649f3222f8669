import { describe, expect, it } from 'vitest';
import { journalLamp, lampOf, shareText } from '../src/bottombar';
import { intensity, isGuess, largestOf, niceCeiling } from '../src/footprint/scale';
import { fittingRow } from '../src/rows';
import { Tape } from '../src/tape';
import { sessionText, stateAt } from '../src/topbar';
import type { Print, Session } from '../src/wire';

const AT = (hour: number, minute: number, second = 0) =>
  Date.UTC(2026, 10, 20, hour - 6, minute + 30, second);
const NSE: Session = {
  segment: 'NSE',
  state: 'OPEN',
  openMs: AT(9, 15),
  closeMs: AT(15, 30),
  auctionFromMs: AT(15, 15),
  auctionToMs: AT(15, 25),
};

describe('session chips', () => {
  it.each([
    [AT(8, 0), 'CLOSED', 'NSE closed · opens 09:15'],
    [AT(11, 0), 'OPEN', 'NSE open · auction 15:15'],
    [AT(15, 11, 40), 'OPEN', 'NSE open · auction in 3 m 20 s'],
    [AT(15, 20), 'AUCTION', 'NSE closing auction · ends in 5 m 0 s'],
    [AT(15, 30), 'CLOSED', 'NSE closed'],
  ] as const)('reads the dated table at %d as %s', (now, state, text) => {
    expect(stateAt(NSE, now)).toBe(state);
    expect(sessionText(NSE, state, now)).toBe(text);
  });

  it('believes the server where there is no table', () => {
    const bare = { ...NSE, openMs: null, closeMs: null, auctionFromMs: null, auctionToMs: null };
    expect(stateAt(bare, AT(11, 0))).toBe('OPEN');
    expect(sessionText(bare, 'OPEN', AT(11, 0))).toBe('NSE open');
  });
});

describe('feed lamps', () => {
  it('mean ticks seen, not a socket that is open', () => {
    expect(lampOf('LIVE', 40).word).toBe('live');
    expect(lampOf('LIVE', 2_000).word).toBe('late');
    expect(lampOf('LIVE', 6_000).word).toBe('mute');
    expect(lampOf('DOWN', 40).word).toBe('down');
    expect(lampOf('CONNECTED', null).word).toBe('no ticks yet');
    expect(lampOf('WARMING', null)).toEqual({ shape: '○', word: 'warming', tone: 'off' });
  });
});

describe('the journal lamp', () => {
  it('says what is lost, from where, and why', () => {
    expect(journalLamp(['JOURNALED', null, null])).toEqual({ shape: '✓', word: 'on disk', tone: 'good' });
    expect(journalLamp(['SYNC_STALLED', null, null]).tone).toBe('warn');
    const lost = journalLamp(['UNJOURNALED', 1234, 'less than 256 MB free']);
    expect(lost).toMatchObject({ tone: 'bad' });
    expect(lost.word).toBe('UNJOURNALED since seq 1,234: less than 256 MB free');
  });
});

describe('a feed beside others', () => {
  it('says what it gives, and nothing when it is alone', () => {
    expect(shareText(null)).toBe('');
    expect(shareText(undefined)).toBe('');
    const text = shareText([300, 12, 104, 158, 1_359, 24]);
    expect(text).toContain('75 % of its packets count');
    expect(text).toContain('158 new volumes first, 1,359 ms before');
    expect(text).toContain('disagreed 24 times');
    expect(shareText([0, 0, 10, 0, 0, 0])).toContain(' 0 % of its packets count');
  });
});

describe('the footprint scale', () => {
  const rows = [[0, 30, 10, 5, 3, 0]];

  it('takes the largest figure of the mode shown', () => {
    const sizes = (['bidask', 'delta', 'volume'] as const).map((mode) =>
      largestOf([{ bar: [], rows }], mode),
    );
    expect(sizes).toEqual([30, 20, 45]);
  });

  it('has five steps, and none for nothing', () => {
    expect([0, 1, 20, 21, 100, 400].map((qty) => intensity(qty, 100))).toEqual([0, 1, 1, 2, 5, 5]);
    expect([0, 1, 12_225, 99].map(niceCeiling)).toEqual([1, 1, 15_000, 100]);
  });

  it('calls a bar a guess above four fifths of aggregated volume', () => {
    const bar = (volume: number, agg: number) =>
      Array.from({ length: 21 }, (_, i) => (i === 5 ? volume : i === 13 ? agg : 0));
    expect([isGuess(bar(100, 80)), isGuess(bar(100, 81)), isGuess(bar(0, 0))]).toEqual([false, true, false]);
  });

  it('chooses the smallest row a typical bar fits', () => {
    const ranging = (e4: number) => [0, 0, e4, 0];
    expect(fittingRow([ranging(8_000)], 500)).toBe(1);
    expect(fittingRow([ranging(8_500), ranging(8_500), ranging(900_000)], 500)).toBe(2);
    expect(fittingRow([], 500)).toBe(1);
    expect(fittingRow([ranging(90_000_000)], 500)).toBe(100);
  });
});

describe('the tape', () => {
  const print = (sequence: number, qty: number): Print => [sequence, 0, 0, qty, 1, 0, 0];

  it('shows the newest prints of a size, newest first, and takes none twice', () => {
    const tape = new Tape();
    tape.add({ id: 0, trades: [print(1, 75), print(2, 750), print(3, 75)], missed: 0 });
    tape.add({ id: 0, trades: [print(3, 75), print(4, 900)], missed: 2 });
    const found: Print[] = [];

    expect(tape.newest(100, found, 10)).toBe(2);
    expect(found.slice(0, 2).map((it) => it[0])).toEqual([4, 2]);
    expect([tape.total, tape.missed]).toEqual([4, 2]);
  });

  it('is a ring', () => {
    const tape = new Tape();
    tape.add({ id: 0, trades: Array.from({ length: 5_000 }, (_, i) => print(i, 1)), missed: 0 });
    expect(tape.newest(0, [], 10_000)).toBe(4_096);
  });
});
