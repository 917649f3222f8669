import { boardPath } from '../base';
import type { Beat, Frame, Hello } from '../wire';

const SILENCE_MS = 10_000; // five missed beats: the socket is dead even if it does not know
const RETRY_MS = [1_000, 2_000, 4_000]; // the last one repeats

export interface Listener {
  onHello(hello: Hello): void;
  onFrame(frame: Frame): void;
  onBeat(beat: Beat): void;
  onServing(topics: ReadonlySet<string>): void;
}

/**
 * One EventSource that outlives failures. Topics change by request and not by a new connection (UI-190);
 * requests are sent one at a time and the newest wish wins. A silent connection is replaced: EventSource
 * alone would wait for ever.
 */
export class Connection {
  private source: EventSource | null = null;
  private page: string | null = null;
  private wanted = '';
  private serving = '';
  private posting = false;
  private heardAt = 0;
  private failures = 0;
  private retryAt = 0;

  constructor(private readonly listener: Listener) {}

  want(topics: ReadonlySet<string>): void {
    this.wanted = [...topics].sort().join(',');
    if (!this.source) {
      this.open();
    } else {
      void this.post();
    }
  }

  /** Called each second: finds dead connections. */
  check(nowMs: number): void {
    if (!this.wanted) {
      return;
    }
    if (this.source && (this.source.readyState === 2 || nowMs - this.heardAt > SILENCE_MS)) {
      this.close();
      this.retryAt = nowMs + RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)]!;
    }
    if (!this.source && nowMs >= this.retryAt) {
      this.open();
    } else {
      void this.post();
    }
  }

  close(): void {
    this.source?.close();
    this.source = null;
    this.page = null;
  }

  private open(): void {
    const topics = this.wanted;
    const source = new EventSource(`${boardPath('/api/stream')}?topics=${encodeURIComponent(topics)}`);
    this.source = source;
    this.heardAt = Date.now();
    const on = <T>(name: string, then: (value: T) => void) =>
      source.addEventListener(name, (event: MessageEvent<string>) => {
        this.heardAt = Date.now();
        then(JSON.parse(event.data) as T);
      });
    on<Hello>('hello', (hello) => {
      this.failures = 0;
      this.page = hello.page;
      this.listener.onHello(hello);
      this.served(topics);
      void this.post();
    });
    on<Frame>('frame', (frame) => this.listener.onFrame(frame));
    on<Beat>('beat', (beat) => this.listener.onBeat(beat));
  }

  private served(topics: string): void {
    this.serving = topics;
    this.listener.onServing(new Set(topics.split(',')));
  }

  private async post(): Promise<void> {
    const { page, wanted } = this;
    if (this.posting || !page || wanted === this.serving) {
      return;
    }
    this.posting = true;
    const status = await send(page, wanted);
    this.posting = false;
    if (page !== this.page) {
      return; // another connection took over meanwhile, its hello goes on from here
    }
    if (status === 404) {
      this.close();
      this.open();
    } else if (status === 204 || status === 200) {
      this.served(wanted);
      void this.post();
    }
  }
}

/** The answer's status, 0 when there was none; `check` tries again within a second. */
async function send(page: string, topics: string): Promise<number> {
  try {
    const answer = await fetch(boardPath('/api/stream/topics'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Icebreaker': '1' },
      body: JSON.stringify({ page, topics: topics.split(',') }),
    });
    return answer.status;
  } catch {
    return 0;
  }
}
