import type { Chart } from './chart';
import type { Help } from './help';
import type { InstrumentList } from './list';
import type { Screens } from './screens';

/** One letter, one action; silent while a field or a dialog has the keyboard (UI-160). */
export class Keys {
  constructor(
    private readonly chart: Chart,
    private readonly list: InstrumentList,
    private readonly help: Help,
    private readonly screens: Screens,
    private readonly transport: Readonly<Record<string, (shift: boolean) => void>> = {},
  ) {
    addEventListener('keydown', (event) => this.onKey(event));
  }

  private onKey(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const typing = target.closest('input, select, textarea') !== null;
    const inDialog = document.querySelector('dialog[open]') !== null;
    if (event.ctrlKey || event.metaKey || event.altKey || typing || inDialog) {
      return;
    }
    const onButton = target.closest('button, a') !== null;
    if (onButton && (event.key === 'Enter' || event.key === ' ')) {
      return;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const action =
      this.everywhere[key] ??
      this.screens.keys[key] ??
      this.transport[key] ??
      (this.screens.current === 'flow' ? this.actions[key] : this.screens.screen.keys?.[key]);
    if (action) {
      event.preventDefault();
      action(event.shiftKey);
    }
  }

  private readonly everywhere: Record<string, (shift: boolean) => void> = {
    '?': () => this.help.open(),
    '/': () => this.search(),
  };

  /** Screens without the instrument list give way to the one that has it. */
  private search(): void {
    if (this.list.element.offsetParent === null) {
      this.screens.show('flow');
    }
    this.list.focusSearch();
  }

  /** Keys of the chart and its list: other screens scroll and tab as pages do. */
  private readonly actions: Record<string, (shift: boolean) => void> = {
    j: () => this.list.move(1),
    k: () => this.list.move(-1),
    Enter: () => this.list.openFocused(),
    v: () => this.chart.toggleVwap(),
    s: () => this.chart.onTrust(),
    m: () => this.chart.nextMode(),
    i: (shift) => this.chart.nextInterval(shift ? -1 : 1),
    r: (shift) => this.chart.nextRow(shift ? -1 : 1),
    c: () => this.chart.recentre(),
    t: () => this.chart.toggleTable(),
    l: () => this.chart.toggleLots(),
    '+': () => this.chart.zoom(1),
    '=': () => this.chart.zoom(1),
    '-': () => this.chart.zoom(-1),
    ArrowLeft: (shift) => this.chart.cursor.moveBars(shift ? -10 : -1),
    ArrowRight: (shift) => this.chart.cursor.moveBars(shift ? 10 : 1),
    ArrowUp: () => this.chart.cursor.moveRows(1),
    ArrowDown: () => this.chart.cursor.moveRows(-1),
    Home: () => this.chart.cursor.goto('first'),
    End: () => this.chart.cursor.goto('live'),
    Escape: () => this.chart.cursor.clear(),
  };
}
