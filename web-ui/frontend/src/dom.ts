/**
 * The few helpers between this page and the DOM. Text is written into nodes made once, and only when it
 * changed.
 */

type Attributes = Record<string, string | number | boolean | undefined>;

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...children);
  return element;
}

/** A text node that remembers what it shows: writing the same text again costs a comparison. */
export class Label {
  private shown = '';
  private readonly node = document.createTextNode('');

  constructor(readonly element: HTMLElement) {
    element.append(this.node);
  }

  set(text: string): boolean {
    if (text === this.shown) {
      return false;
    }
    this.shown = text;
    this.node.data = text;
    return true;
  }
}

/** Sets an attribute only when it differs. */
export function attribute(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) {
    element.setAttribute(name, value);
  }
}

export function options(values: readonly (readonly [string, string])[]): HTMLOptionElement[] {
  return values.map(([value, text]) => el('option', { value }, text));
}

/** A time of day as everybody here writes it, 24 hours: the browser's own field follows its language. */
export function timeInput(label: string, example: string): HTMLInputElement {
  return el('input', {
    class: 'num time-of-day',
    'aria-label': label,
    placeholder: example,
    pattern: '([01]\\d|2[0-3]):[0-5]\\d',
    maxlength: 5,
    inputmode: 'numeric',
  });
}
