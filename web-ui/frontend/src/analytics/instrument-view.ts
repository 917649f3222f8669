import { Label, el } from '../dom';
import { type Instrument } from '../instrument';
import type { Market } from '../market';
import { type Empty, Panel } from '../panel';
import { Resource } from '../resource';
import type { Pins } from '../studies/pins';
import { QUOTE } from '../wire';
import { indicators, levels, patterns } from './client';
import { closedAt, indicatorTable, patternTable } from './instrument-tables';
import { LevelTables } from './levels';
import { isSwing, text } from './text';
import type { View } from './view';
import type { IndicatorsAnswer, LevelsAnswer, Pattern } from './wire';

const LOOK_EVERY_MS = 2_000; // the forming bar's values; levels and patterns change when a bar closes
const PATTERNS = 60;

/** Levels, indicators and patterns of one instrument's bars. */
export class InstrumentView implements View {
  readonly element: HTMLElement;
  private readonly levelPanel = new Panel('Levels', 'analytics-levels');
  private readonly indicatorPanel = new Panel('Indicators', 'analytics-indicators');
  private readonly patternPanel = new Panel('Patterns', 'analytics-patterns');
  private readonly tables: LevelTables;
  private readonly asOf = new Label(el('span', { class: 'num dim' }));
  private readonly swings = el('input', { type: 'checkbox', checked: true });
  private instrument: Instrument | null = null;
  private levels = new Resource<LevelsAnswer>(() => levels(this.instrument!, this.interval()));
  private indicators = new Resource<IndicatorsAnswer>(() => indicators(this.instrument!, this.interval(), 1));
  private patterns = new Resource<readonly Pattern[]>(() =>
    patterns(this.instrument!, this.interval(), PATTERNS),
  );
  private nextMs = 0;
  private closedMs: number | null = null;
  private shownIndicators = '';
  private shownPatterns = '';

  constructor(
    private readonly market: Market,
    pins: Pins,
    private readonly interval: () => string,
  ) {
    this.tables = new LevelTables(pins);
    this.levelPanel.body.append(this.tables.element);
    this.indicatorPanel.tools.append(this.asOf.element);
    this.patternPanel.tools.append(el('label', {}, this.swings, ' swings'));
    this.swings.addEventListener('change', () => (this.shownPatterns = ''));
    const panels = [this.levelPanel, this.indicatorPanel, this.patternPanel].map((it) => it.element);
    this.element = el('div', { class: 'analytics-view by-instrument' }, ...panels);
  }

  load(instrument: Instrument | null): void {
    this.instrument = instrument;
    this.all.forEach((it) => it.clear());
    this.closedMs = null;
    this.nextMs = 0;
    if (instrument) {
      void this.levels.load();
      void this.patterns.load();
    }
  }

  private get all(): readonly Resource<unknown>[] {
    return [this.levels, this.indicators, this.patterns];
  }

  read(): void {}

  parts(): Readonly<Record<string, string>> {
    return {};
  }

  paint(instrument: Instrument | null, key: string, nowMs: number): void {
    if (instrument && !this.instrument) {
      this.load(instrument);
    }
    if (instrument && nowMs >= this.nextMs && !this.indicators.loading) {
      this.nextMs = nowMs + LOOK_EVERY_MS;
      void this.indicators.load();
    }
    this.paintLevels(instrument, key);
    this.paintIndicators(instrument);
    this.paintPatterns(instrument);
  }

  /** Options may have none of these: the engine says so. */
  private noted(none: Empty | null): Empty | null {
    const note = this.indicators.value?.note;
    return none && note ? { why: none.why, next: note } : none;
  }

  private paintLevels(instrument: Instrument | null, key: string): void {
    const { value } = this.levels;
    const none = value !== null && !value.swings && !value.pivots ? text.noLevels : null;
    this.levelPanel.state(this.levels, text.loadingLevels, instrument ? this.noted(none) : text.noInstrument);
    if (value && instrument && value.id === instrument.id) {
      const ltp = this.market.quotes.get(instrument.id, QUOTE.LTP);
      this.tables.show(value, key, ltp, instrument.decimals);
    }
  }

  private paintIndicators(instrument: Instrument | null): void {
    const { value, version } = this.indicators;
    const none =
      value !== null && value.bars.length === 0 && !value.developing && !value.latest
        ? text.noIndicators
        : null;
    this.indicatorPanel.state(
      this.indicators,
      text.loadingIndicators,
      instrument ? this.noted(none) : text.noInstrument,
    );
    const key = String(version);
    if (value && key !== this.shownIndicators && !this.indicators.loading) {
      this.shownIndicators = key;
      this.indicatorPanel.body.replaceChildren(indicatorTable(value));
      this.asOf.set(closedText(value));
      this.closed(value.latest?.endMs ?? null);
    }
  }

  /** A bar closed since the last look: levels and patterns may have changed with it. */
  private closed(endMs: number | null): void {
    if (this.closedMs !== null && endMs !== this.closedMs) {
      void this.levels.load();
      void this.patterns.load();
    }
    this.closedMs = endMs;
  }

  private paintPatterns(instrument: Instrument | null): void {
    const { value, version } = this.patterns;
    const found = value?.filter((it) => this.swings.checked || !isSwing(it)) ?? [];
    const none = value !== null && found.length === 0 ? text.noPatterns : null;
    this.patternPanel.state(
      this.patterns,
      text.loadingPatterns,
      instrument ? this.noted(none) : text.noInstrument,
    );
    const key = `${version} ${this.swings.checked}`;
    if (value && key !== this.shownPatterns) {
      this.shownPatterns = key;
      this.patternPanel.body.replaceChildren(patternTable(found, instrument?.decimals ?? 2));
    }
  }
}

function closedText({ latest, interval }: IndicatorsAnswer): string {
  return latest ? `closed ${closedAt(latest.startMs, latest.endMs, interval)} · ${latest.bars} bars` : '';
}
