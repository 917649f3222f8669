import { Label, attribute, el } from '../dom';
import { price } from '../format';
import { words } from '../words';
import { startTest, test } from './client';
import { Trouble, busyButton } from './trouble';
import type { Account, TestAnswer } from './wire';

const LOOK_EVERY_MS = 300;
const COLUMNS = ['symbol', 'num price', 'dim'];
const column = (name: string) => el('span', { class: name });

const STATES: Readonly<Record<string, string>> = {
  INSTRUMENTS: 'Fetching the broker’s instruments; the first time of a day takes a while …',
  CONNECTING: 'Connecting …',
  CONNECTED: 'Connected; waiting for ticks …',
  LIVE: 'Ticks are coming …',
  MUTE: 'Connected; waiting for ticks …',
  DOWN: 'Connecting again …',
};

/** Step 3: three symbols must tick, shown one by one. */
export class TestStep {
  readonly element: HTMLElement;
  private readonly trouble = new Trouble();
  private readonly state = new Label(el('p', { class: 'dim', role: 'status' }));
  private readonly rows = el('ol', { class: 'test-rows' });
  private readonly next: HTMLButtonElement;
  private account: Account | null = null;
  private run = 0;

  /** `passed` hears at once, `done` when the person goes on. */
  constructor(
    private readonly passed: (account: Account) => void,
    done: (account: Account) => void,
  ) {
    this.next = el('button', { type: 'button', class: 'main', hidden: true }, 'Next: choose what to stream');
    this.next.addEventListener('click', () => done(this.account!));
    this.element = el(
      'form',
      { class: 'broker-step', 'data-testid': 'step-test' },
      el('p', {}, words.liveTest),
      this.rows,
      this.state.element,
      this.trouble.element,
      el(
        'p',
        { class: 'actions' },
        this.next,
        busyButton('Start live test', 'Testing …', () => this.start()),
      ),
    );
  }

  show(account: Account): void {
    if (this.account?.feed !== account.feed) {
      this.run++;
      this.rows.replaceChildren();
      this.state.set('');
      this.trouble.clear();
      this.next.hidden = true;
    }
    this.account = account;
  }

  private async start(): Promise<void> {
    const run = ++this.run;
    this.trouble.clear();
    this.next.hidden = true;
    this.rows.replaceChildren();
    const { feed } = this.account!;
    try {
      let answer = await startTest(feed);
      while (run === this.run) {
        this.paint(answer);
        if (!answer.running) {
          return;
        }
        await new Promise((wake) => setTimeout(wake, LOOK_EVERY_MS));
        answer = await test(feed);
      }
    } catch (error) {
      this.state.set('');
      this.trouble.show(error);
    }
  }

  private paint(answer: TestAnswer): void {
    if (this.rows.childElementCount !== answer.symbols.length) {
      this.rows.replaceChildren(...answer.symbols.map(() => el('li', {}, ...COLUMNS.map(column))));
    }
    answer.symbols.forEach(({ symbol, afterMs, ltp }, at) => {
      const row = this.rows.children[at]!;
      const ticked = afterMs !== null;
      const cells = ticked
        ? [`✓ ${symbol}`, price(ltp!), `after ${afterMs} ms`]
        : [`○ ${symbol}`, '', 'waiting'];
      cells.forEach((text, column) => {
        const cell = row.children[column]!;
        if (cell.textContent !== text) {
          cell.textContent = text;
        }
      });
      attribute(row, 'data-tone', ticked ? 'up' : '');
    });
    if (answer.passed && this.next.hidden) {
      this.passed(this.account!);
    }
    this.next.hidden = !answer.passed;
    this.state.set(answer.running ? (STATES[answer.state] ?? answer.state) : '');
    if (answer.passed) {
      this.state.set('All three tick: keys, token and market data are good.');
    }
    if (answer.failure) {
      this.trouble.say(answer.failure, answer.code);
    }
  }
}
