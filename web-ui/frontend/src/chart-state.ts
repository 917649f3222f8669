import type { Columns } from './columns';
import type { Market } from './market';
import type { Notice } from './notice';
import { Failure } from './rest';
import { type Series, startOf } from './series';
import { words } from './words';

/** Says what a chart without bars waits for, or what it lacks (dashboard 4). */
export function showState(notice: Notice, market: Market, series: Series | null): void {
  if (!series) {
    const none = market.hello !== null && market.instruments.length === 0;
    if (none) {
      notice.show('empty', words.noInstruments, words.noInstrumentsHint);
    } else {
      notice.show('loading', words.loading, words.loadingHint);
    }
  } else if (series.failure) {
    const hint = series.failure instanceof Failure ? series.failure.hint : '';
    const live = series.length > 0;
    const what = (live ? words.historyMissing : '') + series.failure.message;
    notice.show(live ? 'gap' : 'error', what, hint);
  } else if (series.length > 0) {
    notice.hide();
  } else if (series.state === 'loading') {
    notice.show('loading', words.loadingChart, '');
  } else {
    notice.show('empty', words.noBars, words.noBarsHint);
  }
}

/** A stretch of time on the screen, epoch ms. */
export interface Sight {
  readonly fromMs: number;
  readonly toMs: number;
}

/** From the first bar in sight to the start of the one after the last, or to now. */
export function sightOf(series: Series | null, columns: Columns | null, nowMs: number): Sight | null {
  const first = columns && series?.at(columns.from);
  const next = columns && series?.at(columns.to);
  return first ? { fromMs: startOf(first), toMs: next ? startOf(next) : nowMs } : null;
}

export function cycled<T>(values: readonly T[], now: T, step: number): T {
  const at = values.indexOf(now) + step;
  return values[(at + values.length) % values.length]!;
}
