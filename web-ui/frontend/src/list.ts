import { Label, el } from './dom';
import * as format from './format';
import { freshness } from './freshness';
import type { Instrument } from './instrument';
import { Listed } from './listed';
import type { Painter } from './loop';
import type { Market } from './market';
import { type Line, type SortKey, arrange, isHeading, moved } from './order';
import { RowWindow } from './row-window';
import { stateAt } from './topbar';
import { QUOTE } from './wire';
import { words } from './words';

const RESORT_MS = 1_000;
const AGE_MS = 1_000; // ages are looked at each second, changed rows at once
const HEADS: readonly (readonly [SortKey | null, string, string])[] = [
  ['name', 'Instrument', 'name'],
  [null, 'LTP', 'ltp'],
  ['change', 'Chg %', 'change'],
  ['volume', 'Volume', 'volume'],
];

/** The instruments: searchable, sortable, virtual. Positions freeze under the pointer (UI-05, UI-182). */
export class InstrumentList implements Painter {
  readonly element: HTMLElement;
  private readonly search = el('input', {
    type: 'search',
    placeholder: words.search,
    'aria-label': 'Search instruments',
    spellcheck: 'false',
    autocomplete: 'off',
  });
  private readonly window = new RowWindow();
  private readonly chip = new Label(el('button', { type: 'button', class: 'chip', hidden: true }));
  private readonly empty = el('div', { class: 'empty', hidden: true });
  private readonly listed = new Listed();
  private readonly heads = new Map<SortKey, HTMLButtonElement>();
  private readonly folded = new Set<string>();
  private lines: Line[] = [];
  private waiting: Line[] | null = null;
  private key: SortKey = 'name';
  private known: readonly Instrument[] | null = null;
  private hovered = false;
  private focusId = -1;
  private nextSortMs = 0;
  private nextAgeMs = 0;
  selectedId = -1;

  constructor(
    private readonly market: Market,
    private readonly open: (id: number) => void,
  ) {
    const heads = HEADS.map(([key, text, name]) => this.head(key, text, name));
    this.element = el(
      'nav',
      { class: 'panel list', 'aria-label': 'Instruments' },
      el('div', { class: 'search' }, this.search),
      el('div', { class: 'heads' }, ...heads),
      this.window.element,
      this.empty,
      this.listed.element,
      this.chip.element,
    );
    this.listen();
  }

  private head(key: SortKey | null, text: string, name: string): HTMLElement {
    if (!key) {
      return el('span', { class: name }, text);
    }
    const button = el(
      'button',
      { type: 'button', class: name, title: `Sort by ${text.toLowerCase()}` },
      text,
    );
    button.addEventListener('click', () => this.sortBy(key));
    this.heads.set(key, button);
    button.setAttribute('aria-pressed', String(key === this.key));
    return button;
  }

  private listen(): void {
    this.search.addEventListener('input', () => this.rearrange());
    this.search.addEventListener('keydown', (event) => this.onSearchKey(event));
    this.window.element.addEventListener('pointerenter', () => (this.hovered = true));
    this.window.element.addEventListener('pointerleave', () => (this.hovered = false));
    this.window.element.addEventListener('click', (event) => this.onClick(event));
    this.window.element.addEventListener('keydown', (event) => this.onKey(event));
    this.chip.element.addEventListener('click', () => this.resume());
  }

  focusSearch(): void {
    this.search.focus();
    this.search.select();
  }

  private sortBy(key: SortKey): void {
    this.key = key;
    this.element.dataset.sort = key;
    this.heads.forEach((button, name) => button.setAttribute('aria-pressed', String(name === key)));
    this.rearrange();
  }

  private onSearchKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      this.search.value = '';
      this.rearrange();
      this.search.blur();
    } else if (event.key === 'Enter') {
      const first = this.lines.find((line) => !isHeading(line));
      if (first && !isHeading(first)) {
        this.search.value = '';
        this.rearrange();
        this.search.blur();
        this.open(first.id);
        this.focusId = first.id;
        this.window.reveal(this.lines.indexOf(first));
      }
    } else if (event.key === 'ArrowDown') {
      this.window.element.focus();
      this.move(1);
    }
  }

  private onClick(event: Event): void {
    const line = this.window.lineOf(event.target);
    if (line && isHeading(line)) {
      if (!this.folded.delete(line.group)) {
        this.folded.add(line.group);
      }
      this.rearrange();
    } else if (line && !isHeading(line)) {
      this.focusId = line.id;
      this.open(line.id);
    }
  }

  private onKey(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step) {
      event.preventDefault();
      event.stopPropagation();
      this.move(step);
    } else if (event.key === 'Enter') {
      this.openFocused();
    }
  }

  openFocused(): void {
    if (this.focusId >= 0) {
      this.open(this.focusId);
    }
  }

  /** Moves the row cursor over instruments, past headings. */
  move(step: number): void {
    const from = this.lines.findIndex(
      (line) => !isHeading(line) && line.id === (this.focusId < 0 ? this.selectedId : this.focusId),
    );
    for (let at = from + step; at >= 0 && at < this.lines.length; at += step) {
      const line = this.lines[at]!;
      if (!isHeading(line)) {
        this.focusId = line.id;
        this.window.reveal(at);
        return;
      }
    }
  }

  private rearrange(): void {
    this.lines = this.arranged();
    this.waiting = null;
    this.chip.element.hidden = true;
    this.window.show(this.lines, this.key === 'name');
    this.showEmpty();
  }

  private arranged(): Line[] {
    const { quotes } = this.market;
    const figure = (id: number) =>
      this.key === 'volume'
        ? quotes.get(id, QUOTE.VOLUME)
        : (format.percentOf(
            quotes.get(id, QUOTE.LTP) - quotes.get(id, QUOTE.PREV_CLOSE),
            quotes.get(id, QUOTE.PREV_CLOSE),
          ) ?? NaN);
    return arrange(this.market.instruments, this.search.value.trim(), this.key, figure, this.folded);
  }

  private resume(): void {
    if (this.waiting) {
      this.rearrange();
    }
  }

  private showEmpty(): void {
    const none = this.lines.length === 0 && this.market.hello !== null;
    this.empty.hidden = !none;
    this.window.element.hidden = none;
    const searching = this.search.value.trim() !== '';
    this.listed.ask(this.search.value.trim());
    this.empty.replaceChildren(
      el('strong', {}, searching ? words.noMatches : words.noInstruments),
      el('p', {}, searching ? words.noMatchesHint : words.noInstrumentsHint),
    );
  }

  paint(nowMs: number): void {
    if (this.known !== this.market.instruments && this.market.hello) {
      this.known = this.market.instruments;
      this.element.classList.add('ready');
      this.rearrange();
    }
    if (this.key !== 'name' && nowMs >= this.nextSortMs) {
      this.nextSortMs = nowMs + RESORT_MS;
      this.resort();
    }
    this.fill(nowMs);
  }

  private resort(): void {
    const next = this.arranged();
    const changes = moved(this.lines, next);
    const frozen = this.hovered || this.window.element.contains(document.activeElement);
    if (changes > 0 && !frozen) {
      this.rearrange();
    } else {
      this.waiting = changes > 0 ? next : null;
      this.chip.element.hidden = changes === 0;
      this.chip.set(words.changesWaiting(changes));
    }
  }

  private fill(nowMs: number): void {
    const { hello, quotes, engineTimeMs } = this.market;
    if (!hello) {
      return;
    }
    const all = this.window.place() || nowMs >= this.nextAgeMs;
    this.nextAgeMs = all ? nowMs + AGE_MS : this.nextAgeMs;
    const closed = hello.calendar.filter((it) => stateAt(it, engineTimeMs) === 'CLOSED');
    for (const row of this.window.rows) {
      const { line } = row;
      if (line && !isHeading(line) && (all || quotes.isDirty(line.id))) {
        const open = !closed.some((it) => it.segment === line.segment);
        row.paint(this.market, freshness(this.market, line, open), nowMs);
      }
    }
    this.window.mark(this.selectedId, this.focusId);
    quotes.allPainted();
  }
}
