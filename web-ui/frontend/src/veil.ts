import { Label, el } from './dom';
import type { Painter } from './loop';
import type { Market } from './market';
import { clock } from './time';
import { words } from './words';

/**
 * A grey veil when the engine has been silent for six seconds; what was last known stays readable (UI-194).
 * The time is the engine's, as on its clock: in demo and replay that is not this computer's.
 */
export class Veil implements Painter {
  readonly element: HTMLElement;
  private readonly text = new Label(el('p', { role: 'alert' }));

  constructor(private readonly market: Market) {
    this.element = el('div', { class: 'veil', 'data-testid': 'veil', hidden: true }, this.text.element);
  }

  paint(): void {
    const lost = this.market.isLost(Date.now());
    this.element.hidden = !lost;
    if (lost) {
      this.text.set(words.lost(clock(this.market.engineTimeMs)));
    }
  }
}
