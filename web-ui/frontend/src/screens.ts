import { attribute, el } from './dom';
import type { Painter } from './loop';
import { SCREENS, type Route, type ScreenName, formatRoute, parseRoute } from './route';

/** One screen of the page. Only the visible one is painted, and only its topics are subscribed. */
export interface Screen extends Painter {
  readonly element: HTMLElement;
  readonly topics: readonly string[];
  /** Shown, or shown again with these parts of the address. */
  open(parts: Readonly<Record<string, string>>): void;
  close(): void;
  /** The stream carries this screen's topics now. */
  served(topics: ReadonlySet<string>): void;
  /** What the address bar must say to come back here. */
  parts(): Readonly<Record<string, string>>;
}

const TITLES: Record<ScreenName, string> = {
  flow: 'Order flow',
  signals: 'Signals',
  options: 'Options',
  profile: 'Profile',
  paper: 'Paper',
  backtests: 'Backtests',
  brokers: 'Brokers',
};

/** Which screen is visible, chosen by the tabs, the digits 1 to 7 or the address bar. */
export class Screens implements Painter {
  readonly element: HTMLElement;
  current: ScreenName = 'flow';
  private readonly buttons: Record<ScreenName, HTMLButtonElement>;
  private written = '';

  constructor(
    private readonly screens: Readonly<Record<ScreenName, Screen>>,
    private readonly onChange: () => void,
  ) {
    this.element = el('nav', { class: 'screens', 'data-testid': 'screen-select', 'aria-label': 'Screens' });
    this.buttons = Object.fromEntries(SCREENS.map((name, at) => [name, this.button(name, at + 1)])) as Record<
      ScreenName,
      HTMLButtonElement
    >;
    this.element.append(...SCREENS.map((name) => this.buttons[name]));
    addEventListener('hashchange', () => {
      if (location.hash !== this.written) {
        this.follow(parseRoute(location.hash));
      }
    });
  }

  private button(name: ScreenName, digit: number): HTMLButtonElement {
    const title = `${TITLES[name]} (${digit})`;
    const button = el('button', { type: 'button', 'data-screen': name, title }, TITLES[name]);
    button.addEventListener('click', () => this.show(name));
    return button;
  }

  get screen(): Screen {
    return this.screens[this.current];
  }

  /** Begins with what the address bar says. */
  start(): void {
    this.follow(parseRoute(location.hash));
  }

  show(name: ScreenName, parts: Readonly<Record<string, string>> = {}): void {
    this.follow({ screen: name, parts });
  }

  /** A new run of the engine: what the screen holds belongs to the old one. */
  reopen(): void {
    this.screen.open(this.screen.parts());
    this.onChange();
  }

  /** The nth screen, from 1. */
  showNumber(digit: number): void {
    const name = SCREENS[digit - 1];
    if (name) {
      this.show(name);
    }
  }

  private follow({ screen, parts }: Route): void {
    if (screen !== this.current) {
      this.screen.close();
    }
    this.current = screen;
    document.querySelector<HTMLElement>('#app')!.dataset.screen = screen;
    for (const name of SCREENS) {
      this.screens[name].element.hidden = name !== screen;
      attribute(this.buttons[name], 'aria-current', name === screen ? 'page' : 'false');
    }
    this.screen.open(parts);
    this.onChange();
  }

  paint(nowMs: number): void {
    this.screen.paint(nowMs);
    this.write();
  }

  /** Keeps the address in step with the view, without a new entry of the browser's history a change. */
  private write(): void {
    const text = formatRoute({ screen: this.current, parts: this.screen.parts() });
    if (text !== this.written) {
      const pushes = this.written !== '' && parseRoute(this.written).screen !== this.current;
      this.written = text;
      history[pushes ? 'pushState' : 'replaceState'](null, '', text);
    }
  }
}
