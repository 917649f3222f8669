import { attribute, el } from '../dom';
import { clock, hourMinute } from '../time';
import { type Span, bands, fraction, ms } from './text';
import type { ReplaySession } from './wire';

const MINUTE_MS = 60_000;
const KEYS: Record<string, number> = {
  ArrowLeft: -MINUTE_MS,
  ArrowRight: MINUTE_MS,
  PageDown: -15 * MINUTE_MS,
  PageUp: 15 * MINUTE_MS,
};

/** The day as a line: where we are, what is recorded, where something is missing. Drag or use the arrows. */
export class Scrubber {
  readonly element: HTMLElement;
  onSeek: (atMs: number) => void = () => {};
  private readonly recorded = el('i', { class: 'scrub-recorded' });
  private readonly looped = el('i', { class: 'scrub-loop', hidden: true });
  private readonly played = el('i', { class: 'scrub-played' });
  private readonly gaps = el('span');
  private readonly marks = el('span');
  private readonly knob = el('i', { class: 'scrub-knob' });
  private readonly tip = el('output', { class: 'scrub-tip num', hidden: true });
  private readonly from = el('time', { class: 'num dim' });
  private readonly to = el('time', { class: 'num dim' });
  private readonly track: HTMLElement;
  private span: Span = { fromMs: 0, toMs: 0 };
  private atMs = 0;
  private dragMs: number | null = null;
  private shownGaps = '';

  constructor() {
    this.track = el(
      'div',
      {
        class: 'scrub-track',
        role: 'slider',
        tabindex: 0,
        'aria-label': 'Time of the day',
        'data-testid': 'scrubber',
      },
      this.recorded,
      this.played,
      this.looped,
      this.gaps,
      this.marks,
      this.knob,
      this.tip,
    );
    this.element = el('div', { class: 'scrub' }, this.from, this.track, this.to);
    this.track.addEventListener('pointerdown', (event) => this.drag(event));
    this.track.addEventListener('pointermove', (event) => this.move(event));
    this.track.addEventListener('pointerleave', () => (this.tip.hidden = this.dragMs === null));
    this.track.addEventListener('pointerup', (event) => this.drop(event));
    this.track.addEventListener('pointercancel', () => (this.dragMs = null));
    this.track.addEventListener('keydown', (event) => this.onKey(event));
  }

  private timeAt(event: PointerEvent): number {
    const { left, width } = this.track.getBoundingClientRect();
    const part = Math.min(1, Math.max(0, (event.clientX - left) / Math.max(1, width)));
    return this.span.fromMs + part * (this.span.toMs - this.span.fromMs);
  }

  private drag(event: PointerEvent): void {
    this.track.setPointerCapture(event.pointerId);
    this.move(event);
    this.dragMs = this.timeAt(event);
    this.place();
  }

  private move(event: PointerEvent): void {
    const atMs = this.timeAt(event);
    this.tip.hidden = false;
    this.tip.textContent = clock(atMs);
    this.tip.style.left = percent(fraction(this.span, atMs));
    if (this.dragMs !== null) {
      this.dragMs = atMs;
      this.place();
    }
  }

  private drop(event: PointerEvent): void {
    if (this.dragMs !== null) {
      this.dragMs = null;
      this.onSeek(this.timeAt(event));
    }
  }

  private onKey(event: KeyboardEvent): void {
    const by = KEYS[event.key];
    const goal =
      event.key === 'Home' ? this.span.fromMs : event.key === 'End' ? this.span.toMs : this.atMs + (by ?? 0);
    if (by !== undefined || event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      event.stopPropagation(); // the chart's arrows are not meant
      this.onSeek(goal);
    }
  }

  show(session: ReplaySession, span: Span, loopBegunNs: number | null): void {
    this.span = span;
    this.atMs = ms(session.timeNs);
    this.from.textContent = hourMinute(span.fromMs);
    this.to.textContent = hourMinute(span.toMs);
    this.stretch(this.recorded, ms(session.firstTimeNs), ms(session.lastTimeNs));
    const loop =
      session.loop ?? (loopBegunNs === null ? null : { fromNs: loopBegunNs, toNs: session.timeNs });
    this.looped.hidden = loop === null;
    if (loop) {
      this.stretch(this.looped, ms(loop.fromNs), ms(loop.toNs));
    }
    this.place();
    this.showGaps(session);
    attribute(this.track, 'aria-valuemin', String(Math.round(span.fromMs)));
    attribute(this.track, 'aria-valuemax', String(Math.round(span.toMs)));
    attribute(this.track, 'aria-valuenow', String(Math.round(this.atMs)));
    attribute(this.track, 'aria-valuetext', clock(this.atMs));
  }

  private place(): void {
    const at = fraction(this.span, this.dragMs ?? this.atMs);
    this.knob.style.left = percent(at);
    this.played.style.width = percent(at);
  }

  private stretch(band: HTMLElement, fromMs: number, toMs: number): void {
    const from = fraction(this.span, fromMs);
    band.style.left = percent(from);
    band.style.width = percent(fraction(this.span, toMs) - from);
  }

  private showGaps(session: ReplaySession): void {
    const key = [
      session.gapCount,
      session.gaps[session.gaps.length - 1]?.toNs, // one that is still open grows
      session.bookmarks.map((it) => it.sequence),
      this.span.fromMs,
      this.span.toMs,
    ];
    if (key.join() === this.shownGaps) {
      return;
    }
    this.shownGaps = key.join();
    this.gaps.replaceChildren(
      ...bands(session, this.span, this.track.clientWidth).map(({ from, to }) => {
        const band = el('i', { class: 'scrub-gap', title: 'packets are missing here' });
        band.style.left = percent(from);
        band.style.width = percent(to - from);
        return band;
      }),
    );
    this.marks.replaceChildren(
      ...session.bookmarks.map((bookmark) => {
        const title = `bookmark ${clock(ms(bookmark.timeNs))} ${bookmark.label}`.trim();
        const mark = el('i', { class: 'scrub-mark', title });
        mark.style.left = percent(fraction(this.span, ms(bookmark.timeNs)));
        return mark;
      }),
    );
  }
}

function percent(part: number): string {
  return `${(part * 100).toFixed(3)}%`;
}
