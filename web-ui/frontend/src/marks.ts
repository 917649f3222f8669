import { isEventInterval } from './interval';
import type { Instrument } from './instrument';
import type { Panels } from './panels';
import { Resource } from './resource';
import { marks } from './rest';
import type { Series } from './series';
import type { MarkItem, MarksAnswer } from './wire-panels';

const BARS = 500;
const SETTLE_MS = 400; // one bar's close brings several marks: they are fetched together

/**
 * Footprint marks of the chart in sight. The log says that something changed; the figures come from the
 * answer, because zones depend on the row height that is looked at.
 */
export class Marks {
  shown: MarksAnswer | null = null;
  onChange: (marks: MarksAnswer | null) => void = () => {};
  private series: Series | null = null;
  private resource: Resource<MarksAnswer> | null = null;
  private version = -1;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(panels: Panels) {
    panels.listen('marks', {
      onItems: (items) => this.onItems(items as readonly MarkItem[]),
      onReload: () => this.refresh(),
    });
  }

  follow(series: Series | null, instrument: Instrument | null): void {
    if (series?.topic !== this.series?.topic) {
      this.change(null);
    }
    this.series = series;
    const asked = series && instrument && !isEventInterval(series.interval);
    this.resource = asked ? new Resource(() => marks(series, instrument, BARS)) : null;
    this.version = -1;
    this.resource?.want();
  }

  served(): void {
    this.resource?.served();
  }

  private onItems(items: readonly MarkItem[]): void {
    const { series } = this;
    if (series && items.some((it) => it.id === series.id && it.interval === series.interval)) {
      this.refresh();
    }
  }

  private refresh(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      void this.resource?.load();
    }, SETTLE_MS);
  }

  /** Hands a new answer on. A chart without marks is a chart all the same: failures stay quiet. */
  paint(): void {
    const { resource } = this;
    if (resource && resource.version !== this.version) {
      this.version = resource.version;
      if (resource.value && resource.value !== this.shown) {
        this.change(resource.value);
      }
    }
  }

  private change(marks: MarksAnswer | null): void {
    this.shown = marks;
    this.onChange(marks);
  }
}
