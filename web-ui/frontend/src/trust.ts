import { Label, el } from './dom';
import * as format from './format';
import type { Instrument } from './instrument';
import { Panel } from './panel';
import { Resource } from './resource';
import { accuracy } from './rest';
import type { AccuracyAnswer } from './wire-panels';
import { Calibration } from './trust-plot';
import { words } from './words';

/** How far inferred sides can be trusted: what was measured, what this session is made of (UI-63). */
export class Trust {
  readonly element: HTMLDialogElement;
  private readonly panel = new Panel('Side inference ≈', 'trust');
  private readonly text = new Label(el('p', { class: 'trust-text' }));
  private readonly live = el('div', { class: 'live-shares' });
  private readonly head = el('thead');
  private readonly rows = el('tbody');
  private readonly note = new Label(el('p', { class: 'dim fine' }));
  private readonly plot = new Calibration();
  private resource = new Resource<AccuracyAnswer>(() => accuracy(null));
  private shown = -1;

  constructor(private readonly selected: () => Instrument | null) {
    const close = el('button', { type: 'button' }, 'Close');
    close.addEventListener('click', () => this.element.close());
    const table = el(
      'table',
      { class: 'grid tight' },
      el('caption', { class: 'spoken' }, words.measured),
      this.head,
      this.rows,
    );
    const measured = el('div', {}, el('h3', {}, words.measured), table, this.note.element);
    this.panel.body.append(
      this.text.element,
      el('h3', {}, words.liveShares),
      this.live,
      el('div', { class: 'trust-columns' }, measured, this.plot.element),
    );
    this.element = el(
      'dialog',
      { class: 'help trust-dialog', 'data-testid': 'trust-panel', 'aria-label': 'Side inference' },
      this.panel.element,
      close,
    );
    this.element.addEventListener('click', (event) => {
      if (event.target === this.element) {
        this.element.close();
      }
    });
  }

  open(): void {
    this.resource = new Resource(() => accuracy(this.selected()));
    this.shown = -1;
    void this.resource.load();
    if (!this.element.open) {
      this.element.showModal();
    }
  }

  paint(): void {
    if (!this.element.open || this.resource.version === this.shown) {
      return;
    }
    this.shown = this.resource.version;
    this.panel.state(this.resource, words.loadingAccuracy, null);
    const { value } = this.resource;
    if (value) {
      this.text.set(value.text);
      this.showLive(value);
      this.showMeasured(value);
      this.plot.show(value.model, value.measured?.calibration ?? {});
    }
  }

  private showLive({ live, model }: AccuracyAnswer): void {
    if (!live || live.volume === null || live.volume === 0) {
      this.live.replaceChildren(el('p', { class: 'dim' }, words.noLiveShares));
      return;
    }
    const parts: [string, string, number | null][] = [
      ['quote', 'by the standing quote', live.quoteShare],
      ['tick', 'by the last price change', live.tickShare],
      ['unknown', 'no side', live.unknownShare],
    ];
    const bar = el('div', { class: 'share-bar', 'aria-hidden': 'true' });
    parts.forEach(([name, , share]) => {
      const part = el('i', { 'data-part': name });
      part.style.flexGrow = String(share ?? 0);
      bar.append(part);
    });
    const symbol = this.selected()?.symbol ?? '';
    this.live.replaceChildren(
      el(
        'p',
        { class: 'num' },
        `${symbol} · model ${model} · expected right ${format.confidence(live.confidence)} ` +
          `of ${format.short(live.volume)} traded`,
      ),
      bar,
      el(
        'ul',
        { class: 'share-legend num' },
        ...parts.map(([name, text, share]) =>
          el('li', { 'data-part': name }, `${text} ${format.share(share, 1)}`),
        ),
        el('li', { 'data-part': 'agg' }, `of it in aggregated ticks ${format.share(live.aggShare, 1)}`),
      ),
    );
  }

  private showMeasured({ measured, model }: AccuracyAnswer): void {
    const files = measured?.files ?? [];
    const models = [...new Set(files.flatMap((file) => Object.keys(file.models)))];
    const mark = (name: string) => (name === model ? { class: 'current', 'aria-current': 'true' } : {});
    this.head.replaceChildren(
      el(
        'tr',
        {},
        el('th', { scope: 'col' }, 'Recording'),
        ...models.map((name) => el('th', { scope: 'col', ...mark(name) }, name.replaceAll('_', ' '))),
      ),
    );
    this.rows.replaceChildren(
      ...files.map((file) => {
        const best = Math.max(...Object.values(file.models).map((it) => it.rightShare ?? 0));
        return el(
          'tr',
          {},
          el('th', { scope: 'row' }, file.file),
          ...models.map((name) => {
            const figures = file.models[name];
            const right = figures?.rightShare ?? null;
            const title = `correlation of interval delta ${format.decimal(figures?.deltaCorrelation, 3)}`;
            return el(
              'td',
              { class: 'num', title, 'data-best': String(right !== null && right === best) },
              format.share(right, 1),
            );
          }),
        );
      }),
    );
    this.note.set(
      files.length === 0 ? words.notMeasured : `${words.measuredNote} ${measured?.machineNote ?? ''}`,
    );
  }
}
