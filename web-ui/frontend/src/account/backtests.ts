import { el } from '../dom';
import { decimal, quantity } from '../format';
import { Panel } from '../panel';
import { Resource } from '../resource';
import { backtests } from '../rest';
import type { Screen } from '../screens';
import { clock, day } from '../time';
import { words } from '../words';
import { type Column, tableOf } from './table';
import { figure, rupees, textOf, tone } from './text';
import type { BacktestRun, BacktestsAnswer } from './wire';

const LOOK_EVERY_MS = 10_000; // a run takes longer than that

/** Backtests: finished runs with their first figures and a link to the report (dashboard 3.7). */
export class BacktestsScreen implements Screen {
  readonly element: HTMLElement;
  readonly topics: readonly string[] = [];
  private readonly resource = new Resource<BacktestsAnswer>(backtests);
  private readonly panel = new Panel('Backtests', 'backtests', { 'data-testid': 'backtests' });
  private nextMs = 0;
  private shown = -1;

  constructor() {
    this.element = el('main', { class: 'screen backtests-screen' }, this.panel.element);
  }

  open(): void {
    this.nextMs = 0;
  }

  close(): void {}

  served(): void {}

  parts(): Readonly<Record<string, string>> {
    return {};
  }

  paint(nowMs: number): void {
    if (nowMs >= this.nextMs && !this.resource.loading) {
      this.nextMs = nowMs + LOOK_EVERY_MS;
      void this.resource.load();
    }
    if (this.resource.version === this.shown) {
      return;
    }
    this.shown = this.resource.version;
    const { value } = this.resource;
    this.panel.state(
      this.resource,
      words.loadingBacktests,
      value && value.runs.length === 0 ? words.noBacktests : null,
    );
    if (value) {
      const older = value.total - value.runs.length;
      this.panel.body.replaceChildren(
        tableOf('Backtests', RUNS, value.runs),
        ...(older > 0
          ? [el('p', { class: 'dim fine' }, `${quantity(older)} older ones are in the directory.`)]
          : []),
      );
    }
  }
}

const RUNS: Column<BacktestRun>[] = [
  { head: 'Run', kind: 'text', text: (it) => report(it) },
  { head: 'Finished', text: (it) => `${day(it.finishedMs)} ${clock(it.finishedMs)}` },
  { head: 'Strategy', kind: 'text', text: ({ result }) => what(result) },
  { head: 'Days', text: ({ result }) => textOf(result, 'days') },
  { head: 'Ticks', text: ({ result }) => quantity(figure(result, 'ticks')) },
  { head: 'Trades', text: ({ result }) => quantity(figure(result, 'trades')) },
  {
    head: 'Net',
    text: ({ result }) => rupees(figure(result, 'net'), true),
    tone: ({ result }) => tone(figure(result, 'net') ?? 0),
  },
  { head: 'Profit factor', text: ({ result }) => decimal(figure(result, 'profitFactor'), 2) },
  { head: 'Sharpe', text: ({ result }) => decimal(figure(result, 'sharpe'), 2) },
  { head: 'Hash', kind: 'text', text: ({ result }) => textOf(result, 'hash').slice(0, 10) },
  { head: 'Files', kind: 'text', text: (it) => files(it) },
];

/** The strategy, and of what is more than one run, what it is. */
function what(result: BacktestRun['result']): string {
  const strategy = textOf(result, 'strategy');
  switch (result?.kind) {
    case 'sweep':
      return `${strategy} · sweep, ${textOf(result, 'cells')} cells`;
    case 'walkforward':
      return `${strategy} · walk-forward`;
    default:
      return strategy;
  }
}

function report({ id, page }: BacktestRun): Node | string {
  return page ? link(page, id, 'The report, in a tab of its own') : id;
}

function files({ id, files: names }: BacktestRun): Node {
  const links = names
    .filter((name) => /\.(csv|json)$/.test(name))
    .map((name) => link(`/api/backtests/${id}/${name}`, name.replace('.csv', ''), `${name} of ${id}`));
  return el('span', { class: 'run-files' }, ...links);
}

function link(href: string, text: string, title: string): HTMLElement {
  return el('a', { href, title, target: '_blank', rel: 'noopener' }, text);
}
