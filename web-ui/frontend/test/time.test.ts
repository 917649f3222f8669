import { describe, expect, it } from 'vitest';
import * as time from '../src/time';

const OPEN_MS = Date.UTC(2026, 10, 20, 3, 45); // 20 Nov 26, 09:15 in India

describe('Indian Standard Time', () => {
  it('is tested from Los Angeles', () => {
    expect(new Date(OPEN_MS).getTimezoneOffset()).toBe(480);
  });

  it('reads the opening bell as 09:15', () => {
    expect(time.hourMinute(OPEN_MS)).toBe('09:15');
    expect(time.clock(OPEN_MS + 7_000)).toBe('09:15:07');
    expect(time.clockMs(OPEN_MS + 7_250)).toBe('09:15:07.250');
    expect(time.day(OPEN_MS)).toBe('20 Nov 26');
  });

  it('turns the day at midnight in India, not in London', () => {
    const midnight = Date.UTC(2026, 10, 19, 18, 30);
    expect(time.day(midnight - 1)).toBe('19 Nov 26');
    expect(time.day(midnight)).toBe('20 Nov 26');
    expect(time.dayNumber(midnight) - time.dayNumber(midnight - 1)).toBe(1);
    expect(time.clock(midnight)).toBe('00:00:00');
  });

  it('names dates, durations and bars', () => {
    expect(time.isoDay('2026-11-24')).toBe('24 Nov 26');
    expect(time.isoDay('weekly')).toBe('weekly');
    expect(time.duration(200_000)).toBe('3 m 20 s');
    expect(time.duration(6_999)).toBe('6 s');
    expect(time.duration(7_500_000)).toBe('2 h 5 m');
    expect(time.barTime(OPEN_MS, '5m')).toBe('09:15');
    expect(time.barTime(OPEN_MS, '15s')).toBe('09:15:00');
    expect(time.barTime(OPEN_MS, '1d')).toBe('20 Nov 26');
  });

  it('measures every interval', () => {
    expect(['1s', '30s', '1m', '30m', '1h', '1d'].map(time.intervalMs)).toEqual([
      1_000, 30_000, 60_000, 1_800_000, 3_600_000, 86_400_000,
    ]);
  });
});
