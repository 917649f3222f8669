import { tableOf } from '../account/table';
import { Label, attribute, el } from '../dom';
import * as format from '../format';
import type { Painter } from '../loop';
import { Resource } from '../resource';
import { getServer } from '../rest';
import { words } from '../words';
import { circuitOf, restLamp } from './text';
import type { BrokerWire, LimitWire } from './wire';

const LOOK_MS = 5_000;

interface Row {
  readonly broker: BrokerWire;
  readonly limit: LimitWire;
}

/** How calls to brokers fare: a lamp at the foot, and behind it circuits, rate limits and counters. */
export class Brokers implements Painter {
  /** Stands in the bottom bar while there is a broker to ask. */
  readonly lamp = el('button', {
    type: 'button',
    class: 'plain rest-lamp',
    hidden: true,
    'data-testid': 'rest-lamp',
    title: words.restTip,
  });
  readonly element: HTMLDialogElement;
  private readonly text = new Label(this.lamp);
  private readonly body = el('div', { class: 'broker-tables' });
  private readonly resource = new Resource<{ brokers: readonly BrokerWire[] }>(() => getServer('/api/rest'));
  private shown = -1;
  private nextMs = 0;

  constructor() {
    const close = el('button', { type: 'button' }, 'Close');
    close.addEventListener('click', () => this.element.close());
    this.element = el(
      'dialog',
      { class: 'help live-orders', 'data-testid': 'brokers-panel', 'aria-label': 'Brokers' },
      el('h2', {}, 'Brokers'),
      this.body,
      close,
    );
    this.lamp.addEventListener('click', () => this.element.showModal());
  }

  paint(nowMs: number): void {
    if (nowMs >= this.nextMs) {
      this.nextMs = nowMs + LOOK_MS;
      void this.resource.load();
    }
    const { value, version } = this.resource;
    if (version === this.shown || !value) {
      return;
    }
    this.shown = version;
    const { text, tone } = restLamp(value.brokers);
    this.lamp.hidden = value.brokers.length === 0;
    this.text.set(text);
    attribute(this.lamp, 'data-tone', tone);
    if (this.element.open || this.body.childElementCount === 0) {
      this.body.replaceChildren(circuits(value.brokers), el('h3', {}, 'Rate limits'), limits(value.brokers));
    }
  }
}

function circuits(brokers: readonly BrokerWire[]): Node {
  return tableOf<BrokerWire>(
    'Circuits',
    [
      { head: 'Account', text: (it) => it.account, kind: 'text' },
      { head: 'Broker', text: (it) => it.broker, kind: 'text' },
      { head: 'Circuit', text: (it) => circuitOf(it).text, kind: 'text', tone: (it) => circuitOf(it).tone },
      { head: 'Answered', text: (it) => format.quantity(it.answered) },
      { head: 'Failed', text: (it) => format.quantity(it.failed) },
      { head: 'Opened', text: (it) => format.quantity(it.opened) },
      { head: 'Not asked', text: (it) => format.quantity(it.notAsked) },
      { head: 'Asked again', text: (it) => format.quantity(it.retries) },
      { head: 'Last failure', text: (it) => it.lastFailure ?? '—', kind: 'text' },
      { head: 'Backfill', text: (it) => it.backfill ?? '—', kind: 'text' },
    ],
    brokers,
  );
}

function limits(brokers: readonly BrokerWire[]): Node {
  const rows: Row[] = brokers.flatMap((broker) => broker.limits.map((limit) => ({ broker, limit })));
  return tableOf<Row>(
    'Rate limits',
    [
      { head: 'Account', text: (it) => it.broker.account, kind: 'text' },
      { head: 'Calls', text: (it) => it.limit.name, kind: 'text' },
      { head: 'Limit', text: (it) => it.limit.limit, kind: 'text' },
      { head: 'Made', text: (it) => format.quantity(it.limit.calls) },
      { head: 'Waited', text: (it) => format.quantity(it.limit.waited) },
      { head: 'Not made', text: (it) => format.quantity(it.limit.refused) },
      { head: 'Told “too many”', text: (it) => format.quantity(it.limit.pauses) },
      { head: 'Wait now', text: (it) => `${(it.limit.waitMs / 1000).toFixed(1)} s` },
    ],
    rows,
  );
}
