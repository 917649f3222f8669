import { tableOf } from '../account/table';
import { el } from '../dom';
import * as format from '../format';
import { STUDIES, type Study } from '../studies/catalog';
import { barTime, clock, day } from '../time';
import { directionOf, patternWords, text } from './text';
import type { IndicatorsAnswer, Pattern } from './wire';

interface Row {
  readonly study: Study;
  readonly name: string;
  readonly closed: number | null;
  readonly forming: number | null;
  readonly flat: boolean;
}

/** The last closed bar's values and what they would be if the bar in hand closed now. */
export function indicatorTable(answer: IndicatorsAnswer): HTMLElement {
  const rows = STUDIES.flatMap((study) =>
    study.parts.map((part) => rowOf(answer, study, part.column, part.name)),
  );
  return tableOf<Row>(
    'Indicators',
    [
      { head: 'Indicator', kind: 'text', text: (it) => el('span', { title: it.study.definition }, it.name) },
      { head: 'Last closed', text: (it) => cell(it, it.closed) },
      { head: '◌ Forming', text: (it) => el('span', { title: text.forming }, figure(it.study, it.forming)) },
    ],
    rows,
  );
}

function rowOf(answer: IndicatorsAnswer, study: Study, column: string, part: string): Row {
  const at = answer.columns.indexOf(column) + 1;
  const last = answer.bars.at(-1);
  return {
    study,
    name: study.parts.length > 1 ? `${study.title} · ${part}` : study.title,
    closed: answer.latest?.values[column] ?? (at > 0 ? (last?.[at] ?? null) : null),
    forming: at > 0 ? (answer.developing?.[at] ?? null) : null,
    flat: answer.latest?.flat.includes(column) ?? false,
  };
}

function cell({ study, flat }: Row, value: number | null): string | Node {
  const shown = figure(study, value);
  return flat ? el('span', { class: 'dim', title: text.flat }, `${shown} flat`) : shown;
}

export function figure({ decimals }: Study, value: number | null): string {
  return decimals === null
    ? format.short(value === null ? null : Math.round(value))
    : format.decimal(value, decimals);
}

/** Patterns, newest first: what was found, which way it speaks, its line and its promise. */
export function patternTable(patterns: readonly Pattern[], decimals: 2 | 4): HTMLElement {
  const rupees = (value: number | null) =>
    format.price(value === null ? null : Math.round(value * 10_000), decimals);
  return tableOf<Pattern>(
    'Patterns',
    [
      { head: 'Closed', text: (it) => closedAt(it.startMs, it.endMs, it.interval) },
      {
        head: 'Pattern',
        kind: 'text',
        text: (it) => el('span', { title: patternWords(it.kind).definition }, named(it)),
        tone: (it) => ['down', '', 'up'][directionOf(it) + 1]!,
      },
      { head: 'Bar', text: (it) => barTime(it.startMs, it.interval) },
      {
        head: 'Quality',
        text: (it) => (it.value === 0 ? format.MISSING : format.signedDecimal(it.value, 0)),
      },
      { head: 'Line', text: (it) => rupees(it.price) },
      { head: 'Target', text: (it) => rupees(it.target) },
    ],
    patterns,
  );
}

function named(pattern: Pattern): string {
  const direction = directionOf(pattern);
  return `${direction > 0 ? '▲ ' : direction < 0 ? '▼ ' : '· '}${patternWords(pattern.kind).name}`;
}

/** When a bar closed; of a day its date. */
export function closedAt(startMs: number, endMs: number, interval: string): string {
  return interval === '1d' ? day(startMs) : clock(endMs);
}
