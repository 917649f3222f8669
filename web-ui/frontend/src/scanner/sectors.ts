import { el, options } from '../dom';
import type { SectorsAnswer } from './wire';

/** Only rows of one sector, where the user gave a file of sectors; hidden otherwise. */
export class SectorChoice {
  readonly element = el('select', { 'aria-label': 'Sector', hidden: true });
  onChange: () => void = () => {};
  private sectorOf = new Map<number, string>();
  private shown: SectorsAnswer | null = null;

  constructor() {
    this.element.addEventListener('change', () => this.onChange());
  }

  get isSet(): boolean {
    return this.element.value !== '';
  }

  show(answer: SectorsAnswer | null): void {
    if (answer === this.shown) {
      return;
    }
    this.shown = answer;
    this.sectorOf = new Map((answer?.sectors ?? []).map(([id, sector]) => [id, sector]));
    const names = [...new Set(this.sectorOf.values())].sort();
    this.element.replaceChildren(
      ...options([['', 'all sectors'], ...names.map((name) => [name, name] as const)]),
    );
    this.element.hidden = names.length === 0;
  }

  passes(id: number): boolean {
    return !this.isSet || this.sectorOf.get(id) === this.element.value;
  }
}
