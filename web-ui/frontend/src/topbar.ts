import { Label, attribute, el } from './dom';
import type { Market } from './market';
import type { Painter } from './loop';
import { clock, duration, hourMinute } from './time';
import type { Look } from './theme';
import { words } from './words';
import type { Hello, Mode, Session, SessionState } from './wire';

const MODE_SHAPE: Record<Mode, string> = { LIVE: '◆', DEMO: '●', REPLAY: '▶', CLOSED: '◇' };
const STATE_WORD: Record<SessionState, string> = {
  PRE_OPEN: 'pre-open',
  OPEN: 'open',
  AUCTION: 'closing auction',
  CLOSED: 'closed',
};
const COUNTDOWN_MS = 15 * 60_000;

/** Mode, sessions and time: what market this is and whether it trades (UI-10, UI-12, UI-18). */
export class TopBar implements Painter {
  readonly element: HTMLElement;
  private readonly mode = el('span', { class: 'mode', 'data-testid': 'mode-badge', role: 'status' });
  private readonly modeText = new Label(this.mode);
  private readonly chips = el('ul', { class: 'sessions', 'aria-label': 'Trading sessions' });
  private readonly clock = new Label(el('time', { class: 'clock num', 'data-testid': 'engine-clock' }));
  private readonly theme: HTMLButtonElement;
  private labels: { session: Session; label: Label }[] = [];
  private shown: Hello | null = null;

  constructor(
    private readonly market: Market,
    private readonly look: Look,
    openHelp: () => void,
    screens: HTMLElement,
    replay: HTMLElement,
    /** What the badge says behind REPLAY, null for the mode's own words. */
    private readonly moment: () => string | null = () => null,
    /** Says that real orders are possible. */
    armed: HTMLElement = el('span'),
  ) {
    const help = el(
      'button',
      { type: 'button', class: 'plain', title: 'Keys and reading guide (?)', 'aria-label': 'Help' },
      '?',
      el('span', { class: 'word' }, ' help'),
    );
    help.addEventListener('click', openHelp);
    this.theme = el('button', { type: 'button', class: 'plain', 'data-testid': 'theme-toggle' });
    this.theme.addEventListener('click', () => look.toggleTheme());
    look.onChange(() => this.showTheme());
    this.showTheme();
    this.modeText.set(words.connecting);
    this.element = el(
      'header',
      { class: 'topbar' },
      this.mode,
      armed,
      el('span', { class: 'brand' }, 'Icebreaker'),
      screens,
      this.chips,
      el('span', { class: 'spring' }),
      replay,
      el('span', { class: 'ist' }, this.clock.element, ' IST'),
      this.theme,
      help,
    );
  }

  private showTheme(): void {
    const next = this.look.theme === 'dark' ? 'light' : 'dark';
    const [sign, word] = this.look.theme === 'dark' ? ['☾', ' dark'] : ['☀', ' light'];
    this.theme.replaceChildren(sign, el('span', { class: 'word' }, word));
    this.theme.setAttribute('aria-label', `Switch to the ${next} theme`);
  }

  paint(): void {
    const { hello, engineTimeMs } = this.market;
    if (!hello) {
      return;
    }
    if (hello !== this.shown) {
      this.shown = hello;
      this.showMode(hello);
      this.showSessions(hello.calendar);
    }
    const moment = this.moment();
    if (moment !== null) {
      this.modeText.set(`${MODE_SHAPE[hello.mode]} ${hello.mode} ${moment}`);
    }
    if (this.clock.set(clock(engineTimeMs))) {
      this.labels.forEach(({ session, label }) => {
        const state = stateAt(session, engineTimeMs);
        label.set(sessionText(session, state, engineTimeMs));
        attribute(label.element, 'data-state', state);
        attribute(label.element, 'title', label.element.textContent);
      });
    }
  }

  private showMode(hello: Hello): void {
    document.documentElement.dataset.mode = hello.mode;
    document.title = `${MODE_SHAPE[hello.mode]} ${hello.mode} · Icebreaker`;
    this.modeText.set(`${MODE_SHAPE[hello.mode]} ${hello.mode}`);
    this.mode.title = hello.modeText;
    this.mode.append(...(this.mode.querySelector('small') ? [] : [el('small')]));
    this.mode.querySelector('small')!.textContent = hello.modeText;
  }

  private showSessions(calendar: readonly Session[]): void {
    this.labels = calendar.map((session) => ({ session, label: new Label(el('li')) }));
    this.chips.replaceChildren(...this.labels.map(({ label }) => label.element));
  }
}

/**
 * A session's state at an engine time, from its own dated table: the page knows no trading hours of its
 * own.
 */
export function stateAt(session: Session, nowMs: number): SessionState {
  const { openMs, closeMs, auctionFromMs, auctionToMs } = session;
  if (auctionFromMs !== null && auctionToMs !== null && nowMs >= auctionFromMs && nowMs < auctionToMs) {
    return 'AUCTION';
  }
  if (openMs === null || closeMs === null) {
    return session.state;
  }
  if (nowMs < openMs) {
    return session.state === 'PRE_OPEN' ? 'PRE_OPEN' : 'CLOSED';
  }
  return nowMs < closeMs ? 'OPEN' : 'CLOSED';
}

/** `NFO open · 15:40`; below 15 minutes the time left. */
export function sessionText(session: Session, state: SessionState, nowMs: number): string {
  const next = nextChange(session, state, nowMs);
  const head = `${session.segment} ${STATE_WORD[state]}`;
  if (next === null) {
    return head;
  }
  const [word, atMs] = next;
  const when = atMs - nowMs < COUNTDOWN_MS ? `in ${duration(atMs - nowMs)}` : hourMinute(atMs);
  return `${head} · ${word}${when}`;
}

function nextChange(session: Session, state: SessionState, nowMs: number): [string, number] | null {
  const { openMs, closeMs, auctionFromMs, auctionToMs } = session;
  const candidates: [string, number | null][] =
    state === 'AUCTION'
      ? [['ends ', auctionToMs]]
      : state === 'OPEN'
        ? [
            ['auction ', auctionFromMs],
            ['', closeMs],
          ]
        : [['opens ', openMs]];
  const found = candidates.find(([, atMs]) => atMs !== null && atMs > nowMs);
  return found ? [found[0], found[1]!] : null;
}
