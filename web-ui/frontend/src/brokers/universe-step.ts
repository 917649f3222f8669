import { Label, attribute, el } from '../dom';
import { quantity } from '../format';
import { choices, universe } from './client';
import { optionsOf, optionsWord, share } from './text';
import { Trouble, busyButton } from './trouble';
import type { Account, Choice, ChoicesAnswer } from './wire';

const SETTLE_MS = 350;
const USUAL_STRIKES = 10;
const MOST_STRIKES = 100;

interface Row {
  readonly choice: Choice;
  readonly box: HTMLInputElement;
  readonly strikes: HTMLInputElement | null;
  readonly count: Label;
}

/** Step 4: what to stream, with the broker's limit as a filling bar. */
export class UniverseStep {
  readonly element: HTMLElement;
  private readonly list = el('ul', { class: 'choices' });
  private readonly own = el('textarea', {
    id: 'own-symbols',
    rows: 4,
    spellcheck: 'false',
    placeholder: 'NSE:RELIANCE\nMCX:GOLD26DECFUT',
  });
  private readonly bar = el('i');
  private readonly meter = el(
    'div',
    { class: 'meter', role: 'meter', 'aria-label': 'Instruments' },
    this.bar,
  );
  private readonly used = new Label(el('p', { class: 'num', 'data-testid': 'limit' }));
  private readonly trouble = new Trouble();
  private readonly saved = el('div', { class: 'saved', role: 'status', hidden: true });
  private readonly form: HTMLElement;
  private readonly loading = el('p', { class: 'dim', role: 'status' }, 'Fetching the broker’s instruments …');
  private rows: Row[] = [];
  private account: Account | null = null;
  private loaded = '';
  private timer = 0;
  private run = 0;

  constructor(
    private readonly start: () => string,
    private readonly changed: (account: Account) => void,
  ) {
    this.own.addEventListener('input', () => this.countSoon());
    this.form = el(
      'div',
      {},
      this.list,
      el('label', { for: 'own-symbols' }, 'Own list, one EXCHANGE:SYMBOL a line'),
      this.own,
      this.meter,
      this.used.element,
    );
    this.element = el(
      'form',
      { class: 'broker-step', 'data-testid': 'step-universe' },
      this.loading,
      this.form,
      this.trouble.element,
      this.saved,
      el(
        'p',
        { class: 'actions' },
        busyButton('Save', 'Saving …', () => this.save()),
      ),
    );
  }

  show(account: Account): void {
    this.account = account;
    if (this.loaded !== account.feed) {
      void this.load();
    }
  }

  private async load(): Promise<void> {
    const { feed } = this.account!;
    this.loaded = feed;
    this.form.hidden = true;
    this.loading.hidden = false;
    this.saved.hidden = true;
    this.trouble.clear();
    try {
      this.fill(await choices(feed));
      this.form.hidden = false;
    } catch (error) {
      this.loaded = '';
      this.trouble.show(error);
    }
    this.loading.hidden = true;
  }

  private fill(answer: ChoicesAnswer): void {
    const words = new Set(answer.chosen);
    this.rows = answer.choices.map((choice) => this.row(choice, words));
    this.own.value = [...words].join('\n');
    this.list.replaceChildren(...this.rows.map((row) => this.line(row)));
    if (answer.warning) {
      this.trouble.say(answer.warning);
    }
    void this.count();
  }

  /** Takes what it stands for out of the chosen words; what is left is the own list. */
  private row(choice: Choice, words: Set<string>): Row {
    const mine = [...words].find((word) => {
      const options = optionsOf(word);
      return word === choice.word || (options !== null && options.underlying === choice.underlying);
    });
    const box = el('input', {
      type: 'checkbox',
      checked: mine !== undefined,
      disabled: choice.problem !== null,
    });
    if (mine !== undefined) {
      words.delete(mine);
    }
    const strikes = choice.underlying
      ? el('input', {
          type: 'number',
          min: 1,
          max: MOST_STRIKES,
          value: (mine && optionsOf(mine)?.strikes) || USUAL_STRIKES,
          'aria-label': `${choice.underlying}: strikes each side`,
          disabled: choice.problem !== null,
        })
      : null;
    box.addEventListener('change', () => this.countSoon());
    strikes?.addEventListener('input', () => this.countSoon());
    return { choice, box, strikes, count: new Label(el('span', { class: 'num dim' })) };
  }

  private line({ choice, box, strikes, count }: Row): HTMLElement {
    count.set(choice.problem ? '' : countWords(choice));
    const label = el('label', {}, box, ` ${choice.title}`);
    const more = strikes ? [el('span', { class: 'dim' }, 'ATM ±'), strikes] : [];
    const why = choice.problem ? [el('p', { class: 'dim help-line' }, choice.problem)] : [];
    return el(
      'li',
      { class: choice.problem ? 'absent' : '' },
      el('span', { class: 'choice' }, label, ...more, count.element),
      ...why,
    );
  }

  private words(): string[] {
    const chosen = this.rows
      .filter(({ box }) => box.checked)
      .map(({ choice, strikes }) =>
        strikes ? optionsWord(choice.underlying!, Number(strikes.value)) : choice.word,
      );
    const own = this.own.value.split('\n').map((line) => line.trim());
    return [...chosen, ...own.filter((line) => line !== '')];
  }

  private countSoon(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.count(), SETTLE_MS);
  }

  private async count(): Promise<void> {
    const run = ++this.run;
    try {
      const { count, limit, limitWords } = await universe(this.account!.feed, this.words(), false);
      if (run === this.run) {
        this.trouble.clear();
        this.paintBar(count, limit, limitWords);
      }
    } catch (error) {
      if (run === this.run) {
        this.trouble.show(error);
      }
    }
  }

  private paintBar(count: number, limit: number, limitWords: string): void {
    const percent = share(count, limit);
    this.bar.style.width = count > 0 ? `max(3px, ${percent}%)` : '0';
    const tone = count > limit ? 'bad' : percent > 80 ? 'warn' : 'up';
    attribute(this.meter, 'data-tone', tone);
    attribute(this.meter, 'aria-valuenow', String(count));
    attribute(this.meter, 'aria-valuemax', String(limit));
    const over = count > limit ? ` · ${quantity(count - limit)} too many` : '';
    this.used.set(`${quantity(count)} of ${quantity(limit)} instruments (${limitWords})${over}`);
    attribute(this.used.element, 'data-tone', count > limit ? 'bad' : '');
  }

  private async save(): Promise<void> {
    try {
      const { account } = await universe(this.account!.feed, this.words(), true);
      this.trouble.clear();
      this.saved.hidden = false;
      this.saved.replaceChildren(
        el('strong', {}, `✓ Saved in ${account.configured ?? 'the configuration'}`),
        el('p', {}, 'To stream it, ', el('code', {}, this.start())),
      );
      this.changed(account);
    } catch (error) {
      this.saved.hidden = true;
      this.trouble.show(error);
    }
  }
}

function countWords({ count, underlying }: Choice): string {
  const things = underlying ? 'contract' : 'instrument';
  return `${underlying ? 'up to ' : ''}${quantity(count)} ${things}${count === 1 ? '' : 's'}`;
}
