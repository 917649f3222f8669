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
  /** What single keys do while it is shown, by letter. */
  readonly keys?: Readonly<Record<string, (shift: boolean) => void>>;
  /** What the address bar must say to come back here. */
  parts(): Readonly<Record<string, string>>;
}

/** What a tab says, and its key: the digits are those of dashboard 2. */
const TABS: Record<ScreenName, readonly [title: string, key: string]> = {
  market: ['Market', '1'],
  scanner: ['Scanner', '2'],
  flow: ['Order flow', '3'],
  options: ['Options', '4'],
  alerts: ['Alerts', '5'],
  backtests: ['Backtests', '6'],
  paper: ['Paper', '7'],
  analytics: ['Analytics', '8'],
  brokers: ['Brokers', '9'],
  signals: ['Signals', '0'],
  profile: ['Profile', 'P'],
  system: ['System', 'Y'],
};

/** Which screen is visible, chosen by the tabs, their keys or the address bar. */
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
    this.buttons = Object.fromEntries(SCREENS.map((name) => [name, this.button(name)])) as Record<
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

  private button(name: ScreenName): HTMLButtonElement {
    const [title, key] = TABS[name];
    const attributes = { type: 'button', 'data-screen': name, title: `${title} (${key})` };
    const button = el('button', attributes, title);
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

  /** What the keyboard can choose: `{ 2: show the scanner, … }`. */
  get keys(): Record<string, () => void> {
    return Object.fromEntries(SCREENS.map((name) => [TABS[name][1].toLowerCase(), () => this.show(name)]));
  }

  /** A number beside a tab's name, 0 for none. */
  badge(name: ScreenName, count: number): void {
    attribute(this.buttons[name], 'data-badge', count > 0 ? String(Math.min(count, 99)) : '');
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
