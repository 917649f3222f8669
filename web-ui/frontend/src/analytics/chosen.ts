import { el } from '../dom';
import { type Instrument, compareInstruments, kindOf, shortName } from '../instrument';
import type { Market } from '../market';
import { keyOf } from '../selection';

export const MOST_CHOSEN = 40;

/** Which instruments are compared: those traded most, or an own choice taken from the list at the left. */
export class Chosen {
  readonly element = el('div', { class: 'chosen', role: 'group', 'aria-label': 'Instruments compared' });
  readonly add = el('button', { type: 'button' });
  onChange: () => void = () => {};
  private keys: readonly string[] = [];
  private shown = '';

  constructor(
    private readonly market: Market,
    private readonly selected: () => Instrument | null,
  ) {
    this.add.addEventListener('click', () => {
      const instrument = this.selected();
      if (instrument) {
        this.set([...this.keys, keyOf(instrument)]);
        this.onChange();
      }
    });
  }

  /** Names as the address says them: `NSE:2885,NSE:1333`. */
  get text(): string {
    return this.keys.join(',');
  }

  read(text: string): void {
    this.set(text.split(',').filter((it) => /^\w+:\d+$/.test(it)));
  }

  private set(keys: readonly string[]): void {
    this.keys = [...new Set(keys)].slice(-MOST_CHOSEN);
  }

  /** Dense ids of those that are known; none means those traded most. */
  get ids(): number[] {
    return this.instruments().map((it) => it.id);
  }

  private instruments(): Instrument[] {
    const known = new Map(this.market.instruments.map((it) => [keyOf(it), it]));
    return this.keys.flatMap((key) => known.get(key) ?? []);
  }

  paint(): void {
    const selected = this.selected();
    const key = [this.text, this.market.instruments.length, selected?.id].join();
    if (key === this.shown) {
      return;
    }
    this.shown = key;
    this.add.textContent = selected ? `+ ${shortName(selected)}` : '+';
    this.add.disabled = !selected || this.keys.includes(keyOf(selected));
    this.add.title = 'Compare the instrument chosen in the list, too';
    this.element.replaceChildren(
      ...(this.keys.length === 0 ? [el('span', { class: 'dim' }, 'the 20 traded most')] : this.chips()),
      this.add,
      this.button('Indices', () => this.take((it) => ['index', 'future'].includes(kindOf(it)))),
      ...(this.keys.length > 0 ? [this.button('Clear', () => this.set([]))] : []),
    );
  }

  private chips(): HTMLElement[] {
    return this.instruments().map((it) => {
      const name = shortName(it);
      const chip = this.button(`${name} ×`, () => this.set(this.keys.filter((key) => key !== keyOf(it))));
      chip.className = 'chip';
      chip.setAttribute('aria-label', `Leave ${name} out`);
      return chip;
    });
  }

  private take(wanted: (it: Instrument) => boolean): void {
    const found = this.market.instruments.filter(wanted).sort(compareInstruments);
    this.set([...this.keys, ...found.map(keyOf)]);
  }

  private button(word: string, act: () => void): HTMLElement {
    const button = el('button', { type: 'button' }, word);
    button.addEventListener('click', () => {
      act();
      this.onChange();
    });
    return button;
  }
}
