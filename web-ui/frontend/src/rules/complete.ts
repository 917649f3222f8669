/** Completion of a rule's text: what stands before the caret, and what could stand there. */

export interface Candidate {
  readonly word: string;
  readonly hint: string;
}

export interface Completion {
  /** Where the begun word starts. */
  readonly from: number;
  readonly candidates: readonly Candidate[];
}

const MOST = 8;

/** Null where no word is begun: in numbers, in quoted symbols, behind blanks. */
export function complete(text: string, caret: number, known: readonly Candidate[]): Completion | null {
  const before = text.slice(0, caret);
  const begun = /(@?[A-Za-z_][A-Za-z0-9_]*|@)$/.exec(before)?.[1];
  if (!begun || (before.split('"').length - 1) % 2 === 1) {
    return null;
  }
  const from = caret - begun.length;
  if (/[0-9.]$/.test(text.slice(0, from))) {
    return null;
  }
  const sought = begun.toLowerCase();
  const fits = known.filter(({ word }) => word.toLowerCase().startsWith(sought));
  const exact = fits.length === 1 && fits[0]!.word.toLowerCase() === sought;
  return fits.length === 0 || exact ? null : { from, candidates: fits.slice(0, MOST) };
}

/** The text with a candidate in place of the begun word, and where the caret stands then. */
export function accept(
  text: string,
  caret: number,
  { from }: Completion,
  { word }: Candidate,
): { text: string; caret: number } {
  const rest = text.slice(caret).replace(/^[A-Za-z0-9_]+/, '');
  const gap = rest === '' || !/^[\s)(@[:,]/.test(rest) ? ' ' : '';
  const put = word + (word.startsWith('@') || rest !== '' ? '' : gap);
  return { text: text.slice(0, from) + put + rest, caret: from + put.length };
}

/** A long text's part around a column, with the column in it, from 1. */
export function around(text: string, column: number, most = 64): { text: string; column: number } {
  const at = Math.max(1, column);
  const padded = text.length < at ? text.padEnd(at, ' ') : text;
  if (padded.length <= most) {
    return { text: padded, column: at };
  }
  const from = Math.min(Math.max(0, at - 1 - (most >> 1)), padded.length - most);
  const head = from > 0 ? '…' : '';
  const tail = from + most < padded.length ? '…' : '';
  const part = padded.slice(from + head.length, from + most - tail.length);
  return { text: head + part + tail, column: at - from };
}
