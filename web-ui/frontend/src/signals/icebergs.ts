import { el } from '../dom';
import * as format from '../format';
import type { Market } from '../market';
import { clock } from '../time';
import type { Absorption, Iceberg, IcebergsAnswer } from '../wire-panels';
import { words } from '../words';

const MOST = 40;
const HEADS = ['Time', 'Instrument', 'Side', 'Price', 'Ratio', 'Refills', 'Traded', 'Hidden', '≈ conf'];

type Event = { readonly iceberg: Iceberg } | { readonly absorption: Absorption };

/** Levels that kept being renewed, and best prices that took more than they showed; newest first. */
export class Icebergs {
  readonly element: HTMLElement;
  private readonly rows = el('tbody');
  onOpen: (id: number) => void = () => {};

  constructor(private readonly market: Market) {
    this.element = el(
      'table',
      { class: 'grid tight', 'data-testid': 'icebergs' },
      el('caption', { class: 'spoken' }, 'Recent icebergs and absorptions'),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          ...HEADS.map((head, at) => el('th', { scope: 'col', class: at < 3 ? 'words' : '' }, head)),
        ),
      ),
      this.rows,
    );
  }

  show({ events, absorptions }: IcebergsAnswer): void {
    const all: Event[] = [
      ...events.map((iceberg) => ({ iceberg })),
      ...absorptions.map((absorption) => ({ absorption })),
    ];
    const sequence = (it: Event) => ('iceberg' in it ? it.iceberg.sequence : it.absorption.sequence);
    all.sort((a, b) => sequence(b) - sequence(a));
    this.rows.replaceChildren(
      ...all
        .slice(0, MOST)
        .map((it) => ('iceberg' in it ? this.iceberg(it.iceberg) : this.absorbed(it.absorption))),
    );
  }

  private iceberg(ice: Iceberg): HTMLElement {
    return this.row(ice, [
      format.times(ice.ratio),
      format.quantity(ice.refills),
      format.short(ice.traded),
      `${format.short(ice.hidden)} · ${format.share(ice.hiddenShare)}`,
      ice.confidence === null ? format.MISSING : `${ice.confidence}`,
    ]);
  }

  private absorbed(it: Absorption): HTMLElement {
    const held = it.heldS === null ? '' : ` over ${format.decimal(it.heldS, 0)} s`;
    const row = this.row(it, [format.times(it.multiple)]);
    row.append(el('td', { colspan: 4, class: 'dim' }, `absorbed at the touch${held}`));
    return row;
  }

  private row(it: Iceberg | Absorption, texts: readonly string[]): HTMLElement {
    const instrument = this.market.instrument(it.id);
    const name = instrument?.symbol ?? `#${it.id}`;
    const open = el('button', { type: 'button', class: 'link', title: words.openInFlow }, name);
    open.addEventListener('click', () => this.onOpen(it.id));
    const bid = it.side === 'BID';
    return el(
      'tr',
      {},
      el('td', { class: 'num dim' }, clock(it.timeMs)),
      el('th', { scope: 'row' }, open),
      el('td', { 'data-tone': bid ? 'up' : 'down' }, bid ? '▲ bid' : '▼ ask'),
      el('td', { class: 'num' }, format.price(it.price, instrument?.decimals)),
      ...texts.map((text) => el('td', { class: 'num' }, text)),
    );
  }
}
