import { Failure } from '../rest';
import * as client from './client';
import { nextSpeed } from './text';
import type { ReplaySession, Speed } from './wire';

const BUSY_MS = 200;
const QUIET_MS = 1_000;
const ERROR_MS = 6_000;

/** What a step goes by. */
export type Stride = 'tick' | 'bar' | 'signal';

/** Commands and answers, so that tests can stand in for the server. */
export type Client = Pick<typeof client, 'session' | 'command'>;

/**
 * The recorded day that is open: what it is doing, and what can be asked of it. Looks at it several times a
 * second while it moves. No DOM.
 */
export class Transport {
  session: ReplaySession | null = null;
  /** What went wrong last, null once that is old. */
  failure: Failure | null = null;
  /** The day was open and is not any more. */
  closed = false;
  version = 0;
  private failedAtMs = 0;
  private loopFromNs: number | null = null;

  constructor(private readonly server: Client = client) {}

  /** Begins to look; until the page goes. */
  start(): void {
    const again = () =>
      void this.look().finally(() =>
        setTimeout(again, this.isMoving && !document.hidden ? BUSY_MS : QUIET_MS),
      );
    again();
  }

  get isMoving(): boolean {
    return this.session?.state === 'PLAYING' || this.session?.state === 'SEEKING';
  }

  async look(nowMs = Date.now()): Promise<void> {
    if (this.failure && nowMs - this.failedAtMs > ERROR_MS) {
      this.failure = null;
      this.version++;
    }
    try {
      this.take(await this.server.session());
    } catch {
      // the veil tells that the engine is gone
    }
  }

  private take(session: ReplaySession | null): void {
    this.closed = session === null && (this.session !== null || this.closed);
    this.session = session ?? (this.closed ? this.session : null);
    this.version++;
  }

  /** Does it; what goes wrong stands in `failure` for a while. */
  async ask(name: string, body: unknown = {}): Promise<boolean> {
    try {
      this.take(await this.server.command(name, body));
      this.failure = null;
      return true;
    } catch (error) {
      this.failure = error instanceof Failure ? error : new Failure(String(error));
      this.failedAtMs = Date.now();
      this.version++;
      return false;
    }
  }

  open(journal: string, sequence: number | null = null): Promise<boolean> {
    this.loopFromNs = null;
    return this.ask('open', sequence === null ? { journal } : { journal, sequence });
  }

  playOrPause(): void {
    void (this.session?.state === 'PLAYING' ? this.ask('pause') : this.play());
  }

  play(speed: Speed | undefined = this.session?.speed): Promise<boolean> {
    return this.ask('play', { speed: speed ?? 1 });
  }

  /** Another speed; a day that stands goes on standing, and remembers it for the next start. */
  faster(by: 1 | -1): void {
    if (this.session) {
      void this.ask('speed', { speed: nextSpeed(this.session.speed, by) });
    }
  }

  step(by: Stride, count: 1 | -1, id: number): void {
    void this.ask('step', { by, count, id });
  }

  seekSequence(sequence: number): void {
    void this.ask('seek', { sequence });
  }

  seekMs(atMs: number): void {
    void this.ask('seek', { timeNs: Math.round(atMs) * 1e6 });
  }

  /** Keeps the place, or forgets it when it is kept already. */
  bookmark(): void {
    const { session } = this;
    if (session) {
      const kept = session.bookmarks.some((it) => it.sequence === session.sequence);
      void this.ask('bookmark', kept ? { forget: session.sequence } : { label: '' });
    }
  }

  /** Sets the loop's beginning, then its end, then ends it. */
  loop(): void {
    const { session } = this;
    if (!session) {
      return;
    }
    if (session.loop) {
      void this.ask('loop');
    } else if (this.loopFromNs !== null && session.timeNs > this.loopFromNs) {
      void this.ask('loop', { fromNs: this.loopFromNs, toNs: session.timeNs });
      this.loopFromNs = null;
    } else {
      this.loopFromNs = session.timeNs;
      this.version++;
    }
  }

  /** Where the loop will begin, while its end is not chosen. */
  get loopBegunNs(): number | null {
    return this.loopFromNs;
  }
}
