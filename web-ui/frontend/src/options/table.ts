import { Label, attribute, el } from '../dom';
import { COLUMNS, type Column, type LegView, type RowView, type Side } from './rows';

const LEFT = COLUMNS;
const RIGHT = [...COLUMNS].reverse();

/** One leg's cells; made once, written when a text changes. */
class LegCells {
  readonly cells: readonly HTMLElement[];
  private readonly labels = new Map<Column, Label>();
  private readonly oiBar = el('i', { class: 'oi-bar', 'aria-hidden': 'true' });
  private readonly changeBar = el('i', { class: 'oi-change-bar', 'aria-hidden': 'true' });

  constructor(side: Side) {
    this.cells = (side === 'ce' ? LEFT : RIGHT).map(({ key, full }) => {
      const text = el('span');
      this.labels.set(key, new Label(text));
      const bar = key === 'oi' ? [this.oiBar] : key === 'oiChange' ? [this.changeBar] : [];
      return el('td', { class: `${side} ${key}${full ? ' full' : ''}` }, ...bar, text);
    });
  }

  paint(leg: LegView | null): void {
    this.labels.forEach((label, key) => {
      label.set(leg?.texts[key] ?? '');
      const tip = leg?.tips[key];
      if (tip || label.element.title) {
        attribute(label.element, 'title', tip ?? '');
      }
    });
    const change = this.labels.get('change')!.element;
    attribute(change, 'data-tone', !leg || leg.change === 0 ? '' : leg.change > 0 ? 'up' : 'down');
    attribute(this.labels.get('buildUp')!.element, 'data-build', leg?.texts.buildUp ?? '');
    this.oiBar.style.transform = `scaleX(${(leg?.oiShare ?? 0).toFixed(3)})`;
    this.changeBar.style.transform = `scaleX(${Math.abs(leg?.oiChangeShare ?? 0).toFixed(3)})`;
    attribute(this.changeBar, 'data-sign', (leg?.oiChangeShare ?? 0) < 0 ? 'minus' : 'plus');
    this.cells.forEach((cell) => attribute(cell, 'data-itm', String(leg?.inTheMoney ?? false)));
  }
}

class RowCells {
  readonly element = el('tr');
  private readonly ce = new LegCells('ce');
  private readonly pe = new LegCells('pe');
  private readonly strike = new Label(el('span', { class: 'strike-price' }));
  private readonly left = new Label(el('small', { class: 'strike-tags left' }));
  private readonly right = new Label(el('small', { class: 'strike-tags right' }));

  constructor() {
    const parts = [this.left.element, this.strike.element, this.right.element];
    const head = el('th', { scope: 'row', class: 'strike' }, ...parts);
    this.element.append(...this.ce.cells, head, ...this.pe.cells);
  }

  paint(row: RowView): void {
    this.strike.set(row.atm ? `» ${row.strike} «` : row.strike);
    this.left.set(row.tags.left);
    this.right.set(row.tags.right);
    attribute(this.element, 'data-atm', String(row.atm));
    attribute(this.element, 'data-stale', String(row.stale));
    attribute(this.element, 'data-illiquid', String(row.illiquid));
    attribute(
      this.element,
      'title',
      row.illiquid ? 'Below the liquidity floor: not used for IV statistics' : '',
    );
    this.ce.paint(row.ce);
    this.pe.paint(row.pe);
  }
}

/** The chain, calls left and puts right of their strike, columns mirrored (UI-70, UI-71, UI-75). */
export class ChainTable {
  readonly element: HTMLElement;
  private readonly body = el('tbody');
  private readonly rows: RowCells[] = [];
  private centred = '';

  constructor() {
    const heads = (side: Side, columns: typeof RIGHT | typeof LEFT) =>
      columns.map(({ head, tip, full, key }) =>
        el('th', { scope: 'col', class: `${side} ${key}${full ? ' full' : ''}`, title: tip }, head),
      );
    const table = el(
      'table',
      { class: 'chain num', 'data-testid': 'chain-table' },
      el('caption', { class: 'spoken' }, 'Option chain: calls left, puts right of the strike'),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          ...heads('ce', LEFT),
          el('th', { scope: 'col', class: 'strike' }, 'Strike'),
          ...heads('pe', RIGHT),
        ),
      ),
      this.body,
    );
    const label = { 'aria-label': 'Option chain', role: 'region', tabindex: 0 };
    this.element = el('div', { class: 'chain-scroll', ...label }, table);
  }

  showGreeks(all: boolean): void {
    this.element.dataset.greeks = all ? 'all' : 'few';
  }

  /** `centre`: what the view is about; when it changes, the ATM row comes to the middle. */
  paint(rows: readonly RowView[], centre: string): void {
    while (this.rows.length < rows.length) {
      const row = new RowCells();
      this.rows.push(row);
      this.body.append(row.element);
    }
    this.rows.forEach((row, at) => {
      row.element.hidden = at >= rows.length;
      if (at < rows.length) {
        row.paint(rows[at]!);
      }
    });
    if (centre !== this.centred) {
      this.centred = centre;
      const atm = rows.findIndex((row) => row.atm);
      const row = this.rows[atm]?.element;
      if (row) {
        this.element.scrollTop = row.offsetTop - (this.element.clientHeight - row.offsetHeight) / 2;
      }
    }
  }
}
