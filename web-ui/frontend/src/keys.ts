import type { Chart } from './chart';
import type { Help } from './help';
import type { InstrumentList } from './list';

/** One letter, one action; silent while a field or a dialog has the keyboard (UI-160). */
export class Keys {
  constructor(
    private readonly chart: Chart,
    private readonly list: InstrumentList,
    private readonly help: Help,
  ) {
    addEventListener('keydown', (event) => this.onKey(event));
  }

  private onKey(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const typing = target.closest('input, select, textarea') !== null;
    if (event.ctrlKey || event.metaKey || event.altKey || typing || this.help.isOpen) {
      return;
    }
    const onButton = target.closest('button, a') !== null;
    if (onButton && (event.key === 'Enter' || event.key === ' ')) {
      return;
    }
    const action = this.actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (action) {
      event.preventDefault();
      action(event.shiftKey);
    }
  }

  private readonly actions: Record<string, (shift: boolean) => void> = {
    '/': () => this.list.focusSearch(),
    '?': () => this.help.open(),
    j: () => this.list.move(1),
    k: () => this.list.move(-1),
    Enter: () => this.list.openFocused(),
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
