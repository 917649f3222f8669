import { Label, el } from '../dom';
import type { Painter } from '../loop';
import { brokers } from './client';
import type { Account } from './wire';

const LOOK_EVERY_MS = 15_000;

/**
 * A feed that waits for a login is said on every screen: what happened, what the engine does, what to do
 * (UI-17).
 */
export class BrokerWatch implements Painter {
  readonly element: HTMLElement;
  private readonly what = new Label(el('span'));
  private readonly act = el('button', { type: 'button' }, 'Log in');
  private feed = '';
  private put = '';
  private nextMs = 0;

  constructor(open: (feed: string) => void) {
    const away = el('button', { type: 'button', title: 'Put away until it changes' }, '×');
    this.element = el(
      'aside',
      { class: 'banner', role: 'status', 'data-testid': 'broker-banner', hidden: true },
      this.what.element,
      this.act,
      away,
    );
    this.act.addEventListener('click', () => open(this.feed));
    away.addEventListener('click', () => {
      this.put = this.what.element.textContent ?? '';
      this.element.hidden = true;
    });
  }

  paint(nowMs: number): void {
    if (nowMs >= this.nextMs) {
      this.nextMs = nowMs + LOOK_EVERY_MS;
      void this.look();
    }
  }

  private async look(): Promise<void> {
    try {
      const waiting = (await brokers()).brokers.find(needsLogin);
      this.element.hidden = waiting === undefined;
      if (waiting) {
        this.feed = waiting.feed;
        this.what.set(
          `${waiting.title}: ${waiting.token.words}. ` +
            'The feed waits and takes up a new token within five seconds.',
        );
        this.element.hidden = this.what.element.textContent === this.put;
      }
    } catch {
      this.element.hidden = true; // the veil says that the engine is away
    }
  }
}

export function needsLogin({ running, token }: Account): boolean {
  return running === 'WAITING_FOR_TOKEN' && token.state !== 'GOOD';
}
