import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Hub, type Port } from '../src/stream/hub';
import type { FromHub, ToHub } from '../src/stream/messages';
import type { Hello } from '../src/wire';

/** An EventSource in the test's hand: it records its address and says what the test tells it to. */
class Source extends EventTarget {
  static made: Source[] = [];
  readyState = 1;
  constructor(readonly url: string) {
    super();
    Source.made.push(this);
  }
  close(): void {
    this.readyState = 2;
  }
  say(name: string, data: unknown): void {
    this.dispatchEvent(Object.assign(new Event(name), { data: JSON.stringify(data) }));
  }
}

class Tab implements Port {
  onmessage: ((event: MessageEvent<ToHub>) => void) | null = null;
  heard: FromHub[] = [];
  postMessage(message: FromHub): void {
    this.heard.push(structuredClone(message));
  }
  close(): void {}
  tell(message: ToHub): void {
    this.onmessage!({ data: message } as MessageEvent<ToHub>);
  }
  frames() {
    return this.heard.flatMap((message) => (message.kind === 'frame' ? [message.frame] : []));
  }
}

const HELLO = { page: 'p1', build: 'a', resumed: false, instruments: [], calendar: [] } as unknown as Hello;
const posts: { page: string; topics: string[] }[] = [];
let status = 204;

function connected(...topics: string[]): { hub: Hub; tab: Tab; source: Source } {
  const hub = new Hub();
  const tab = new Tab();
  hub.start();
  hub.attach(tab);
  tab.tell({ kind: 'topics', topics });
  const source = Source.made.at(-1)!;
  source.say('hello', HELLO);
  return { hub, tab, source };
}

beforeEach(() => {
  vi.useFakeTimers();
  Source.made = [];
  posts.length = 0;
  status = 204;
  vi.stubGlobal('EventSource', Source);
  vi.stubGlobal('fetch', async (_: string, request: { body: string; headers: Record<string, string> }) => {
    expect(request.headers['X-Icebreaker']).toBe('1');
    posts.push(JSON.parse(request.body));
    return { status };
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the hub', () => {
  it('opens one stream for all tabs and asks for the union of their topics', async () => {
    const { hub } = connected('quotes', 'depth:1');
    const second = new Tab();
    hub.attach(second);
    second.tell({ kind: 'topics', topics: ['quotes', 'depth:2'] });
    await vi.advanceTimersByTimeAsync(10);

    expect(Source.made).toHaveLength(1);
    expect(decodeURIComponent(Source.made[0]!.url)).toBe('/api/stream?topics=depth:1,quotes');
    expect(posts).toEqual([{ page: 'p1', topics: ['depth:1', 'depth:2', 'quotes'] }]);
    expect(second.heard.at(-1)).toEqual({ kind: 'serving', topics: ['depth:1', 'depth:2', 'quotes'] });
  });

  it('gives a tab that joins late the whole state, merged from all frames', () => {
    const { hub, source } = connected('quotes', 'depth:1');
    source.say('frame', {
      f: 1,
      s: 10,
      t: 5,
      quotes: [[1, 0b101, 100, 7]],
      depth: [{ id: 1, bids: [], asks: [] }],
    });
    source.say('frame', { f: 2, s: 20, t: 6, quotes: [[1, 0b1, 101]], lat: [1, 2, 3] });
    const late = new Tab();
    hub.attach(late);
    late.tell({ kind: 'topics', topics: ['quotes', 'depth:1'] });

    const [snapshot, books] = late.frames();
    expect(snapshot!.quotes![0]!.slice(0, 5)).toEqual([1, 2 ** 15 - 1, 101, null, 7]);
    expect([snapshot!.f, snapshot!.s, snapshot!.lat]).toEqual([2, 20, [1, 2, 3]]);
    expect(books!.depth).toEqual([{ id: 1, bids: [], asks: [] }]);
  });

  it('sends every frame to every tab, and narrows topics when a tab leaves', async () => {
    const { hub, tab, source } = connected('quotes', 'tape:1');
    const second = new Tab();
    hub.attach(second);
    second.tell({ kind: 'topics', topics: ['quotes'] });
    source.say('frame', { f: 1, s: 1, t: 1 });
    expect([tab, second].map((it) => it.frames().at(-1)!.f)).toEqual([1, 1]);

    tab.tell({ kind: 'bye' });
    await vi.advanceTimersByTimeAsync(10);
    expect(posts.at(-1)!.topics).toEqual(['quotes']);
  });

  it('opens a new stream when the server no longer knows the page', async () => {
    const { tab } = connected('quotes');
    status = 404;
    tab.tell({ kind: 'topics', topics: ['quotes', 'tape:3'] });
    await vi.advanceTimersByTimeAsync(10);
    expect(Source.made).toHaveLength(2);
    expect(decodeURIComponent(Source.made[1]!.url)).toContain('tape:3');
  });

  it('replaces a connection that fell silent, and says nothing about it to a beating one', async () => {
    const { source } = connected('quotes');
    for (let i = 0; i < 10; i++) {
      await vi.advanceTimersByTimeAsync(2_000);
      source.say('beat', { t: 1, s: 1 });
    }
    expect(Source.made).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(14_000);
    expect(Source.made).toHaveLength(2);
    expect(source.readyState).toBe(2);
  });

  it('forgets a tab that has not been heard for two and a half minutes', async () => {
    const { hub, source } = connected('quotes', 'tape:1');
    const alive = new Tab();
    hub.attach(alive);
    alive.tell({ kind: 'topics', topics: ['quotes'] });
    for (let i = 0; i < 16; i++) {
      await vi.advanceTimersByTimeAsync(10_000);
      alive.tell({ kind: 'alive' });
      source.say('beat', { t: 1, s: 1 });
      Source.made.at(-1)!.say('beat', { t: 1, s: 1 });
    }
    expect(posts.at(-1)!.topics).toEqual(['quotes']);
  });
});
