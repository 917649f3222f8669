import type { Instrument } from '../instrument';

/** One of the analytics screen's views. */
export interface View {
  readonly element: HTMLElement;
  /** Shown, or shown for another instrument or interval. */
  load(instrument: Instrument | null): void;
  /** What the address says of it. */
  read(parts: Readonly<Record<string, string>>): void;
  parts(): Readonly<Record<string, string>>;
  paint(instrument: Instrument | null, key: string, nowMs: number): void;
}
