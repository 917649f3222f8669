import * as format from '../format';
import { clock } from '../time';
import type { Allocation, Collections, Journal, Lane, LatencyAnswer, Second, Spread } from './wire';

const MB = 1 << 20;

/** A short duration: `120 ns`, `1.2 µs`, then as everywhere. A spread without a value has none. */
export function fine(us: number, spread: Spread): string {
  if (spread.count === 0) {
    return format.MISSING;
  }
  if (us < 1) {
    return `${Math.round(us * 1000)} ns`;
  }
  return us < 10 ? `${us.toFixed(1)} µs` : format.latency(us);
}

export function ringText(lane: Lane, ringSize: number): string {
  const now = `${format.quantity(lane.waiting)} waiting`;
  const behind = lane.waitingMs > 0 ? `, the first for ${format.quantity(lane.waitingMs)} ms` : '';
  return (
    `${now}${behind} · at most ${format.quantity(lane.mostWaiting)} in 10 s, ` +
    `${format.quantity(lane.mostWaitingEver)} since the start, of ${format.quantity(ringSize)}`
  );
}

/** What a packet costs the collector: `0 B a tick`. */
export function allocationText({ laneBytesPerTick, socketBytesPerTick }: Allocation): string {
  const lanes = perTick(laneBytesPerTick);
  return lanes === null
    ? 'no ticks in 10 s'
    : `${lanes} a tick in the lanes · ${perTick(socketBytesPerTick)} in the sockets`;
}

function perTick(bytes: number | null): string | null {
  if (bytes === null) {
    return null;
  }
  if (bytes === 0 || bytes >= 10) {
    return `${format.quantity(Math.round(bytes))} B`;
  }
  return `${format.decimal(bytes, bytes < 0.1 ? 3 : 1)} B`;
}

/** `512 B`, `48.5 KB`, `14.3 MB`. */
export function bytesText(bytes: number): string {
  if (bytes < 10_240) {
    return `${format.quantity(bytes)} B`;
  }
  return bytes < 10 * MB ? `${format.decimal(bytes / 1024, 0)} KB` : `${format.decimal(bytes / MB, 1)} MB`;
}

/** A duration on an axis, by its power of ten: two figures are enough there. */
export function axisText(power: number): string {
  const us = Number((10 ** power).toPrecision(2));
  if (us < 1_000) {
    return `${us} µs`;
  }
  return us < 1_000_000 ? `${us / 1_000} ms` : `${us / 1_000_000} s`;
}

export function gcText({ collections, millis, longPauses, pauses }: Collections): string {
  const last = pauses[pauses.length - 1];
  const latest = last
    ? ` · last at ${clock(last.endMs)}, ${last.ms < 1 ? 'under 1' : last.ms} ms (${last.name})`
    : '';
  return (
    `${format.quantity(collections)}, ${format.quantity(millis)} ms together, ` +
    `${format.quantity(longPauses)} of them 1 ms or more${latest}`
  );
}

export function memoryText(memory: Readonly<Record<string, number>>): string {
  const mb = (name: string) => format.quantity(Math.round((memory[name] ?? 0) / MB));
  const resident = (memory.resident ?? -1) < 0 ? '' : ` · resident ${mb('resident')} MB`;
  const heap = `heap ${mb('heapUsed')} of ${mb('heap')} MB, ${mb('heapMost')} at most`;
  return `${heap} · buffers ${mb('buffers')} MB${resident}`;
}

/** The process's share of all cores between two answers; null for want of an earlier one. */
export function cpuShare(
  before: LatencyAnswer | null,
  beforeMs: number,
  now: LatencyAnswer,
  nowMs: number,
): number | null {
  const { cpuNs, cores } = now.machine;
  const from = before?.machine.cpuNs;
  if (from === undefined || cpuNs === undefined || !cores || nowMs <= beforeMs) {
    return null;
  }
  return Math.min(1, (cpuNs - from) / ((nowMs - beforeMs) * 1_000_000 * cores));
}

export function machineText({ machine }: LatencyAnswer, cpu: number | null): string {
  const { cores = 0, threads = 0, files, filesMost } = machine;
  const open =
    files === undefined ? '' : ` · files ${format.quantity(files)} of ${format.quantity(filesMost)}`;
  return `CPU ${format.share(cpu)} of ${cores} cores · threads ${format.quantity(threads)}${open}`;
}

/** `JOURNALED · 312 MB today · durable within 61 ms · no gap`. */
export function journalText({
  state,
  dayMb = -1,
  windowMs = -1,
  forceP99Ms = -1,
  gaps = 0,
}: Journal): string {
  if (state === undefined) {
    return 'none is kept';
  }
  const facts = [
    state,
    dayMb >= 0 ? `${spaceText(dayMb)} today` : '',
    windowMs >= 0 ? `durable within ${format.quantity(Math.ceil(windowMs))} ms` : '',
    forceP99Ms > 0 ? `a force p99 ${format.quantity(Math.ceil(forceP99Ms))} ms` : '',
    gaps === 0 ? 'no gap' : gaps === 1 ? '1 gap' : `${format.quantity(gaps)} gaps`,
  ];
  return facts.filter((it) => it !== '').join(' · ');
}

/** `41.2 GB free · room for some 38 days more`. */
export function diskText({ freeMb = -1, minFreeMb = 0, daysLeft = -1 }: Journal): string {
  if (freeMb < 0) {
    return format.MISSING;
  }
  const days = daysLeft < 0 ? '' : ` · room for some ${format.quantity(daysLeft)} days more`;
  const low = freeMb < minFreeMb ? ` · below ${spaceText(minFreeMb)} nothing is journaled` : '';
  return `${spaceText(freeMb)} free${days}${low}`;
}

function spaceText(mb: number): string {
  return mb < 10_240 ? `${format.quantity(mb)} MB` : `${format.decimal(mb / 1024, 1)} GB`;
}

/** Points of the chart, as powers of ten: a longest of milliseconds must not flatten microseconds. */
export function curve(seconds: readonly Second[], field: 1 | 2 | 3): (readonly [number, number])[] {
  return seconds
    .filter((second) => second[5] > 0 && second[field] > 0)
    .map((second) => [second[0], Math.log10(second[field])] as const);
}
