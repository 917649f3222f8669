import { attribute, el } from '../dom';
import * as format from '../format';
import type { Pin, Pins } from '../studies/pins';
import { isoDay } from '../time';
import { FAMILY_WORD, text } from './text';
import { FAMILIES, type LevelsAnswer, PIVOT_LEVELS, type Pivots, type Swings } from './wire';

const E4 = 10_000;
const NEAREST = 6; // levels on either side: what fits beside the pivots

/** Pivots in all families, levels of swings, Fibonacci levels; each can be pinned to the chart (UI-110). */
export class LevelTables {
  readonly element = el('div', { class: 'levels', 'data-testid': 'levels' });
  private key = '';
  private shown: LevelsAnswer | null = null;
  private ltp = NaN;
  private version = -1;

  constructor(private readonly pins: Pins) {}

  /** `key`: the instrument's; `ltp` E4 or NaN. */
  show(answer: LevelsAnswer, key: string, ltp: number, decimals: 2 | 4): void {
    const news = answer !== this.shown || key !== this.key;
    const moved = Number.isFinite(ltp) !== Number.isFinite(this.ltp);
    if (news || moved || this.pins.version !== this.version) {
      [this.shown, this.key, this.ltp, this.version] = [answer, key, ltp, this.pins.version];
      const focused = (document.activeElement as HTMLElement | null)?.dataset.pin;
      this.element.replaceChildren(
        ...this.pivots(answer.pivots, decimals),
        ...this.swings(answer.swings, decimals),
        ...this.fibonacci(answer.swings, decimals),
      );
      if (focused) {
        this.element.querySelector<HTMLElement>(`[data-pin="${focused}"]`)?.focus();
      }
    }
  }

  private pivots(pivots: Pivots | null, decimals: 2 | 4): Node[] {
    const about = pivots
      ? ` from ${isoDay(pivots.from)}, for ${pivots.for === null ? 'the next session' : isoDay(pivots.for)}`
      : '';
    const head = el('h3', {}, `Pivots${about}`);
    if (!pivots) {
      return [head, el('p', { class: 'dim' }, text.noPivots)];
    }
    const families = FAMILIES.filter((it) => it !== 'WOODIE_OPEN' || pivots.families[it]?.P !== null);
    const heads = families.map((it) => {
      const [name, tip] = FAMILY_WORD[it];
      return el('th', { scope: 'col', class: 'num', title: tip }, name + (it === pivots.system ? ' •' : ''));
    });
    const rows = PIVOT_LEVELS.map((level) =>
      el(
        'tr',
        { 'data-level': level },
        el('th', { scope: 'row' }, level),
        ...families.map((family) => {
          const rupees = pivots.families[family]?.[level] ?? null;
          const name = `${FAMILY_WORD[family][0]} ${level}`;
          return el('td', { class: 'num' }, this.price(rupees === null ? null : rupees * E4, name, decimals));
        }),
      ),
    );
    return [head, table('Pivots', ['', ...heads], rows)];
  }

  private swings(swings: Swings | null, decimals: 2 | 4): Node[] {
    const head = el('h3', {}, 'Support and resistance');
    if (!swings || swings.resistances.length + swings.supports.length === 0) {
      return [head, el('p', { class: 'dim' }, text.noSwings)];
    }
    const above = [...swings.resistances].sort((a, b) => a - b);
    const below = [...swings.supports].sort((a, b) => b - a);
    const side = (name: string, prices: readonly number[], nearest: number | null) =>
      el(
        'section',
        { 'aria-label': name },
        el('h4', {}, `${name} · ${prices.length}`),
        ...around(prices, nearest).map((price) =>
          el(
            'p',
            { class: 'num', 'data-near': String(price === nearest) },
            this.price(price, `${name === 'Resistance' ? 'R' : 'S'} swing`, decimals),
            el('span', { class: 'dim' }, this.distance(price)),
          ),
        ),
      );
    return [
      head,
      el(
        'div',
        { class: 'two' },
        side('Resistance', above, swings.resistance),
        side('Support', below, swings.support),
      ),
    ];
  }

  private fibonacci(swings: Swings | null, decimals: 2 | 4): Node[] {
    const head = el('h3', {}, 'Fibonacci');
    if (!swings || swings.leg === 'NONE' || swings.legHigh === null || swings.legLow === null) {
      return [head, el('p', { class: 'dim' }, text.noLeg)];
    }
    const [from, to] =
      swings.leg === 'UP' ? [swings.legLow, swings.legHigh] : [swings.legHigh, swings.legLow];
    const glyph = swings.leg === 'UP' ? '▲' : '▼';
    const span = `${glyph} leg ${format.price(from, decimals)} → ${format.price(to, decimals)}`;
    const known = swings.fibonacci.filter((it): it is [number, number] => it[1] !== null);
    const rows = known.map(([share, rupees]) =>
      el(
        'p',
        { class: 'num' },
        el('span', { class: 'dim' }, `${format.decimal(share * 100, 1)} %`),
        this.price(rupees * E4, `Fib ${format.decimal(share * 100, 1)}`, decimals),
        el('span', { class: 'dim' }, this.distance(rupees * E4)),
      ),
    );
    return [head, el('p', { class: 'dim num' }, span), el('div', { class: 'fibs' }, ...rows)];
  }

  /** How far from the last price, percent of it. */
  private distance(price: number): string {
    return Number.isFinite(this.ltp)
      ? `${format.signedDecimal(((price - this.ltp) / this.ltp) * 100, 2)} %`
      : '';
  }

  private price(e4: number | null, name: string, decimals: 2 | 4): Node {
    if (e4 === null || !Number.isFinite(e4)) {
      return document.createTextNode(format.MISSING);
    }
    const pin: Pin = { price: Math.round(e4), name };
    const pinned = this.pins.has(this.key, pin);
    const button = el(
      'button',
      {
        type: 'button',
        class: 'pin',
        'data-pin': `${pin.name}@${pin.price}`,
        'aria-label': `${name} ${format.price(pin.price, decimals)}`,
        title: `${name} ${this.distance(e4)} · ${pinned ? text.pinned : text.pin}`,
      },
      format.price(pin.price, decimals),
    );
    attribute(button, 'aria-pressed', String(pinned));
    button.addEventListener('click', () => this.pins.toggle(this.key, pin));
    return button;
  }
}

/** The nearest one first, then those behind it; all of them from the end where none is near. */
function around(prices: readonly number[], nearest: number | null): readonly number[] {
  const at = nearest === null ? 0 : Math.max(0, prices.indexOf(nearest));
  return prices.slice(at, at + NEAREST);
}

function table(label: string, heads: readonly (string | Node)[], rows: readonly Node[]): HTMLElement {
  const cells = heads.map((it) => (typeof it === 'string' ? el('td', {}, it) : it));
  return el(
    'table',
    { class: 'grid', 'aria-label': label },
    el('thead', {}, el('tr', {}, ...cells)),
    el('tbody', {}, ...rows),
  );
}
