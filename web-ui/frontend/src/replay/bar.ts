import { Label, attribute, el, options } from '../dom';
import { quantity } from '../format';
import type { Painter } from '../loop';
import { clock, day } from '../time';
import type { Session } from '../wire';
import { words } from '../words';
import { Scrubber } from './scrubber';
import { SPEEDS, countsLine, dayShown, hashLine, ms, seekText, speedText, stateText } from './text';
import type { Stride, Transport } from './transport';
import type { Bookmark, ReplaySession } from './wire';

/** The transport of a recorded day (UI-90, UI-91): where, how fast, and whether it equals what was live. */
export class TransportBar implements Painter {
  readonly element: HTMLElement;
  private readonly scrubber = new Scrubber();
  private readonly dayLabel = new Label(button('transport-day', words.otherDay, 'replay-day'));
  private readonly counts = new Label(el('span', { class: 'dim num', 'data-testid': 'replay-counts' }));
  private readonly play = new Label(button('transport-play', words.playOrPause, 'replay-play'));
  private readonly speeds: HTMLButtonElement[];
  private readonly place = new Label(el('time', { class: 'num headline', 'data-testid': 'replay-time' }));
  private readonly hash = new Label(el('span', { class: 'transport-hash num', 'data-testid': 'hash-line' }));
  private readonly seek = new Label(el('span', { class: 'dim num', 'data-testid': 'seek-time' }));
  private readonly said = new Label(el('span', { class: 'transport-said', role: 'alert' }));
  private readonly bookmarks = el('select', { 'aria-label': 'Bookmarks', title: words.bookmarksTip });
  private readonly loopLabel = new Label(button('', words.loopTip, 'replay-loop'));
  private readonly buttons: HTMLButtonElement[] = [];
  private shown = -1;
  private shownBookmarks = '';

  constructor(
    private readonly transport: Transport,
    private readonly calendar: () => readonly Session[],
    private readonly selected: () => number,
    openDays: () => void,
  ) {
    this.speeds = SPEEDS.map((speed) => {
      const one = button('', words.speedTip, `speed-${speed}`, speedText(speed));
      one.addEventListener('click', () => void transport.play(speed));
      return one;
    });
    this.dayLabel.element.addEventListener('click', openDays);
    this.play.element.addEventListener('click', () => transport.playOrPause());
    this.loopLabel.element.addEventListener('click', () => transport.loop());
    this.bookmarks.addEventListener('change', () => this.chooseBookmark());
    this.scrubber.onSeek = (atMs) => transport.seekMs(atMs);
    const keep = button('', words.bookmarkTip, 'replay-bookmark', '☆');
    keep.addEventListener('click', () => transport.bookmark());
    this.element = el(
      'section',
      { class: 'transport', 'aria-label': 'Replay', 'data-testid': 'transport' },
      el(
        'div',
        { class: 'transport-row' },
        this.dayLabel.element,
        this.counts.element,
        el('span', { class: 'spring' }),
        el(
          'span',
          { class: 'transport-keys' },
          this.stepper('◀ signal', 'signal', -1),
          this.stepper('◀ bar', 'bar', -1),
          this.stepper('◀ tick', 'tick', -1),
          this.play.element,
          this.stepper('tick ▶', 'tick', 1),
          this.stepper('bar ▶', 'bar', 1),
          this.stepper('signal ▶', 'signal', 1),
        ),
        el('span', { class: 'transport-keys', role: 'group', 'aria-label': 'Speed' }, ...this.speeds),
        el('span', { class: 'spring' }),
        this.loopLabel.element,
        keep,
        this.bookmarks,
      ),
      el(
        'div',
        { class: 'transport-row' },
        this.place.element,
        this.scrubber.element,
        this.said.element,
        this.hash.element,
        this.seek.element,
      ),
    );
  }

  private stepper(text: string, by: Stride, count: 1 | -1): HTMLButtonElement {
    const tip = words.stepTip(by, count);
    const one = button('', tip, `step-${by}-${count > 0 ? 'on' : 'back'}`, text);
    one.addEventListener('click', () => this.step(by, count));
    this.buttons.push(one);
    return one;
  }

  /** Steps go by the instrument on show; signals by any. */
  step(by: Stride, count: 1 | -1): void {
    this.transport.step(by, count, by === 'signal' ? -1 : this.selected());
  }

  private chooseBookmark(): void {
    if (this.bookmarks.value) {
      this.transport.seekSequence(Number(this.bookmarks.value));
    }
    this.bookmarks.value = '';
    this.bookmarks.blur();
  }

  paint(): void {
    const { transport } = this;
    if (transport.version === this.shown) {
      return;
    }
    this.shown = transport.version;
    const { session, failure, closed } = transport;
    attribute(this.element, 'data-state', closed ? 'CLOSED' : (session?.state ?? 'NONE'));
    const trouble = closed
      ? words.replayClosed
      : failure
        ? `${failure.message}; ${failure.hint}`
        : session?.error;
    this.said.set(trouble ?? '');
    attribute(this.said.element, 'title', trouble ?? '');
    const idle = session === null || closed;
    [...this.buttons, ...this.speeds].forEach((one) => (one.disabled = idle));
    if (session) {
      this.show(session);
    } else {
      this.dayLabel.set(words.chooseDay);
      this.play.set('▶');
      this.loopLabel.set('⟲ loop');
      this.showBookmarks([]);
    }
  }

  private show(session: ReplaySession): void {
    this.dayLabel.set(`${day(ms(session.firstTimeNs))} · ${session.journal} ▾`);
    this.counts.set(countsLine(session));
    attribute(this.counts.element, 'title', session.countFailure ?? '');
    this.play.set(session.state === 'PLAYING' ? '❚❚' : session.state === 'SEEKING' ? '◌' : '▶');
    attribute(this.play.element, 'aria-label', session.state === 'PLAYING' ? 'Pause' : 'Play');
    attribute(this.play.element, 'aria-pressed', String(session.state === 'PLAYING'));
    SPEEDS.forEach((speed, at) =>
      attribute(this.speeds[at]!, 'aria-pressed', String(speed === session.speed)),
    );
    this.place.set(clock(ms(session.timeNs)));
    attribute(
      this.place.element,
      'title',
      `event ${quantity(session.sequence)} of ${quantity(session.lastSequence)}`,
    );
    this.scrubber.show(session, dayShown(this.calendar(), session), this.transport.loopBegunNs);
    const line = hashLine(session);
    this.hash.set(line.text);
    attribute(this.hash.element, 'data-tone', line.tone);
    attribute(this.hash.element, 'title', line.detail);
    const busy = session.state === 'SEEKING' ? `${stateText(session)}…` : `seek ${seekText(session.seekMs)}`;
    this.seek.set(session.seekMs > 0 || session.state === 'SEEKING' ? busy : '');
    this.loopLabel.set(
      session.loop ? '⟲ end loop' : this.transport.loopBegunNs === null ? '⟲ loop' : '⟲ to here',
    );
    attribute(this.loopLabel.element, 'aria-pressed', String(session.loop !== null));
    this.showBookmarks(session.bookmarks);
  }

  private showBookmarks(bookmarks: readonly Bookmark[]): void {
    const key = bookmarks.map((it) => it.sequence).join();
    if (key === this.shownBookmarks && this.bookmarks.options.length > 0) {
      return;
    }
    this.shownBookmarks = key;
    this.bookmarks.replaceChildren(
      ...options([
        ['', bookmarks.length === 0 ? 'no bookmarks' : `${bookmarks.length} kept`],
        ...bookmarks.map(
          (it) => [String(it.sequence), `${clock(ms(it.timeNs))} ${it.label}`.trim()] as const,
        ),
      ]),
    );
    this.bookmarks.disabled = bookmarks.length === 0;
  }

  /** What the keyboard can do here. */
  readonly keys: Readonly<Record<string, (shift: boolean) => void>> = {
    ' ': () => this.transport.playOrPause(),
    ',': () => this.step('tick', -1),
    '.': () => this.step('tick', 1),
    '<': () => this.step('bar', -1),
    '>': () => this.step('bar', 1),
    n: (shift) => this.step('signal', shift ? -1 : 1),
    b: () => this.transport.bookmark(),
    '[': () => this.transport.faster(-1),
    ']': () => this.transport.faster(1),
  };
}

function button(kind: string, title: string, id: string, text = ''): HTMLButtonElement {
  return el('button', { type: 'button', class: kind, title, 'data-testid': id }, text);
}
