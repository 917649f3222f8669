import { Label, el } from '../dom';
import { Failure } from '../rest';

/** What did not go through: the plain cause, the broker's own code, what to do (UI-22). */
export class Trouble {
  readonly element: HTMLElement;
  private readonly what = new Label(el('strong'));
  private readonly code = new Label(el('code', { class: 'broker-code', title: "The broker's own code" }));
  private readonly hint = new Label(el('span', { class: 'dim' }));

  constructor() {
    this.element = el(
      'p',
      { class: 'trouble', role: 'alert', 'data-testid': 'trouble', hidden: true },
      this.what.element,
      this.code.element,
      this.hint.element,
    );
  }

  show(error: unknown): void {
    const failure = error instanceof Failure ? error : new Failure(String(error));
    this.say(failure.message, failure.code, failure.hint);
  }

  say(what: string, code = '', hint = ''): void {
    this.element.hidden = false;
    this.what.set(sentence(what));
    this.code.set(code);
    this.code.element.hidden = code === '';
    this.hint.set(sentence(hint));
  }

  clear(): void {
    this.element.hidden = true;
  }
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A button that is out of reach while what it began goes on. */
export function busyButton(text: string, waiting: string, action: () => Promise<void>): HTMLButtonElement {
  const button = el('button', { type: 'submit', class: 'main' }, text);
  button.addEventListener('click', (event) => {
    event.preventDefault();
    button.disabled = true;
    button.textContent = waiting;
    void action().finally(() => {
      button.disabled = false;
      button.textContent = text;
    });
  });
  return button;
}
