import { describe, expect, it } from 'vitest';
import { Market } from '../src/market';
import { Panels } from '../src/panels';
import { Memory } from '../src/stream/memory';
import { Resource } from '../src/resource';
import { formatRoute, parseRoute } from '../src/route';
import { intervalName, isEventInterval, parseInterval } from '../src/interval';
import type { Frame, Hello } from '../src/wire';

const FRAME: Frame = {
  f: 1,
  s: 10,
  t: 5,
  panels: [
    { topic: 'book:3', sequence: 10, value: { id: 3, obi1: 0.5 } },
    { topic: 'signals', reload: false, items: [{ sequence: 9 }] },
  ],
};

function heard(panels: Panels, topic: string): unknown[] {
  const said: unknown[] = [];
  panels.listen(topic, { onItems: (items) => said.push(...items), onReload: () => said.push('reload') });
  return said;
}

describe('panels of a frame', () => {
  it('keep the latest value of a sheet and hand on the items of a log', () => {
    const market = new Market();
    const said = heard(market.panels, 'signals');
    market.receive({ kind: 'frame', frame: FRAME }, 1, 1);
    market.receive(
      {
        kind: 'frame',
        frame: { ...FRAME, f: 2, panels: [{ topic: 'book:3', sequence: 11, value: { id: 3, obi1: -1 } }] },
      },
      2,
      2,
    );
    expect(market.panels.sheet<{ obi1: number }>('book:3')!.obi1).toBe(-1);
    expect(market.panels.sheet('book:4')).toBeNull();
    expect(said).toEqual([{ sequence: 9 }]);
  });

  it('say when records were missed, without the items that came with it', () => {
    const panels = new Panels();
    const said = heard(panels, 'icebergs');
    panels.apply([{ topic: 'icebergs', reload: true, items: [{ sequence: 1 }] }]);
    panels.apply([{ topic: 'icebergs', reload: false, items: [] }]);
    expect(said).toEqual(['reload']);
  });

  it('forget sheets of an earlier run', () => {
    const market = new Market();
    market.receive({ kind: 'frame', frame: FRAME }, 1, 1);
    market.receive(
      { kind: 'hello', hello: { resumed: false, instruments: [], calendar: [] } as unknown as Hello },
      2,
      2,
    );
    expect(market.panels.sheet('book:3')).toBeNull();
  });

  it('are bounded', () => {
    const panels = new Panels();
    for (let i = 0; i < 200; i++) {
      panels.apply([{ topic: `book:${i}`, sequence: i, value: i }]);
    }
    expect([panels.sheet('book:0'), panels.sheet('book:199')]).toEqual([null, 199]);
  });

  it('reach a tab that asks late for a sheet another already receives', () => {
    const memory = new Memory();
    memory.onFrame(FRAME);
    expect(memory.books(new Set(['book:3', 'signals']))!.panels).toEqual([FRAME.panels![0]]);
    expect(memory.books(new Set(['book:4']))!.panels).toBeUndefined();
    memory.retain(new Set(['book:4']));
    expect(memory.books(new Set(['book:3']))!.panels).toBeUndefined();
  });
});

describe('a resource', () => {
  it('waits to be served, and keeps what it has under a failure', async () => {
    let answer: () => Promise<number> = async () => 1;
    const resource = new Resource(() => answer());
    resource.served();
    expect(resource.loading).toBe(false);
    resource.want();
    resource.served();
    await new Promise((done) => setTimeout(done));
    expect(resource.value).toBe(1);
    answer = () => Promise.reject(new Error('no'));
    await resource.load();
    expect([resource.value, resource.failure?.message]).toEqual([1, 'Error: no']);
    resource.set(2);
    expect([resource.value, resource.failure]).toEqual([2, null]);
  });

  it('lets the newest question win', async () => {
    const waiting: ((value: number) => void)[] = [];
    const resource = new Resource(() => new Promise<number>((done) => waiting.push(done)));
    const [first, second] = [resource.load(), resource.load()];
    waiting[1]!(2);
    waiting[0]!(1);
    await Promise.all([first, second]);
    expect(resource.value).toBe(2);
  });
});

describe('the address', () => {
  it('reproduces a view', () => {
    const route = { screen: 'options' as const, parts: { underlying: 'NIFTY', expiry: '2026-11-24' } };
    expect(formatRoute(route)).toBe('#options?underlying=NIFTY&expiry=2026-11-24');
    expect(parseRoute(formatRoute(route))).toEqual(route);
    expect(formatRoute({ screen: 'flow', parts: { i: 'NFO:53001', rows: '' } })).toBe('#flow?i=NFO:53001');
  });

  it('falls back to order flow', () => {
    expect(parseRoute('')).toEqual({ screen: 'flow', parts: {} });
    expect(parseRoute('#chart').screen).toBe('flow');
  });
});

describe('an interval', () => {
  it('is read as a user types it', () => {
    expect(['5m', ' 250 T', '10r', '1M'].map(parseInterval)).toEqual(['5m', '250t', '10r', '1m']);
    expect(['', '0t', '7m', '10x', null].map(parseInterval)).toEqual([null, null, null, null, null]);
    expect([isEventInterval('500v'), isEventInterval('5m')]).toEqual([true, false]);
    expect([intervalName('500v'), intervalName('5m')]).toEqual(['500 units', '5m']);
  });
});
