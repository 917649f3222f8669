import { Hub, type Port } from './hub';
import type { FromHub, ToHub } from './messages';

const ALIVE_MS = 10_000;
const WORKER_WAIT_MS = 4_000; // a worker that says nothing in this time will not

/** This tab's end of the stream: a shared worker where the browser has one, else a hub of its own. */
export class Stream {
  private port: MessagePort | null = null;
  private topics: readonly string[] = [];
  private heard = false;

  constructor(private readonly receive: (message: FromHub) => void) {}

  start(): void {
    if (typeof SharedWorker === 'function') {
      this.startShared();
    } else {
      this.startAlone();
    }
    setInterval(() => this.send({ kind: 'alive' }), ALIVE_MS);
    addEventListener('pagehide', () => this.send({ kind: 'bye' }));
    addEventListener('pageshow', (event) => {
      if (event.persisted) {
        location.reload(); // back from the browser's page cache: the hub has let go of this tab
      }
    });
  }

  /** Replaces this tab's topics. */
  want(topics: readonly string[]): void {
    this.topics = topics;
    this.send({ kind: 'topics', topics });
  }

  private startShared(): void {
    const worker = new SharedWorker(new URL('./worker.ts', import.meta.url), {
      type: 'module',
      name: 'icebreaker',
    });
    worker.onerror = () => this.fallBack();
    this.connect(worker.port);
    setTimeout(() => {
      if (!this.heard) {
        this.fallBack();
      }
    }, WORKER_WAIT_MS);
  }

  private fallBack(): void {
    if (!this.heard) {
      this.send({ kind: 'bye' });
      this.port?.close();
      this.startAlone();
    }
  }

  private startAlone(): void {
    this.heard = true;
    const channel = new MessageChannel();
    const hub = new Hub();
    hub.start();
    hub.attach(channel.port1 as unknown as Port);
    channel.port1.start();
    this.connect(channel.port2);
  }

  private connect(port: MessagePort): void {
    this.port = port;
    port.onmessage = (event: MessageEvent<FromHub>) => {
      if (event.data.kind === 'unsupported') {
        this.fallBack();
        return;
      }
      this.heard = true;
      this.receive(event.data);
    };
    if (this.topics.length > 0) {
      this.want(this.topics);
    }
  }

  private send(message: ToHub): void {
    this.port?.postMessage(message);
  }
}
