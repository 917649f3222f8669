import { el } from '../dom';
import * as format from '../format';
import type { Part } from './wire';

const WIDEST = 3; // points; a bar of parts is as wide as the greatest sums seen in practice

/** A score's parts side by side: what adds is solid, what takes is hollow (UI-41, UI-150). */
export function partsBar(parts: readonly Part[]): HTMLElement {
  const bar = el('span', { class: 'parts-bar', 'aria-hidden': 'true' });
  const sum = Math.max(
    WIDEST,
    parts.reduce((all, [, points]) => all + Math.abs(points), 0),
  );
  for (const [name, points] of parts) {
    if (points !== 0) {
      const part = el('i', { 'data-sign': points > 0 ? 'plus' : 'minus' });
      part.style.width = `${(100 * Math.abs(points)) / sum}%`;
      part.title = `${name} ${format.signedDecimal(points, 1)}`;
      bar.append(part);
    }
  }
  return bar;
}

/** Each rule with its input and its points, and the sum of them. */
export function partsTable(parts: readonly Part[], score: string): HTMLElement {
  const most = Math.max(1, ...parts.map(([, points]) => Math.abs(points)));
  return el(
    'table',
    { class: 'grid tight parts-table', 'data-testid': 'parts-table' },
    el('caption', { class: 'spoken' }, 'Parts of the score'),
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        el('th', { scope: 'col', class: 'words' }, 'Rule'),
        el('th', { scope: 'col', class: 'words' }, 'Input'),
        el('th', { scope: 'col' }, 'Points'),
      ),
    ),
    el('tbody', {}, ...parts.map((part) => line(part, most))),
    el(
      'tfoot',
      {},
      el('tr', {}, el('th', { scope: 'row', colspan: 2 }, 'Score'), el('td', { class: 'num' }, score)),
    ),
  );
}

function line([name, points, input]: Part, most: number): HTMLElement {
  const bar = el('i', {
    class: 'points-bar',
    'data-sign': points >= 0 ? 'plus' : 'minus',
    'aria-hidden': 'true',
  });
  bar.style.width = `${(36 * Math.abs(points)) / most}px`;
  const tone = points > 0 ? 'up' : points < 0 ? 'down' : '';
  return el(
    'tr',
    {},
    el('th', { scope: 'row' }, name),
    el('td', { class: 'dim' }, format.minusSigns(input)),
    el('td', { class: 'num', 'data-tone': tone }, bar, format.signedDecimal(points, 1)),
  );
}
