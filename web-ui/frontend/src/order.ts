import { type Instrument, compareInstruments, groupOf, matches } from './instrument';

export type SortKey = 'name' | 'change' | 'volume';

export interface Heading {
  readonly group: string;
  readonly size: number;
}

/** A line of the list: a heading, or an instrument under it. */
export type Line = Heading | Instrument;

export function isHeading(line: Line): line is Heading {
  return 'group' in line;
}

/**
 * The lines of the list: by name in groups, else one ranking of all, greatest first, missing figures last.
 * Ties keep the order by name, so equal rows never swap.
 */
export function arrange(
  instruments: readonly Instrument[],
  query: string,
  key: SortKey,
  figure: (id: number) => number,
  folded: ReadonlySet<string>,
): Line[] {
  const found = instruments.filter((instrument) => matches(instrument, query)).sort(compareInstruments);
  if (key !== 'name') {
    return found
      .map((instrument) => ({ instrument, value: figure(instrument.id) }))
      .sort((a, b) => rank(b.value) - rank(a.value) || 0)
      .map(({ instrument }) => instrument);
  }
  const groups = new Map<string, Instrument[]>();
  for (const instrument of found) {
    const name = groupOf(instrument);
    groups.set(name, [...(groups.get(name) ?? []), instrument]);
  }
  return [...groups].flatMap(([group, members]): Line[] => [
    { group, size: members.length },
    ...(folded.has(group) ? [] : members),
  ]);
}

function rank(value: number): number {
  return Number.isNaN(value) ? -Number.MAX_VALUE : value;
}

/** How many lines would stand elsewhere. */
export function moved(from: readonly Line[], to: readonly Line[]): number {
  let changes = Math.abs(from.length - to.length);
  for (let i = 0; i < Math.min(from.length, to.length); i++) {
    const [a, b] = [from[i]!, to[i]!];
    changes += isHeading(a) || isHeading(b) ? 0 : a.id === b.id ? 0 : 1;
  }
  return changes;
}
