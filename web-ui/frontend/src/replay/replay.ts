import { IS_REPLAY } from '../base';
import { el } from '../dom';
import type { Painter } from '../loop';
import type { Market } from '../market';
import type { Selection } from '../selection';
import { isoDate } from '../time';
import { words } from '../words';
import { TransportBar } from './bar';
import { replays } from './client';
import { Days } from './days';
import { badgeText } from './text';
import { Transport } from './transport';
import type { RecordedDay, ReplaySession } from './wire';

const LIVE_DAY = '@live'; // in an address: the day that is being written

/**
 * Replay as the page knows it: on a live page a list of days that open in a tab of their own, below
 * `/replay/` the transport of the day that is open. The address may name a day and a moment:
 * `/replay/?day=NAME&sequence=N`.
 */
export class Replay implements Painter {
  readonly button: HTMLElement;
  readonly elements: HTMLElement[] = [];
  readonly keys: Readonly<Record<string, (shift: boolean) => void>>;
  /** Goes to an event of the open day; null on a live page. */
  readonly seek: ((sequence: number) => void) | null;
  private readonly transport = new Transport();
  private readonly bar: TransportBar | null;
  private readonly days: Days;
  private start: () => void = () => {};

  constructor(
    private readonly market: Market,
    selection: Selection,
  ) {
    this.days = new Days((day) => this.choose(day));
    this.bar = IS_REPLAY
      ? new TransportBar(
          this.transport,
          () => market.hello?.calendar ?? [],
          () => selection.id,
          () => this.days.open(),
        )
      : null;
    this.seek = IS_REPLAY ? (sequence) => this.transport.seekSequence(sequence) : null;
    this.keys = this.bar?.keys ?? {};
    this.button = IS_REPLAY ? this.liveLink() : this.replayButton();
    this.elements.push(...(this.bar ? [this.bar.element] : []), this.days.element);
  }

  private liveLink(): HTMLElement {
    return el(
      'a',
      { href: '/', class: 'plain', title: words.backToLiveTip, 'data-testid': 'to-live' },
      words.backToLive,
    );
  }

  private replayButton(): HTMLElement {
    const button = el(
      'button',
      { type: 'button', class: 'plain', title: words.replayTip, 'data-testid': 'replay-open' },
      words.replay,
    );
    button.addEventListener('click', () => this.days.open());
    return button;
  }

  /** Lets the stream begin: at once when live, with the day that is opened in replay. */
  begin(start: () => void): void {
    if (!IS_REPLAY) {
      start();
      return;
    }
    document.querySelector<HTMLElement>('#app')!.dataset.replay = '';
    document.documentElement.dataset.mode = 'REPLAY';
    let started = false;
    this.start = () => {
      if (!started) {
        started = true;
        start();
        this.transport.start();
      }
    };
    void this.openWanted();
  }

  private async openWanted(): Promise<void> {
    const query = new URLSearchParams(location.search);
    const wanted = query.get('day');
    const sequence = Number(query.get('sequence') ?? NaN);
    try {
      const { days, session } = await replays();
      const name = wanted === null ? null : dayNamed(days, wanted);
      if (name) {
        await this.open(name, Number.isFinite(sequence) ? sequence : null);
      } else if (session) {
        await this.open(session.journal, null);
      } else {
        this.days.open();
      }
    } catch {
      this.days.open(); // says what is wrong, with a way to try again
    }
  }

  private async open(name: string, sequence: number | null): Promise<void> {
    if (await this.transport.open(name, sequence)) {
      history.replaceState(null, '', `${location.pathname}?day=${encodeURIComponent(name)}${location.hash}`);
      this.start();
    } else {
      this.days.open(this.transport.failure?.message);
    }
  }

  private choose(day: RecordedDay): void {
    if (IS_REPLAY) {
      void this.open(day.name, null);
    } else {
      window.open(`/replay/?day=${encodeURIComponent(day.name)}`, '_blank');
    }
  }

  get session(): ReplaySession | null {
    return this.transport.session;
  }

  /** What the mode badge says of the moment. */
  readonly moment = (): string | null => {
    const { session } = this.transport;
    return IS_REPLAY && session && this.market.hello ? badgeText(session) : null;
  };

  paint(): void {
    this.bar?.paint();
  }
}

/** By its name, as the one being written, or by the date it was recorded on, `2026-11-24`. */
function dayNamed(days: readonly RecordedDay[], wanted: string): string {
  if (wanted === LIVE_DAY) {
    return days.find((it) => it.live)?.name ?? wanted;
  }
  const named =
    days.find((it) => it.name === wanted) ?? days.find((it) => isoDate(it.fromNs / 1e6) === wanted);
  return named?.name ?? wanted;
}
