import { figure } from '../analytics/instrument-tables';
import { el } from '../dom';
import type { Study } from './catalog';
import type { StudyData } from './data';

/** The chosen indicators with their values at one bar; what can still change is marked (UI-62). */
export class StudyLegend {
  readonly element = el('ul', { class: 'study-legend num', 'data-testid': 'study-legend', hidden: true });
  private shown = '';

  /** `startMs`: the bar under the cursor or the last one. */
  paint(studies: readonly Study[], data: StudyData, startMs: number | null, why: string): void {
    this.element.hidden = studies.length === 0;
    const key = [studies.map((it) => it.name).join(), data.version, startMs, why].join();
    if (key === this.shown) {
      return;
    }
    this.shown = key;
    if (why) {
      this.element.replaceChildren(el('li', { class: 'dim' }, why));
      return;
    }
    const forming = startMs !== null && data.isForming(startMs);
    this.element.replaceChildren(
      ...studies.map((study) =>
        el(
          'li',
          { title: study.definition },
          el('b', {}, study.title),
          ...study.parts.map((part) => {
            const value = startMs === null ? null : data.value(startMs, part.column);
            return el('span', { 'data-colour': part.colour }, figure(study, value));
          }),
          ...(forming ? [el('span', { class: 'dim' }, '◌ forming')] : []),
        ),
      ),
    );
  }
}
