import { el } from '../dom';
import * as format from '../format';
import { clock, clockMs, day } from '../time';
import { words } from '../words';
import {
  LEVELS,
  levelText,
  momentAddress,
  nameOf,
  outcomeText,
  sentTone,
  sentWords,
  statusText,
  valueText,
  whatOf,
} from './text';
import type { Alert } from './wire';

/** Why one alert fired, where it went, and what came after (UI-82, UI-84). */
export class AlertWhy {
  readonly element = el('div', { class: 'alert-why', 'data-testid': 'alert-why' });
  /** Null where the moment opens in a tab of its own, by its address. */
  onMoment: ((alert: Alert) => void) | null = null;
  onRule: (rule: string) => void = () => {};
  onFlow: (alert: Alert) => void = () => {};

  show(alert: Alert, key: string | null): void {
    const level = LEVELS[alert.level];
    this.element.replaceChildren(
      el(
        'p',
        { class: 'why-title' },
        el('b', { 'data-tone': level?.tone ?? '' }, levelText(alert.level)),
        ` ${nameOf(alert)}`,
        ...(alert.kind !== 'ALERT' ? [` · ${alert.kind.toLowerCase()}`] : []),
      ),
      el('p', {}, whatOf(alert)),
      el('div', { class: 'detail-buttons' }, this.moment(alert, key), ...(key ? [this.flow(alert)] : [])),
      facts(alert, this.rule(alert)),
      el('h3', {}, 'Inputs'),
      inputs(alert),
      el('h3', {}, 'Delivery'),
      sent(alert),
    );
  }

  private moment(alert: Alert, key: string | null): HTMLElement {
    const link = el(
      'a',
      {
        href: momentAddress(alert, key),
        target: '_blank',
        class: 'button-like',
        title: words.openMomentTip,
        'data-testid': 'open-tick',
      },
      words.openTick,
    );
    link.addEventListener('click', (event) => {
      if (this.onMoment) {
        event.preventDefault();
        this.onMoment(alert);
      }
    });
    return link;
  }

  private flow(alert: Alert): HTMLElement {
    const button = el('button', { type: 'button' }, words.openInFlow);
    button.addEventListener('click', () => this.onFlow(alert));
    return button;
  }

  private rule(alert: Alert): HTMLElement {
    const button = el('button', { type: 'button', class: 'link' }, alert.rule);
    button.addEventListener('click', () => this.onRule(alert.rule));
    return button;
  }
}

function facts(alert: Alert, rule: HTMLElement): HTMLElement {
  const list = el('dl', { class: 'alert-facts' });
  const fact = (name: string, ...value: (Node | string)[]) =>
    list.append(el('dt', {}, name), el('dd', {}, ...value));
  fact('Fired', `${day(alert.timeMs)} ${clockMs(alert.timeMs)} IST`);
  fact('Rule', rule, el('span', { class: 'dim num' }, ` ${alert.ruleVersion.slice(0, 8)}`));
  fact('What became of it', statusText(alert.status));
  fact('Price', format.price(alert.price));
  fact('Afterwards', outcomeText(alert.outcome) || words.stillToCome);
  fact('Event', el('span', { class: 'num' }, `${alert.day} · ${format.quantity(alert.sequence)}`));
  return list;
}

function inputs(alert: Alert): HTMLElement {
  const rows = Object.entries(alert.inputs);
  return rows.length === 0
    ? el('p', { class: 'dim' }, words.noInputs)
    : el(
        'table',
        { class: 'grid tight' },
        el(
          'tbody',
          {},
          ...rows.map(([name, value]) =>
            el('tr', {}, el('th', { scope: 'row' }, name), el('td', { class: 'num' }, valueText(value))),
          ),
        ),
      );
}

function sent(alert: Alert): HTMLElement {
  return alert.sent.length === 0
    ? el('p', { class: 'dim' }, words.sentNowhere)
    : el(
        'table',
        { class: 'grid tight' },
        el(
          'tbody',
          {},
          ...alert.sent.map(({ channel, state, atMs, tries, error }) =>
            el(
              'tr',
              {},
              el('th', { scope: 'row' }, channel),
              el(
                'td',
                { 'data-tone': sentTone(state) },
                sentWords(state),
                ...(error ? [el('br'), error] : []),
              ),
              el('td', { class: 'num dim' }, tries > 1 ? `${tries} tries` : ''),
              el('td', { class: 'num dim' }, atMs === null ? '' : clock(atMs)),
            ),
          ),
        ),
      );
}
