import { el } from './dom';

const EVERY_MS = 3_000; // UI-171

/** The page's voice: a polite live region that says the newest sentence, at most one in three seconds. */
export class Speaker {
  readonly element = el('div', { class: 'spoken', 'aria-live': 'polite', role: 'status' });
  private pending: string | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;

  say(text: string): void {
    this.pending = text;
    if (this.timer === null) {
      this.speak();
    }
  }

  private speak(): void {
    this.timer = null;
    if (this.pending !== null) {
      this.element.textContent = this.pending;
      this.pending = null;
      this.timer = setTimeout(() => this.speak(), EVERY_MS);
    }
  }
}
