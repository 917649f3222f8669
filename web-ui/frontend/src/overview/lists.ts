import { Label, attribute, el } from '../dom';
import * as format from '../format';
import { shortName } from '../instrument';
import type { Market } from '../market';
import { toneOf } from './indices';
import { Still } from './still';
import { BUILDUP_TEXT, text } from './text';
import { BUILDUPS, type Breadth, type MarketAnswer, type Movers } from './wire';

interface Entry {
  readonly id: number;
  readonly figure: string;
  readonly tone: string;
  readonly tip: string;
}

const up = (change: number) => `${format.glyph(change)} ${format.signedDecimal(change, 2)} %`;
const turnover = (rupees: number | null) =>
  `turnover ₹${format.short(rupees === null ? null : Math.round(rupees))}`;

/** The lists, each with how its rows are read. */
const LISTS: readonly (readonly [head: string, rows: (it: Movers) => Entry[]])[] = [
  ['▲ Gainers', (it) => it.up.map(([id, change, rupees]) => entry(id, up(change), change, turnover(rupees)))],
  [
    '▼ Losers',
    (it) => it.down.map(([id, change, rupees]) => entry(id, up(change), change, turnover(rupees))),
  ],
  [
    'Volume ×',
    (it) => it.volume.map(([id, ratio]) => entry(id, format.times(ratio), 0, 'of its mean volume')),
  ],
  [
    'OI %',
    (it) =>
      it.oi.map(([id, change, kind]) =>
        entry(
          id,
          `${BUILDUP_TEXT[kind].code} ${format.signedDecimal(change, 2)} %`,
          0,
          BUILDUP_TEXT[kind].word,
        ),
      ),
  ],
];

function entry(id: number, figure: string, change: number, tip: string): Entry {
  return { id, figure, tone: toneOf(change), tip };
}

/** Who moves most: up, down, by volume, by open interest. Still under the pointer (UI-05). */
export class MoverLists {
  readonly element = el('div', { class: 'movers', 'data-testid': 'movers' });
  readonly apart = new Label(el('p', { class: 'dim fine' }));
  readonly still = new Still(this.element);
  onOpen: (id: number) => void = () => {};
  private shown = '';
  private order = '';

  constructor(private readonly market: Market) {}

  show({ movers, suspects }: MarketAnswer): void {
    const lists = LISTS.map(([head, rows]) => ({ head, entries: rows(movers) }));
    const key = JSON.stringify(lists);
    if (key === this.shown) {
      return;
    }
    const order = lists.map((it) => it.entries.map((row) => row.id).join()).join(';');
    const changes = this.shown === '' || order === this.order ? 0 : moves(this.order, order);
    this.still.change(changes, () => {
      [this.shown, this.order] = [key, order];
      this.replace(lists);
      const names = suspects.map((id) => this.market.instrument(id)?.symbol ?? `#${id}`);
      this.apart.set(names.length > 0 ? text.suspects(names.join(', ')) : '');
    });
  }

  private replace(lists: readonly { readonly head: string; readonly entries: readonly Entry[] }[]): void {
    const focused = (document.activeElement as HTMLElement | null)?.dataset.key;
    this.element.replaceChildren(
      ...lists.map(({ head, entries }, list) =>
        el(
          'section',
          { 'aria-label': head },
          el('h3', {}, head),
          entries.length > 0
            ? el('ol', {}, ...entries.map((it) => this.row(it, list)))
            : el('p', { class: 'dim' }, text.noMovers),
        ),
      ),
    );
    if (focused) {
      this.element.querySelector<HTMLElement>(`[data-key="${focused}"]`)?.focus();
    }
  }

  private row({ id, figure, tone, tip }: Entry, list: number): HTMLElement {
    const instrument = this.market.instrument(id);
    const symbol = instrument ? shortName(instrument) : `#${id}`;
    const button = el('button', { type: 'button', class: 'link', 'data-key': `${list}-${id}` }, symbol);
    button.addEventListener('click', () => this.onOpen(id));
    return el('li', { title: tip }, button, el('span', { class: 'num', 'data-tone': tone }, figure));
  }
}

/** How many rows would stand elsewhere. */
function moves(before: string, after: string): number {
  const [a, b] = [before.split(/[;,]/), after.split(/[;,]/)];
  return Math.max(1, b.filter((id, at) => id !== a[at]).length);
}

/** Advances against declines, the year's extremes, the share above VWAP. */
export class BreadthBar {
  readonly element: HTMLElement;
  private readonly bar = el('div', { class: 'breadth-bar', role: 'img' });
  private readonly parts = (['up', 'flat', 'down'] as const).map((side) => el('i', { 'data-side': side }));
  private readonly facts = [
    'advances',
    'declines',
    'unchanged',
    'ratio',
    '52-week high',
    '52-week low',
    '> VWAP',
  ].map((name) => ({ name, label: new Label(el('dd')) }));

  constructor() {
    this.bar.append(...this.parts);
    const list = el('dl', { class: 'facts-line num', 'data-testid': 'breadth' });
    list.append(...this.facts.map(({ name, label }) => el('div', {}, el('dt', {}, name), label.element)));
    this.element = el('div', { class: 'breadth' }, this.bar, list);
  }

  show(it: Breadth): void {
    const counts = [it.advances, it.unchanged, it.declines];
    this.parts.forEach((part, at) => (part.style.flexGrow = String(counts[at])));
    attribute(this.bar, 'aria-label', `${it.advances} up, ${it.declines} down, ${it.unchanged} unchanged`);
    const known = it.above52Known > 0;
    const values = [
      `▲ ${format.quantity(it.advances)}`,
      `▼ ${format.quantity(it.declines)}`,
      format.quantity(it.unchanged),
      format.decimal(it.ratio, 2),
      known ? format.quantity(it.high52) : format.MISSING,
      known ? format.quantity(it.low52) : format.MISSING,
      it.withVwap > 0 ? format.share(it.aboveVwap / it.withVwap) : format.MISSING,
    ];
    values.forEach((value, at) => this.facts[at]!.label.set(value));
    const year = `of ${format.quantity(it.above52Known)} whose year is known`;
    [4, 5].forEach((at) => attribute(this.facts[at]!.label.element.parentElement!, 'title', year));
  }
}

/** How many futures are in each quadrant of price and open interest: words first, colour second (UI-74). */
export class Quadrants {
  readonly element = el('dl', { class: 'quadrants', 'data-testid': 'quadrants' });
  private readonly labels = BUILDUPS.map((kind) => ({
    kind,
    label: new Label(el('dd', { class: 'num headline' })),
  }));
  readonly neutral = new Label(el('span', { class: 'dim num' }));

  constructor() {
    this.element.append(
      ...this.labels.map(({ kind, label }) => {
        const { code, word, tip } = BUILDUP_TEXT[kind];
        const name = el('dt', {}, el('b', {}, code), ` ${word}`, el('small', {}, tip));
        return el('div', { 'data-kind': kind }, name, label.element);
      }),
    );
  }

  show({ buildups }: MarketAnswer): void {
    this.labels.forEach(({ kind, label }) => label.set(format.quantity(buildups[kind] ?? 0)));
    this.neutral.set(`${format.quantity(buildups.NEUTRAL ?? 0)} neutral`);
  }
}
