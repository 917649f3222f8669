import { type Column, tableOf } from '../account/table';
import { boardPath } from '../base';
import { el, options } from '../dom';
import * as format from '../format';
import { Plot } from '../options/plots';
import { Panel } from '../panel';
import { Resource } from '../resource';
import { get } from '../rest';
import type { Screen } from '../screens';
import { clock, clockMs } from '../time';
import { words } from '../words';
import {
  allocationText,
  axisText,
  bytesText,
  cpuShare,
  curve,
  fine,
  gcText,
  machineText,
  diskText,
  journalText,
  memoryText,
  ringText,
} from './text';
import type { LatencyAnswer, Outlier, Span, Spread, Timed } from './wire';

const LOOK_EVERY_MS = 1_000;

interface Row {
  readonly lane: string;
  readonly name: string;
  readonly spread: Spread;
}

/** System: how fast and how clean the engine runs, and why it was slow when it was (UI-122). */
export class SystemScreen implements Screen {
  readonly element: HTMLElement;
  readonly topics: readonly string[] = [];
  private readonly resource = new Resource<LatencyAnswer>(() => get('/api/latency'));
  private readonly speed = new Panel('Latency', 'sys-speed', { 'data-testid': 'system-latency' });
  private readonly stages = new Panel('Stages', 'sys-stages', { 'data-testid': 'system-stages' });
  private readonly machine = new Panel('Engine and machine', 'sys-machine', {
    'data-testid': 'system-machine',
  });
  private readonly slow = new Panel('Slower than 1 ms', 'sys-slow', { 'data-testid': 'system-slow' });
  private readonly heads = el('div', { class: 'sys-heads' });
  private readonly plot = new Plot('Tick to signal, last five minutes');
  private readonly span = el('select', { 'aria-label': 'Time the stages are shown for' });
  private readonly noSeconds = el('p', { class: 'dim fine' }, words.noSeconds);
  private before: LatencyAnswer | null = null;
  private beforeMs = 0;
  private nextMs = 0;
  private shown = -1;

  constructor() {
    this.span.append(
      ...options([
        ['recent', 'last 10 s'],
        ['all', 'since the start'],
      ]),
    );
    this.span.addEventListener('change', () => (this.shown = -1));
    this.stages.tools.append(this.span);
    this.speed.tools.append(
      link('/metrics', 'Prometheus', words.metricsTip),
      link(boardPath('/api/latency.hlog'), 'HdrHistogram log', words.hlogTip),
    );
    this.speed.body.append(this.heads, this.plot.element, this.noSeconds);
    this.element = el(
      'main',
      { class: 'screen system-screen', 'data-testid': 'system' },
      this.speed.element,
      this.stages.element,
      this.machine.element,
      this.slow.element,
    );
  }

  open(parts: Readonly<Record<string, string>>): void {
    this.nextMs = 0;
    this.span.value = parts.span === 'all' ? 'all' : 'recent';
    this.shown = -1;
  }

  close(): void {}

  served(): void {}

  parts(): Readonly<Record<string, string>> {
    return { span: this.span.value === 'all' ? 'all' : '' };
  }

  paint(nowMs: number): void {
    if (nowMs >= this.nextMs && !this.resource.loading) {
      this.nextMs = nowMs + LOOK_EVERY_MS;
      void this.resource.load();
    }
    if (this.resource.version === this.shown || (this.resource.loading && this.resource.value)) {
      return;
    }
    this.shown = this.resource.version;
    const { value } = this.resource;
    const empty = value && !value.measured ? words.notTimed : null;
    const noneSlow = value?.outliers?.length === 0 ? words.noneSlow : null;
    for (const panel of [this.speed, this.stages, this.machine]) {
      panel.state(this.resource, words.loadingLatency, empty);
    }
    this.slow.state(this.resource, words.loadingLatency, empty ?? noneSlow);
    if (value?.measured) {
      this.show(value, nowMs);
    }
  }

  private show(value: LatencyAnswer, nowMs: number): void {
    this.heads.replaceChildren(
      head('tick→signal', value.signal!, words.signalTip),
      head('tick→page', value.page, words.latencyTip),
    );
    const seconds = value.minutes ?? [];
    this.noSeconds.hidden = curve(seconds, 1).length > 1;
    this.plot.element.hidden = !this.noSeconds.hidden;
    this.plot.paint(
      [
        { name: 'longest', className: 'calls', points: curve(seconds, 3) },
        { name: 'p99', className: 'second', points: curve(seconds, 2) },
        { name: 'p50', className: 'first', points: curve(seconds, 1) },
      ],
      clock,
      axisText,
    );
    this.stages.body.replaceChildren(this.table(value));
    this.machine.body.replaceChildren(this.facts(value, nowMs));
    const outliers = [...(value.outliers ?? [])].reverse();
    const older = (value.outlierCount ?? 0) - outliers.length;
    this.slow.body.replaceChildren(
      tableOf('Slower than 1 ms', SLOW, outliers),
      ...(older > 0 ? [el('p', { class: 'dim fine' }, words.olderSlow(format.quantity(older)))] : []),
    );
  }

  private table(value: LatencyAnswer): HTMLElement {
    const span = this.span.value as Span;
    const lanes = value.lanes ?? [];
    const rows: Row[] = lanes.flatMap((lane) => [
      { lane: lane.lane, name: 'a batch', spread: lane.batch[span] },
      ...lane.stages.map((stage) => ({ lane: lane.lane, name: stage.stage, spread: stage[span] })),
    ]);
    const where: Column<Row> = { head: 'Lane', kind: 'text', text: (it) => it.lane };
    return tableOf('Stages', lanes.length > 1 ? [where, ...STAGES] : STAGES, rows);
  }

  private facts(value: LatencyAnswer, nowMs: number): HTMLElement {
    const cpu = cpuShare(this.before, this.beforeMs, value, nowMs);
    [this.before, this.beforeMs] = [value, nowMs];
    const list = el('dl', { class: 'sys-facts' });
    const add = (name: string, text: string, tip = '') =>
      list.append(el('dt', { title: tip || undefined }, name), el('dd', { class: 'num' }, text));
    const one = value.lanes!.length === 1;
    value.lanes!.forEach((lane) =>
      add(one ? 'ring' : `ring, ${lane.lane}`, ringText(lane, value.ringSize!), words.ringTip),
    );
    add('allocation', allocationText(value.allocation!), words.allocationTip);
    value.allocation!.threads.forEach((it) =>
      add(it.thread, `${bytesText(it.recentBytes)} in 10 s · ${bytesText(it.bytes)} since the start`),
    );
    add('collections', gcText(value.gc!), words.gcTip);
    add('memory', memoryText(value.memory));
    add('machine', machineText(value, cpu));
    add('journal', journalText(value.journal), words.journalSpaceTip);
    add('disk', diskText(value.journal), words.diskTip);
    add('measured', `since ${clock(value.sinceMs!)}, ${format.quantity(value.ticks!)} ticks in 10 s`);
    return list;
  }
}

const STAGES: Column<Row>[] = [
  { head: 'Stage', kind: 'text', text: (it) => it.name },
  { head: 'p50', text: ({ spread }) => fine(spread.p50Us, spread) },
  { head: 'p99', text: ({ spread }) => fine(spread.p99Us, spread) },
  { head: 'p99.9', text: ({ spread }) => fine(spread.p999Us, spread) },
  { head: 'Longest', text: ({ spread }) => fine(spread.maxUs, spread) },
  { head: 'Samples', text: ({ spread }) => format.quantity(spread.count) },
];

const SLOW: Column<Outlier>[] = [
  { head: 'Shown at', text: (it) => clockMs(it.timeMs) },
  { head: 'Took', text: (it) => format.latency(it.tookUs) },
  { head: 'Waited', text: (it) => format.latency(it.waitedUs) },
  { head: 'Events', text: (it) => format.quantity(it.events) },
  { head: 'Why', kind: 'text', text: (it) => it.why },
];

/** One way through the engine: the last ten seconds large, all since the start below. */
function head(name: string, { recent, all }: Timed, tip: string): HTMLElement {
  const figures = (spread: Spread) =>
    [
      ['p50', spread.p50Us],
      ['p99', spread.p99Us],
      ['p99.9', spread.p999Us],
      ['max', spread.maxUs],
    ] as const;
  return el(
    'div',
    { class: 'sys-head', title: tip },
    el('b', {}, name),
    ...figures(recent).map(([label, us]) =>
      el('span', { class: 'sys-kpi' }, el('i', {}, label), el('span', { class: 'num' }, fine(us, recent))),
    ),
    el(
      'span',
      { class: 'dim num' },
      `since the start: ${figures(all)
        .map(([label, us]) => `${label} ${fine(us, all)}`)
        .join(' · ')}`,
    ),
  );
}

function link(href: string, text: string, title: string): HTMLElement {
  return el('a', { href, title, target: '_blank', rel: 'noopener' }, text);
}
