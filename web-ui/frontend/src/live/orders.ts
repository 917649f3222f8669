import { tableOf } from '../account/table';
import { Label, el, options } from '../dom';
import * as format from '../format';
import type { Instrument } from '../instrument';
import { Resource } from '../resource';
import { Failure, getServer, postServer } from '../rest';
import { clock } from '../time';
import { words } from '../words';
import { orderState, priceOf } from './text';
import type { OrderAsk, OrderWire, OrdersAnswer } from './wire';

const LOOK_MS = 2_000;

/** The armed account's orders; without an armed account there is no way to this panel (UI-07). */
export class OrdersPanel {
  readonly element: HTMLDialogElement;
  private readonly title = new Label(el('h2', { class: 'live-title' }));
  private readonly what = new Label(el('strong', { class: 'num' }));
  private readonly side = select('side', ['BUY', 'SELL']);
  private readonly type = select('type', ['LIMIT', 'MARKET', 'SL', 'SL_M']);
  private readonly product = select('product', ['INTRADAY', 'DELIVERY', 'NORMAL']);
  private readonly validity = select('validity', ['DAY', 'IOC']);
  private readonly qty = input('qty', 'numeric');
  private readonly price = input('price', 'decimal');
  private readonly trigger = input('trigger', 'decimal');
  private readonly asked = new Label(el('code', { 'data-testid': 'order-asked' }));
  private readonly typed = input('confirm', 'text');
  private readonly confirm: HTMLElement;
  private readonly send = el('button', { type: 'submit', class: 'danger', disabled: true }, 'Send the order');
  private readonly said = new Label(el('p', { class: 'order-said', role: 'status' }));
  private readonly caps = new Label(el('p', { class: 'dim fine num' }));
  private readonly list = el('div', { class: 'order-list' });
  private readonly resource = new Resource<OrdersAnswer>(() => getServer('/api/orders'));
  private pending: OrderAsk | null = null;
  private shown = -1;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly selected: () => Instrument | null) {
    const form = el(
      'form',
      { class: 'order-form' },
      this.what.element,
      labelled('Side', this.side),
      labelled('Quantity, units', this.qty),
      labelled('Type', this.type),
      labelled('Price ₹', this.price),
      labelled('Trigger ₹', this.trigger),
      labelled('Product', this.product),
      labelled('Validity', this.validity),
      el('button', { type: 'submit' }, 'Check'),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.check();
    });
    form.addEventListener('input', () => this.begin());
    const confirm = el(
      'form',
      { class: 'order-confirm', hidden: true },
      el('span', {}, words.typeThis),
      this.asked.element,
      this.typed,
      this.send,
    );
    this.typed.addEventListener('input', () => {
      this.send.disabled = this.typed.value !== this.asked.element.textContent;
    });
    confirm.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.place();
    });
    this.confirm = confirm;
    const close = el('button', { type: 'button' }, 'Close');
    close.addEventListener('click', () => this.element.close());
    this.element = el(
      'dialog',
      { class: 'help live-orders', 'data-testid': 'orders-panel', 'aria-label': 'Live orders' },
      this.title.element,
      form,
      confirm,
      this.said.element,
      this.caps.element,
      this.list,
      close,
    );
    this.element.addEventListener('close', () => clearInterval(this.timer));
  }

  open(account: string): void {
    this.title.set(`LIVE ORDERS · ${account}`);
    const instrument = this.selected();
    this.what.set(instrument ? `${instrument.segment}:${instrument.symbol}` : words.noInstrument);
    this.qty.value = String(instrument?.lotSize ?? '');
    this.begin();
    this.said.set('');
    void this.resource.load();
    clearInterval(this.timer);
    this.timer = setInterval(() => void this.resource.load(), LOOK_MS);
    if (!this.element.open) {
      this.element.showModal();
    }
  }

  /** Another order is another key: nothing typed before confirms it. */
  private begin(): void {
    this.pending = null;
    this.confirm.hidden = true;
    this.typed.value = '';
    this.send.disabled = true;
  }

  private ask(): OrderAsk | null {
    const price = this.price.value === '' ? 0 : priceOf(this.price.value);
    const trigger = this.trigger.value === '' ? 0 : priceOf(this.trigger.value);
    const qty = /^\d{1,9}$/.test(this.qty.value) ? Number(this.qty.value) : null;
    if (price === null || trigger === null || qty === null) {
      this.said.set(words.noNumber);
      return null;
    }
    return {
      key: crypto.randomUUID(),
      instrument: this.what.element.textContent ?? '',
      side: this.side.value,
      qty,
      type: this.type.value,
      price,
      trigger,
      product: this.product.value,
      validity: this.validity.value,
      confirm: '',
    };
  }

  /** Asks the engine what has to be typed; it says no first if the order cannot be. */
  private async check(): Promise<void> {
    this.begin();
    const ask = this.ask();
    if (!ask) {
      return;
    }
    try {
      await postServer('/api/orders', ask);
    } catch (error) {
      if (error instanceof Failure && error.field === 'confirm') {
        this.pending = ask;
        this.asked.set(error.hint);
        this.said.set('');
        this.confirm.hidden = false;
        this.typed.focus();
      } else {
        this.sayNo(error);
      }
    }
  }

  private async place(): Promise<void> {
    if (!this.pending) {
      return;
    }
    const ask = { ...this.pending, confirm: this.typed.value };
    this.send.disabled = true;
    try {
      const order = await postServer<OrderWire>('/api/orders', ask);
      this.said.set(`${ask.confirm}: ${orderState(order)}${order.text ? `. ${order.text}` : ''}`);
      this.begin();
    } catch (error) {
      this.sayNo(error); // the key stays: sending again cannot order twice
      this.send.disabled = false;
    }
    void this.resource.load();
  }

  private async cancel(order: OrderWire): Promise<void> {
    try {
      const { text } = await postServer<OrderWire>('/api/orders/cancel', { number: order.number });
      this.said.set(text ? `${orderText(order)}: ${text}` : '');
    } catch (error) {
      this.sayNo(error);
    }
    void this.resource.load();
  }

  private sayNo(error: unknown): void {
    const { message, hint } = error instanceof Failure ? error : new Failure(String(error));
    this.said.set(hint ? `${message} — ${hint}` : message);
  }

  paint(): void {
    if (!this.element.open || this.resource.version === this.shown) {
      return;
    }
    this.shown = this.resource.version;
    const { value, failure } = this.resource;
    if (failure) {
      this.sayNo(failure);
    }
    if (value) {
      this.showCaps(value);
      this.list.replaceChildren(this.table(value.orders));
    }
  }

  private showCaps({ caps, day, problem, elsewhere }: OrdersAnswer): void {
    const money = (e4: number) => `₹${format.short(e4 / 10_000)}`;
    this.caps.set(
      `Today ${day.orders} of ${caps.dayOrders} orders, ${format.quantity(day.qty)} of ` +
        `${format.quantity(caps.dayQty)} units, ${money(day.value)} of ${money(caps.dayValue)}. ` +
        `An order: at most ${format.quantity(caps.orderQty)} units, ${money(caps.orderValue)}.` +
        (elsewhere > 0 ? ` ${elsewhere} orders from elsewhere.` : '') +
        (problem ? ` Order book: ${problem}` : ''),
    );
  }

  private table(orders: readonly OrderWire[]): Node {
    if (orders.length === 0) {
      return el('p', { class: 'dim' }, words.noLiveOrders);
    }
    const price = (e4: number) => (e4 === 0 ? '—' : format.price(e4));
    return tableOf<OrderWire>(
      'Orders of this day',
      [
        { head: 'Time', text: (it) => clock(it.timeMs), kind: 'text' },
        { head: 'Order', text: orderText, kind: 'text' },
        { head: 'Type', text: (it) => it.type.replace('_', '-'), kind: 'text' },
        { head: 'Price', text: (it) => price(it.price) },
        { head: 'Filled', text: (it) => `${format.quantity(it.filledQty)} at ${price(it.averagePrice)}` },
        { head: 'State', text: (it) => orderState(it), kind: 'text', tone: tone },
        { head: '', text: (it) => this.ending(it), kind: 'text' },
      ],
      [...orders].reverse(),
    );
  }

  private ending(order: OrderWire): string | Node {
    if (!order.working || order.state !== 'ACCEPTED') {
      return order.text;
    }
    const button = el('button', { type: 'button' }, 'Cancel');
    button.addEventListener('click', () => void this.cancel(order));
    return order.text ? el('span', {}, `${order.text} `, button) : button;
  }
}

function orderText({ side, qty, symbol }: OrderWire): string {
  return `${side} ${format.quantity(qty)} ${symbol}`;
}

function tone(order: OrderWire): string {
  return order.state === 'ACCEPTED'
    ? order.text
      ? 'warn'
      : ''
    : order.state === 'REFUSED'
      ? 'down'
      : 'warn';
}

function select(name: string, values: readonly string[]): HTMLSelectElement {
  const element = el('select', { name, 'data-testid': `order-${name}` });
  element.append(...options(values.map((it) => [it, it.replace('_', '-')] as const)));
  return element;
}

function input(name: string, mode: string): HTMLInputElement {
  return el('input', { name, inputmode: mode, autocomplete: 'off', 'data-testid': `order-${name}` });
}

function labelled(text: string, control: HTMLElement): HTMLElement {
  return el('label', {}, el('span', {}, text), control);
}
