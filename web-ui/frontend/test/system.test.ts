import { describe, expect, it } from 'vitest';
import {
  allocationText,
  axisText,
  bytesText,
  cpuShare,
  curve,
  fine,
  gcText,
  machineText,
  diskText,
  journalText,
  memoryText,
  ringText,
} from '../src/system/text';
import type { Lane, LatencyAnswer, Second, Spread } from '../src/system/wire';

const spread: Spread = { count: 3, p50Us: 0.12, p99Us: 4.25, p999Us: 31.2, maxUs: 1_249 };
const answer = (cpuNs?: number) =>
  ({ machine: { cores: 2, threads: 31, files: 142, filesMost: 65_535, cpuNs } }) as unknown as LatencyAnswer;

describe('latencies', () => {
  it('keep their figures below a microsecond', () => {
    expect(fine(spread.p50Us, spread)).toBe('120 ns');
    expect(fine(spread.p99Us, spread)).toBe('4.3 µs');
    expect(fine(spread.p999Us, spread)).toBe('31 µs');
    expect(fine(spread.maxUs, spread)).toBe('1.2 ms');
    expect(fine(0, { ...spread, count: 0 })).toBe('—');
  });

  it('are drawn by powers of ten, seconds without ticks left out', () => {
    const seconds: Second[] = [
      [1_000, 10, 100, 1_000, 5, 90],
      [2_000, 0, 0, 0, 0, 0],
    ];
    expect(curve(seconds, 3)).toEqual([[1_000, 3]]);
  });
});

describe('what the engine costs', () => {
  it('says nothing by 0 B, and does not round a little to nothing', () => {
    const threads = [] as const;
    expect(allocationText({ laneBytesPerTick: 0, socketBytesPerTick: 531.6, threads })).toBe(
      '0 B a tick in the lanes · 532 B in the sockets',
    );
    expect(allocationText({ laneBytesPerTick: 0.012, socketBytesPerTick: 2.34, threads })).toBe(
      '0.012 B a tick in the lanes · 2.3 B in the sockets',
    );
    expect(allocationText({ laneBytesPerTick: null, socketBytesPerTick: null, threads })).toBe(
      'no ticks in 10 s',
    );
  });

  it('writes bytes and the axis in few figures', () => {
    expect([512, 49_680, 14_991_520].map(bytesText)).toEqual(['512 B', '49 KB', '14.3 MB']);
    expect([1, Math.log10(163.4), Math.log10(97_600), 7.85].map(axisText)).toEqual([
      '10 µs',
      '160 µs',
      '98 ms',
      '71 s',
    ]);
  });

  it('names the last collection', () => {
    const pauses = [{ endMs: 1_795_405_500_000, ms: 0, name: 'Copy: Allocation Failure' }];
    expect(gcText({ collections: 3, millis: 21, longPauses: 2, pauses })).toBe(
      '3, 21 ms together, 2 of them 1 ms or more · last at 09:15:00, under 1 ms (Copy: Allocation Failure)',
    );
  });

  it('tells the ring with how long the first event has waited', () => {
    const lane = { waiting: 3, waitingMs: 17, mostWaiting: 212, mostWaitingEver: 4_000 } as Lane;
    expect(ringText(lane, 65_536)).toBe(
      '3 waiting, the first for 17 ms · at most 212 in 10 s, 4,000 since the start, of 65,536',
    );
  });

  it('shares the processor over all cores', () => {
    expect(cpuShare(null, 0, answer(5), 1)).toBeNull();
    expect(cpuShare(answer(1_000_000_000), 1_000, answer(1_500_000_000), 2_000)).toBe(0.25);
    expect(cpuShare(answer(), 1_000, answer(), 2_000)).toBeNull();
    expect(machineText(answer(), 0.25)).toBe('CPU 25 % of 2 cores · threads 31 · files 142 of 65,535');
  });

  it('leaves out what the system does not tell', () => {
    const mb = 1 << 20;
    const memory = { heapUsed: 212 * mb, heap: 300 * mb, heapMost: 512 * mb, buffers: 20 * mb, resident: -1 };
    expect(memoryText(memory)).toBe('heap 212 of 300 MB, 512 at most · buffers 20 MB');
  });

  it('tells of the journal and of room for it', () => {
    const journal = {
      state: 'JOURNALED',
      windowMs: 60.2,
      forceP99Ms: 11.4,
      freeMb: 42_189,
      minFreeMb: 512,
      gaps: 0,
      dayMb: 312,
      daysLeft: 38,
    };
    expect(journalText(journal)).toBe(
      'JOURNALED · 312 MB today · durable within 61 ms · a force p99 12 ms · no gap',
    );
    expect(journalText({ ...journal, gaps: 1, dayMb: -1 })).toContain('61 ms · a force p99 12 ms · 1 gap');
    expect(diskText(journal)).toBe('41.2 GB free · room for some 38 days more');
    expect(diskText({ freeMb: 300, minFreeMb: 512, daysLeft: -1 })).toBe(
      '300 MB free · below 512 MB nothing is journaled',
    );
  });

  it('says that no journal is kept, and what is not known yet', () => {
    expect(journalText({})).toBe('none is kept');
    expect(diskText({})).toBe('—');
  });
});
