import { Label, el } from '../dom';
import * as format from '../format';
import type { Reason, Signal } from '../wire-signals';
import { COMPONENT_WORD, TYPE_SHAPE, valueText } from './text';

/** Why a signal was given: each component with its points, its value, its threshold and a sentence. */
export class Why {
  readonly element: HTMLElement;
  private readonly title = new Label(el('p', { class: 'why-title' }));
  private readonly rows = el('tbody');
  private readonly total = el('tr');
  private readonly inputs = el('dl', { class: 'facts-grid num' });

  constructor() {
    const heads = ['Component', 'Points', 'Value', 'Threshold', 'What it says'];
    this.element = el(
      'div',
      { class: 'why' },
      this.title.element,
      el(
        'table',
        { class: 'grid', 'data-testid': 'why-table' },
        el('caption', { class: 'spoken' }, 'Why this signal'),
        el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, head)))),
        this.rows,
        el('tfoot', {}, this.total),
      ),
      el('h3', {}, 'Inputs as they stood'),
      this.inputs,
    );
  }

  show(signal: Signal): void {
    this.title.set(
      `${TYPE_SHAPE[signal.type] ?? '•'} ${signal.type} ${signal.symbol} · ${signal.tier.toLowerCase()} tier`,
    );
    this.rows.replaceChildren(...signal.reasons.map(reasonRow));
    const most = signal.reasons.reduce((sum, reason) => sum + reason.most, 0);
    this.total.replaceChildren(
      el('th', { scope: 'row' }, 'Sum'),
      el('td', { class: 'num' }, `${signal.rankScore} of ${most}`),
      el('td', { colspan: 3 }, `Confidence is the sum, at most 10: ${signal.confidence}/10`),
    );
    this.inputs.replaceChildren(
      ...Object.entries(signal.inputs).flatMap(([name, value]) => [
        el('dt', {}, INPUT_WORD[name] ?? name),
        el('dd', {}, typeof value === 'number' ? format.signedDecimal(value, 2) : valueText(value)),
      ]),
    );
  }
}

const INPUT_WORD: Record<string, string> = {
  rBid: 'R bid',
  rAsk: 'R ask',
  obiW: 'Book imbalance, 60 s',
  dl: 'Delta share, 60 s',
  surge: 'Volume surge',
  rBps: 'Move, bps',
  pcr: 'PCR (OI)',
  pcrLabel: 'PCR says',
};

function reasonRow(reason: Reason): HTMLElement {
  const { component, points, most, value, threshold, text, code } = reason;
  const meter = el('meter', { min: 0, max: Math.max(1, most), value: points, 'aria-hidden': 'true' });
  return el(
    'tr',
    { 'data-code': code },
    el('th', { scope: 'row', title: code }, COMPONENT_WORD[component] ?? component),
    el('td', { class: 'num points' }, meter, `${points} of ${most}`),
    el('td', { class: 'num' }, valueText(value)),
    el('td', { class: 'num' }, valueText(threshold)),
    el('td', { class: 'why-text' }, format.minusSigns(text)),
  );
}
