import { el } from '../dom';
import type { Instrument } from '../instrument';
import { Panel } from '../panel';
import { Resource } from '../resource';
import { seasonality } from './client';
import { Seasons } from './seasons';
import { text } from './text';
import type { View } from './view';
import type { SeasonalityAnswer } from './wire';

/** Whether a weekday, month or hour is unlike the others (UI-111, analytics 8.9). */
export class SeasonView implements View {
  readonly element: HTMLElement;
  private readonly panel = new Panel('Seasonality', 'analytics-seasons');
  private readonly seasons = new Seasons();
  private instrument: Instrument | null = null;
  private readonly resource = new Resource<SeasonalityAnswer>(() => seasonality(this.instrument!));

  constructor() {
    this.panel.body.append(this.seasons.element);
    this.element = el('div', { class: 'analytics-view' }, this.panel.element);
  }

  load(instrument: Instrument | null): void {
    this.instrument = instrument;
    this.resource.clear();
    if (instrument) {
      void this.resource.load();
    }
  }

  read(): void {}

  parts(): Readonly<Record<string, string>> {
    return {};
  }

  paint(instrument: Instrument | null): void {
    if (instrument && !this.instrument) {
      this.load(instrument);
    }
    const { value } = this.resource;
    const none =
      value !== null && value.weekday.every((it) => it.n === 0) && value.hour.every((it) => it.n === 0);
    this.panel.state(
      this.resource,
      text.loadingSeasons,
      !instrument ? text.noInstrument : none ? text.noSeasons : null,
    );
    if (value) {
      this.seasons.show(value);
    }
  }
}
