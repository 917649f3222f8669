import { Label, el } from '../dom';
import type { Painter } from '../loop';
import type { Market } from '../market';
import type { OrdersPanel } from './orders';

/** The red badge that stays on every screen while an account is armed, and the one way to the order panel. */
export class ArmedBadge implements Painter {
  readonly element: HTMLButtonElement;
  private readonly text: Label;
  private armed: string | null = null;

  constructor(
    private readonly market: Market,
    private readonly panel: OrdersPanel,
  ) {
    this.element = el('button', {
      type: 'button',
      class: 'armed',
      hidden: true,
      'data-testid': 'live-orders',
      title: 'Real orders are possible: open the order panel',
    });
    this.text = new Label(this.element);
    this.element.addEventListener('click', () => {
      if (this.armed !== null) {
        this.panel.open(this.armed);
      }
    });
  }

  paint(): void {
    const armed = this.market.hello?.armed ?? null;
    if (armed !== this.armed) {
      this.armed = armed;
      this.element.hidden = armed === null;
      this.text.set(armed === null ? '' : `LIVE ORDERS · ${armed}`);
      document.documentElement.classList.toggle('is-armed', armed !== null);
      if (armed === null && this.panel.element.open) {
        this.panel.element.close();
      }
    }
    this.panel.paint();
  }
}
