import { el } from '../dom';
import type { Field } from './wire';

/** Inputs for some of a broker's fields; what is set is never in them, only told beside them. */
export class Fields {
  readonly element = el('div', { class: 'broker-fields' });
  private readonly inputs = new Map<string, HTMLInputElement>();

  show(fields: readonly Field[]): void {
    this.inputs.clear();
    this.element.replaceChildren(...fields.map((field) => this.row(field)));
  }

  private row(field: Field): HTMLElement {
    const id = `broker-field-${field.name}`;
    const input = el('input', {
      id,
      type: field.kind === 'SHOWN' ? 'text' : 'password',
      name: field.name,
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-describedby': `${id}-help`,
      placeholder: field.set ? 'leave empty to keep it' : '',
    });
    this.inputs.set(field.name, input);
    const state = field.set ? `set · ${field.hint}` : field.required ? 'not set' : 'not set · optional';
    return el(
      'div',
      { class: 'broker-field' },
      el(
        'label',
        { for: id },
        field.label,
        field.kind === 'ONCE'
          ? ''
          : el(
              'span',
              { class: 'set-state', 'data-tone': field.set ? 'up' : field.required ? 'warn' : '' },
              state,
            ),
      ),
      input,
      el('p', { class: 'dim help-line', id: `${id}-help` }, field.help),
    );
  }

  /** What was typed; empty fields are left out. */
  values(): Record<string, string> {
    const given: Record<string, string> = {};
    for (const [name, input] of this.inputs) {
      if (input.value.trim() !== '') {
        given[name] = input.value.trim();
      }
    }
    return given;
  }

  /** Forgets what was typed: it is with the engine now, or was wrong. */
  clear(): void {
    this.inputs.forEach((input) => (input.value = ''));
  }

  focus(): void {
    this.inputs.values().next().value?.focus();
  }
}
