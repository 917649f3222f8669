const FPS_WINDOW_MS = 1_000;
const SLOW_FPS = 50;
const SLOW_SECONDS = 3;
const SAMPLES = 100; // ten seconds of frames at ten a second

export interface Painter {
  paint(nowMs: number): void;
}

/**
 * The one animation-frame loop of the page (UI-181). It also watches itself: frames a second, arrival to
 * paint.
 */
export class Loop {
  painted = 0;
  fps = 0;
  /** Two calm seconds end it again: tint animations off while the machine cannot keep up (UI-185). */
  struggling = false;
  private readonly paintMs = new Float64Array(SAMPLES);
  private paintCount = 0;
  private windowStart = 0;
  private inWindow = 0;
  private slowSeconds = 0;

  constructor(
    private readonly painters: readonly Painter[],
    private readonly takeArrival: () => number | null,
  ) {}

  start(): void {
    requestAnimationFrame((now) => this.turn(now));
  }

  private turn(nowMs: number): void {
    const arrival = this.takeArrival();
    this.painters.forEach((painter) => painter.paint(nowMs));
    this.painted++;
    if (arrival !== null) {
      this.paintMs[this.paintCount++ % SAMPLES] = performance.now() - arrival;
    }
    this.measure(nowMs);
    requestAnimationFrame((now) => this.turn(now));
  }

  private measure(nowMs: number): void {
    this.inWindow++;
    const elapsed = nowMs - this.windowStart;
    if (elapsed < FPS_WINDOW_MS) {
      return;
    }
    this.fps = this.windowStart === 0 ? 0 : Math.round((this.inWindow * 1000) / elapsed);
    this.windowStart = nowMs;
    this.inWindow = 0;
    const slow = this.fps > 0 && this.fps < SLOW_FPS;
    this.slowSeconds = slow
      ? Math.min(SLOW_SECONDS, this.slowSeconds + 1)
      : Math.max(0, this.slowSeconds - 1.5);
    this.struggling = this.struggling ? this.slowSeconds > 0 : this.slowSeconds >= SLOW_SECONDS;
  }

  /** Median time from a frame's arrival to its paint, ms; null before the first. */
  get paintMedianMs(): number | null {
    const held = Math.min(this.paintCount, SAMPLES);
    return held === 0 ? null : this.paintMs.slice(0, held).sort()[held >> 1]!;
  }
}
