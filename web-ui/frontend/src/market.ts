import { Charts } from './charts';
import { type Instrument, instrumentOf } from './instrument';
import { Panels } from './panels';
import { Quotes } from './quotes';
import type { FromHub } from './stream/messages';
import { Tape } from './tape';
import type { DepthWire, FeedWire, Frame, Hello, JournalWire } from './wire';

const LOST_AFTER_MS = 6_000; // three missed beats (UI-194)
const BACKWARD_MS = 60_000; // event time may wobble by seconds; a minute back is another run

/** What the page knows, fed by the stream and read by painters. No formatting, no drawing. */
export class Market {
  readonly quotes = new Quotes();
  readonly charts = new Charts();
  readonly tape = new Tape();
  readonly panels = new Panels();
  readonly feeds = new Map<number, FeedWire>();
  instruments: readonly Instrument[] = [];
  hello: Hello | null = null;
  depth: DepthWire | null = null;
  depthVersion = 0;
  latency: Frame['lat'] | null = null;
  /** From a tick to its signals: p50, p99, longest in µs, over 10 s. */
  signal: Frame['sig'] | null = null;
  /** Null until the engine says how its journal stands. */
  journal: JournalWire | null = null;
  engineTimeMs = 0;
  sequence = 0;
  frame = 0;
  /** When the engine was last heard, by the browser's clock; its arrival-to-paint time starts here. */
  heardAtMs = 0;
  frameAtMs: number | null = null;
  private byId = new Map<number, Instrument>();
  private selected = -1;

  /** Instruments were replaced, charts must be opened again. */
  onHello: (hello: Hello, fresh: boolean) => void = () => {};
  onReload: () => void = () => {};
  /** The engine has agreed to these topics: history asked for from now on has no gap. */
  onServing: (topics: ReadonlySet<string>) => void = () => {};

  instrument(id: number): Instrument | undefined {
    return this.byId.get(id);
  }

  select(id: number): void {
    this.selected = id;
    this.depth = null;
    this.depthVersion++;
    this.tape.clear();
  }

  isLost(nowMs: number): boolean {
    return this.heardAtMs > 0 && nowMs - this.heardAtMs > LOST_AFTER_MS;
  }

  /** Takes a message of the stream, at a moment of the browser's clock and of its frame clock. */
  receive(message: FromHub, nowMs: number, frameClockMs: number): void {
    switch (message.kind) {
      case 'hello':
        this.heardAtMs = nowMs;
        this.hear(message.hello);
        break;
      case 'frame':
        this.heardAtMs = nowMs;
        this.frameAtMs ??= frameClockMs;
        this.apply(message.frame);
        break;
      case 'beat':
        this.heardAtMs = nowMs;
        this.engineTimeMs = message.beat.t;
        this.sequence = message.beat.s;
        break;
      case 'serving':
        this.charts.onServing(message.topics);
        this.onServing(new Set(message.topics));
        break;
      case 'unsupported':
        break;
    }
  }

  private hear(hello: Hello): void {
    const fresh = !hello.resumed || !this.hello;
    this.hello = hello;
    this.engineTimeMs = hello.engineTimeMs;
    this.sequence = hello.sequence;
    this.instruments = hello.instruments.map(instrumentOf);
    this.byId = new Map(this.instruments.map((instrument) => [instrument.id, instrument]));
    if (fresh) {
      this.startOver();
    }
    this.onHello(hello, fresh);
  }

  private startOver(): void {
    this.quotes.clear();
    this.charts.forget();
    this.feeds.clear();
    this.panels.clear();
    this.latency = null;
    this.signal = null;
    this.journal = null;
    this.select(this.selected);
  }

  private apply(frame: Frame): void {
    const again = frame.t < this.engineTimeMs - BACKWARD_MS;
    this.frame = frame.f;
    this.sequence = frame.s;
    this.engineTimeMs = frame.t;
    if (again) {
      this.charts.forget();
      this.tape.clear();
      this.onReload();
    }
    if (frame.quotes) {
      this.quotes.apply(frame.quotes);
    }
    if (frame.panels) {
      this.panels.apply(frame.panels);
    }
    frame.feeds?.forEach((feed) => this.feeds.set(feed[0], feed));
    this.latency = frame.lat ?? this.latency;
    this.signal = frame.sig ?? this.signal;
    this.journal = frame.journal ?? this.journal;
    this.applyBooks(frame);
  }

  private applyBooks(frame: Frame): void {
    for (const depth of frame.depth ?? []) {
      if (depth.id === this.selected) {
        this.depth = depth;
        this.depthVersion++;
      }
    }
    for (const tape of frame.tape ?? []) {
      if (tape.id === this.selected) {
        this.tape.add(tape);
      }
    }
    const reloads = (frame.chart ?? []).map((chart) => this.charts.onFrame(chart, frame.s));
    if (reloads.includes(false)) {
      this.onReload();
    }
  }
}
