import { QUOTE, QUOTE_FIELDS } from './wire';

const MAX_ID = 1 << 16; // 65,536 instruments of 15 doubles are 8 MB; a larger id is counted and dropped

/**
 * The latest figures of every instrument in one typed array, with a bit for each row that changed since it
 * was last painted (UI-181). A missing figure is NaN.
 */
export class Quotes {
  private values = new Float64Array(0);
  private gaps = new Float64Array(0);
  private dirty = new Uint32Array(0);
  refused = 0;

  apply(quotes: readonly (readonly (number | null)[])[]): void {
    for (const quote of quotes) {
      const id = quote[0]!;
      if (id < 0 || id >= MAX_ID) {
        this.refused++;
        continue;
      }
      this.grow(id + 1);
      this.applyOne(id, quote[1]!, quote);
    }
  }

  private applyOne(id: number, mask: number, quote: readonly (number | null)[]): void {
    for (let field = 0, at = 2; field < QUOTE_FIELDS; field++) {
      if ((mask & (1 << field)) !== 0) {
        const value = quote[at++] ?? NaN;
        if (field === QUOTE.LAST_TICK_MS) {
          this.learnGap(id, value);
        }
        this.values[id * QUOTE_FIELDS + field] = value;
      }
    }
    this.dirty[id >> 5]! |= 1 << (id & 31);
  }

  /**
   * The longest recent silence between two ticks, forgotten slowly: what "late" means for this instrument.
   */
  private learnGap(id: number, tickMs: number): void {
    const gap = tickMs - this.values[id * QUOTE_FIELDS + QUOTE.LAST_TICK_MS]!;
    if (gap > 0) {
      this.gaps[id] = Math.max(gap, this.gaps[id]! * 0.98);
    }
  }

  get(id: number, field: number): number {
    return this.values[id * QUOTE_FIELDS + field] ?? NaN;
  }

  longestGapMs(id: number): number {
    return this.gaps[id] ?? 0;
  }

  isDirty(id: number): boolean {
    return (this.dirty[id >> 5]! & (1 << (id & 31))) !== 0;
  }

  allPainted(): void {
    this.dirty.fill(0);
  }

  clear(): void {
    this.values.fill(NaN);
    this.gaps.fill(0);
    this.dirty.fill(0xffffffff);
  }

  private grow(length: number): void {
    if (length <= this.gaps.length) {
      return;
    }
    const capacity = Math.min(MAX_ID, Math.max(64, 2 ** Math.ceil(Math.log2(length))));
    const values = new Float64Array(capacity * QUOTE_FIELDS).fill(NaN);
    values.set(this.values);
    const gaps = new Float64Array(capacity);
    gaps.set(this.gaps);
    const dirty = new Uint32Array(capacity >> 5);
    dirty.set(this.dirty);
    this.values = values;
    this.gaps = gaps;
    this.dirty = dirty;
  }
}
