import { Connection, type Listener } from './connection';
import { Memory } from './memory';
import type { FromHub, ToHub } from './messages';
import type { Beat, Frame, Hello } from '../wire';

const SILENT_TAB_MS = 150_000; // a hidden tab's timers run once a minute at worst
const CHECK_MS = 1_000;

/** The part of a MessagePort the hub uses. */
export interface Port {
  postMessage(message: FromHub): void;
  onmessage: ((event: MessageEvent<ToHub>) => void) | null;
  close(): void;
}

interface Tab {
  topics: ReadonlySet<string>;
  heardAt: number;
}

/**
 * Shares one connection among the tabs of a browser: topics are the union of their wishes, every tab hears
 * all.
 */
export class Hub implements Listener {
  private readonly tabs = new Map<Port, Tab>();
  private readonly memory = new Memory();
  private readonly connection = new Connection(this);
  private serving: ReadonlySet<string> = new Set();

  start(): void {
    setInterval(() => this.check(Date.now()), CHECK_MS);
  }

  attach(port: Port): void {
    this.tabs.set(port, { topics: new Set(), heardAt: Date.now() });
    port.onmessage = (event) => this.onMessage(port, event.data);
    if (this.memory.hello) {
      port.postMessage({ kind: 'hello', hello: this.memory.hello });
    }
    this.sendFrame(port, this.memory.snapshot(new Set()));
  }

  private onMessage(port: Port, message: ToHub): void {
    const tab = this.tabs.get(port);
    if (message.kind === 'bye' || !tab) {
      this.detach(port);
      return;
    }
    tab.heardAt = Date.now();
    if (message.kind === 'topics') {
      const added = new Set(message.topics.filter((topic) => !tab.topics.has(topic)));
      tab.topics = new Set(message.topics);
      this.sendFrame(port, this.memory.books(added));
      port.postMessage({ kind: 'serving', topics: [...this.serving] });
      this.sync();
    }
  }

  private sendFrame(port: Port, frame: Frame | null): void {
    if (frame) {
      port.postMessage({ kind: 'frame', frame });
    }
  }

  private detach(port: Port): void {
    this.tabs.delete(port);
    port.close();
    this.sync();
  }

  /** Keeps the old wish while no tab is left: a reload is back within a moment. */
  private sync(): void {
    if (this.tabs.size > 0) {
      const union = new Set<string>();
      this.tabs.forEach((tab) => tab.topics.forEach((topic) => union.add(topic)));
      this.memory.retain(union);
      if (union.size > 0) {
        this.connection.want(union);
      }
    }
  }

  private check(nowMs: number): void {
    for (const [port, tab] of [...this.tabs]) {
      if (nowMs - tab.heardAt > SILENT_TAB_MS) {
        this.detach(port);
      }
    }
    this.connection.check(nowMs);
  }

  private broadcast(message: FromHub): void {
    this.tabs.forEach((_, port) => port.postMessage(message));
  }

  onHello(hello: Hello): void {
    this.memory.onHello(hello);
    this.broadcast({ kind: 'hello', hello });
  }

  onFrame(frame: Frame): void {
    this.memory.onFrame(frame);
    this.broadcast({ kind: 'frame', frame });
  }

  onBeat(beat: Beat): void {
    this.broadcast({ kind: 'beat', beat });
  }

  onServing(topics: ReadonlySet<string>): void {
    this.serving = topics;
    this.broadcast({ kind: 'serving', topics: [...topics] });
  }
}
