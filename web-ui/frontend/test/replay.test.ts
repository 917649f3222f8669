import { describe, expect, test } from 'vitest';
import { Failure } from '../src/rest';
import { badgeText, bands, countsLine, dayShown, fraction } from '../src/replay/text';
import { hashLine, nextSpeed, seekText } from '../src/replay/text';
import { Transport } from '../src/replay/transport';
import type { ReplaySession } from '../src/replay/wire';

const OPEN_MS = 1_795_405_500_000; // 2026-11-23 09:15 IST
const NS = 1e6;

function sessionWith(parts: Partial<ReplaySession> = {}): ReplaySession {
  return {
    journal: 'day',
    state: 'PAUSED',
    speed: 1,
    sequence: 100,
    timeNs: (OPEN_MS + 3_600_000) * NS,
    firstSequence: 1,
    lastSequence: 1_000,
    firstTimeNs: OPEN_MS * NS,
    lastTimeNs: (OPEN_MS + 7_200_000) * NS,
    live: false,
    replayHash: '9f3c00000000b2a1',
    liveHash: '9f3c00000000b2a1',
    identicalThroughNs: (OPEN_MS + 3_540_000) * NS,
    differsAt: null,
    difference: null,
    compareEnded: null,
    behindGap: null,
    seekMs: 312,
    fromSnapshot: 0,
    bookmarks: [],
    loop: null,
    ticks: 900,
    instruments: 3,
    counted: true,
    countFailure: null,
    notSteppable: 0,
    gapCount: 0,
    gaps: [],
    error: null,
    ...parts,
  };
}

describe('what the transport says', () => {
  test('the badge tells date, time and pace in IST', () => {
    expect(badgeText(sessionWith({ state: 'PLAYING', speed: 4 }))).toBe('23 Nov 10:15:00 ×4');
    expect(badgeText(sessionWith())).toBe('23 Nov 10:15:00 paused');
    expect(badgeText(sessionWith({ state: 'PLAYING', speed: 'max' }))).toBe('23 Nov 10:15:00 max');
  });

  test('the hash line is identical, different, ended or not there yet', () => {
    expect(hashLine(sessionWith()).text).toBe('9f3c…a1 ✓ identical through 10:14:00');
    const differs = hashLine(sessionWith({ differsAt: 1234567, difference: 'live a, replay b' }));
    expect(differs.tone).toBe('bad');
    expect(differs.text).toContain('differs at event 12,34,567');
    expect(differs.detail).toContain('live a, replay b');
    const behindGap = { from: 2001, to: 3500, stretches: 1, equal: 512, unequal: 3 };
    const upToAGap = hashLine(sessionWith({ behindGap, compareEnded: 'live ends here' }));
    expect(upToAGap).toMatchObject({ tone: 'dim', text: 'identical up to a gap at event 2,001' });
    expect(upToAGap.detail).toContain('512 are equal, 3 differ');
    expect(hashLine(sessionWith({ compareEnded: 'live ends here' })).tone).toBe('dim');
    expect(hashLine(sessionWith({ identicalThroughNs: null })).text).toContain('comparing');
  });

  test('what is counted, what could not be, and what found no room', () => {
    const counted = { counted: true, instruments: 12, ticks: 3_400, gapCount: 2 };
    expect(countsLine(sessionWith(counted))).toMatch(/^12 instruments · .* ticks · 2 gaps$/);
    expect(countsLine(sessionWith({ ...counted, notSteppable: 1_200 }))).toContain('1,200 bars and signals');
    const broken = { ...counted, gapCount: 0, countFailure: 'damaged' };
    expect(countsLine(sessionWith(broken))).not.toContain('no gaps');
    expect(countsLine(sessionWith({ ...broken, counted: false }))).toContain('cannot be counted');
  });

  test('seek time in ms or seconds', () => {
    expect([seekText(4.25), seekText(312), seekText(2_400)]).toEqual(['4.3 ms', '0.31 s', '2.4 s']);
  });

  test('speeds step up and down and stop at the ends', () => {
    expect([nextSpeed(1, 1), nextSpeed(1, -1), nextSpeed(64, 1), nextSpeed('max', 1)]).toEqual([
      4,
      0.5,
      'max',
      'max',
    ]);
    expect([nextSpeed(8, 1), nextSpeed(8, -1), nextSpeed(0.5, -1)]).toEqual([16, 4, 0.5]);
  });
});

describe('the scrubber', () => {
  const calendar = [
    { openMs: OPEN_MS, closeMs: OPEN_MS + 23_100_000, auctionToMs: null },
    { openMs: null, closeMs: null, auctionToMs: null },
  ];

  test('spans the session of the calendar, or the recording without one', () => {
    const span = dayShown(calendar, sessionWith());
    expect(span).toEqual({ fromMs: OPEN_MS, toMs: OPEN_MS + 23_100_000 });
    expect(dayShown([], sessionWith()).toMs).toBe(OPEN_MS + 7_200_000);
    expect(fraction(span, OPEN_MS + 11_550_000)).toBe(0.5);
    expect(fraction(span, 0)).toBe(0);
    expect(fraction({ fromMs: 5, toMs: 5 }, 9)).toBe(0);
  });

  test('a thousand gaps within a pixel are one band, distant ones stay apart', () => {
    const gap = (fromMs: number, toMs: number) => ({
      kind: 'DOWN' as const,
      fromNs: fromMs * NS,
      toNs: toMs * NS,
      packets: 0,
    });
    const many = Array.from({ length: 1_000 }, (_, at) => gap(OPEN_MS + at * 10, OPEN_MS + at * 10 + 5));
    const gaps = [gap(OPEN_MS + 9_000_000, OPEN_MS + 9_600_000), ...many];
    const span = { fromMs: OPEN_MS, toMs: OPEN_MS + 23_100_000 };
    const found = bands(sessionWith({ gaps }), span, 800);
    expect(found.length).toBe(2);
    expect(found[1]!.to - found[1]!.from).toBeCloseTo(600_000 / 23_100_000, 6);
  });
});

describe('the transport', () => {
  function asked(answer: () => Promise<ReplaySession | null>) {
    const commands: [string, unknown][] = [];
    const transport = new Transport({
      session: answer,
      command: (name, body) => {
        commands.push([name, body]);
        return answer();
      },
    });
    return { transport, commands };
  }

  test('plays or pauses by what the day does', async () => {
    let session = sessionWith();
    const { transport, commands } = asked(() => Promise.resolve(session));
    await transport.look();
    transport.playOrPause();
    session = sessionWith({ state: 'PLAYING' });
    await transport.look();
    transport.playOrPause();
    expect(commands).toEqual([
      ['play', { speed: 1 }],
      ['pause', {}],
    ]);
  });

  test('a loop is begun, closed and ended by one button', async () => {
    let session = sessionWith();
    const { transport, commands } = asked(() => Promise.resolve(session));
    await transport.look();
    transport.loop();
    expect(transport.loopBegunNs).toBe(session.timeNs);
    const fromNs = session.timeNs;
    session = sessionWith({ timeNs: fromNs + 60_000 * NS });
    await transport.look();
    transport.loop();
    session = sessionWith({ loop: { fromNs, toNs: fromNs + 60_000 * NS } });
    await transport.look();
    transport.loop();
    expect(commands).toEqual([
      ['loop', { fromNs, toNs: fromNs + 60_000 * NS }],
      ['loop', {}],
    ]);
  });

  test('a bookmark at this very event is forgotten, another is kept', async () => {
    let session = sessionWith();
    const { transport, commands } = asked(() => Promise.resolve(session));
    await transport.look();
    transport.bookmark();
    session = sessionWith({ bookmarks: [{ sequence: 100, timeNs: 0, label: '' }] });
    await transport.look();
    transport.bookmark();
    expect(commands.map(([name, body]) => [name, Object.keys(body as object)])).toEqual([
      ['bookmark', ['label']],
      ['bookmark', ['forget']],
    ]);
  });

  test('a refusal stands for a while and goes', async () => {
    let fails = true;
    const { transport } = asked(() =>
      fails ? Promise.reject(new Failure('no further signal', 'go back')) : Promise.resolve(sessionWith()),
    );
    expect(await transport.ask('step')).toBe(false);
    expect(transport.failure?.message).toBe('no further signal');
    fails = false;
    await transport.look(Date.now() + 60_000);
    expect(transport.failure).toBeNull();
  });

  test('a day that was closed keeps its last place on show', async () => {
    let session: ReplaySession | null = sessionWith();
    const { transport } = asked(() => Promise.resolve(session));
    await transport.look();
    session = null;
    await transport.look();
    expect(transport.closed).toBe(true);
    expect(transport.session?.sequence).toBe(100);
  });
});
