import { el } from '../dom';
import { STUDIES, type Study } from './catalog';
import { MARKS, type MarkName } from './marks';

export interface Choice {
  readonly studies: ReadonlySet<string>;
  readonly marks: ReadonlySet<MarkName>;
}

/** What can be laid over the chart: each with a toggle and one line that says what it is. */
export class StudyMenu {
  readonly element: HTMLDialogElement;
  onStudy: (study: Study) => void = () => {};
  onMark: (name: MarkName) => void = () => {};
  onCandles: () => void = () => {};
  private readonly boxes = new Map<string, HTMLInputElement>();
  private readonly hint = el('p', { class: 'study-hint' });

  constructor() {
    const close = el('button', { type: 'button' }, 'Close');
    close.addEventListener('click', () => this.element.close());
    const candles = el('button', { type: 'button' }, 'Show candles');
    candles.addEventListener('click', () => this.onCandles());
    this.hint.append('Indicators are drawn with candles, not on the footprint. ', candles);
    const list = (title: string, rows: HTMLElement[]) => el('section', {}, el('h3', {}, title), ...rows);
    const study = (it: Study) => this.row(it.name, it.title, it.definition, () => this.onStudy(it));
    const over = STUDIES.filter((it) => it.place === 'price').map(study);
    const below = STUDIES.filter((it) => it.place === 'pane').map(study);
    const marks = MARKS.map(([name, title, definition]) =>
      this.row(name, title, definition, () => this.onMark(name)),
    );
    this.element = el(
      'dialog',
      { class: 'help studies', 'aria-labelledby': 'studies-title', 'data-testid': 'studies-menu' },
      el('h2', { id: 'studies-title' }, 'Studies'),
      this.hint,
      el(
        'div',
        { class: 'study-columns' },
        el('div', {}, list('Over the bars', over), list('Levels and patterns', marks)),
        list('In a pane below', below),
      ),
      close,
    );
    this.element.addEventListener('click', (event) => {
      if (event.target === this.element) {
        this.element.close();
      }
    });
  }

  private row(name: string, title: string, definition: string, act: () => void): HTMLElement {
    const box = el('input', { type: 'checkbox', 'data-study': name });
    box.addEventListener('change', act);
    this.boxes.set(name, box);
    return el('label', { class: 'study-row' }, box, el('b', {}, title), el('small', {}, definition));
  }

  show({ studies, marks }: Choice, candles: boolean): void {
    this.boxes.forEach((box, name) => (box.checked = studies.has(name) || marks.has(name as MarkName)));
    this.hint.hidden = candles || studies.size === 0;
  }

  open(): void {
    this.element.showModal();
  }
}
