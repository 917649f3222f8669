/** A rule as a flat list of comparisons, the form's side of the text. */

export type Join = 'AND' | 'OR';

export interface Term {
  readonly join: Join | null;
  readonly left: string;
  /** Empty where a flag stands alone. */
  readonly op: string;
  readonly right: string;
}

export const FIRST_TERM: Term = { join: null, left: '', op: '<', right: '' };

/** The text a form stands for; what is not filled in yet is left out. */
export function writeTerms(terms: readonly Term[], onTick: boolean): string {
  const full = terms.filter(({ left }) => left.trim() !== '');
  const text = full
    .map(({ join, left, op, right }, i) => {
      const head = i === 0 ? '' : `${join ?? 'AND'} `;
      return head + (op === '' ? left.trim() : `${left.trim()} ${op} ${right.trim()}`.trim());
    })
    .join(' ');
  return onTick && text !== '' ? `${text} ON TICK` : text;
}

/** What the server calls an operator, as the form's list has it. */
export function formTerms(terms: readonly Term[]): Term[] {
  return terms.map(({ join, left, op, right }, i) => ({
    join: i === 0 ? null : (join ?? 'AND'),
    left,
    op: (op ?? '').toUpperCase(),
    right: right ?? '',
  }));
}
