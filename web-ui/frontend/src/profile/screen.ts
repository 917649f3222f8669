import type { Sight } from '../chart-state';
import { el, options } from '../dom';
import type { Instrument } from '../instrument';
import type { Market } from '../market';
import { Panel } from '../panel';
import { Resource } from '../resource';
import { Failure, profile, tpo } from '../rest';
import type { Screen } from '../screens';
import type { Selection } from '../selection';
import { IST_OFFSET_MS, hourMinute, isoDay } from '../time';
import type { Look } from '../theme';
import type { ProfileAnswer, Scope, TpoAnswer } from '../wire-panels';
import { words } from '../words';
import { Board, areaLevels } from './board';
import { autoRow, niceFactor, rowScale } from './scale';
import { paintTpo, tpoFacts } from './tpo';
import { paintVolume, priceRange, volumeFacts } from './volume';

const SCOPES = [
  ['session', 'session'],
  ['previous', 'previous day'],
  ['range', 'visible range of the chart'],
  ['fixed', 'from a time'],
] as const;
const ROWS = [
  ['usual', 'usual rows'],
  ['auto', 'auto rows, for looking'],
] as const;
const REFRESH_MS = 3_000; // profiles move slowly; a glance never waits longer
const DAY_MS = 86_400_000;

/** Profile: where time and volume were spent today, and what that leaves behind. */
export class ProfileScreen implements Screen {
  readonly element: HTMLElement;
  readonly topics = ['profile-events'];
  private readonly tpoPanel = new Panel('Time at price (TPO)', 'tpo-panel');
  private readonly volumePanel = new Panel('Volume at price ≈', 'volume-panel');
  private readonly tpoBoard: Board;
  private readonly volumeBoard: Board;
  private readonly tpoFacts = el('dl', { class: 'facts-line num' });
  private readonly volumeFacts = el('dl', { class: 'facts-line num' });
  private readonly scope = el('select', {
    'aria-label': 'Range of the volume profile',
    'data-testid': 'scope-select',
  });
  private readonly from = el('input', {
    type: 'text',
    size: 5,
    placeholder: '09:15',
    'aria-label': 'From, IST',
    title: 'From, IST, as 10:30',
  });
  private readonly tpoRows = el('select', { 'aria-label': 'Row height of the letters' });
  private readonly symbol = el('span', { class: 'dim' });
  private tpo = new Resource<TpoAnswer>(() => Promise.reject(new Error('no instrument')));
  private volume = new Resource<ProfileAnswer>(() => Promise.reject(new Error('no instrument')));
  private instrument: Instrument | null = null;
  private tpoRow: number | null = null;
  private volumeTicks = 1;
  private nextMs = 0;

  constructor(
    private readonly market: Market,
    look: Look,
    private readonly selection: Selection,
    private readonly sight: () => Sight | null,
  ) {
    this.tpoBoard = new Board(look, 'tpo');
    this.volumeBoard = new Board(look, 'profile');
    this.scope.append(...options(SCOPES));
    this.scope.addEventListener('change', () => this.rescope());
    this.from.addEventListener('change', () => this.rescope());
    this.from.hidden = true;
    this.tpoRows.append(...options(ROWS));
    this.tpoRows.addEventListener('change', () => {
      this.tpoRow = null;
      void this.tpo.load();
    });
    this.tpoPanel.tools.append(this.symbol, this.tpoRows);
    this.volumePanel.tools.append(this.scope, this.from);
    this.tpoPanel.body.append(this.tpoFacts, this.tpoBoard.element);
    this.volumePanel.body.append(this.volumeFacts, this.volumeBoard.element);
    this.element = el(
      'main',
      { class: 'screen profile-screen' },
      this.tpoPanel.element,
      this.volumePanel.element,
    );
    const refresh = () => this.refresh();
    market.panels.listen('profile-events', { onItems: refresh, onReload: refresh });
  }

  open({ i, scope, from, letters }: Readonly<Record<string, string>>): void {
    if (i) {
      this.selection.want(i);
    }
    if (scope && SCOPES.some(([name]) => name === scope)) {
      this.scope.value = scope;
    }
    if (letters && ROWS.some(([name]) => name === letters)) {
      this.tpoRows.value = letters;
    }
    if (from) {
      this.from.value = from;
    }
    this.from.hidden = this.scope.value !== 'fixed';
    this.instrument = null;
    this.follow();
  }

  close(): void {}

  parts(): Readonly<Record<string, string>> {
    const fixed = this.scope.value === 'fixed';
    return {
      i: this.selection.key,
      scope: this.scope.value,
      from: fixed ? this.from.value : '',
      letters: this.tpoRows.value,
    };
  }

  served(): void {
    this.tpo.served();
    this.volume.served();
  }

  /** Another instrument: row heights are found anew. */
  private follow(): void {
    const { instrument } = this.selection;
    if (!instrument || instrument === this.instrument) {
      return;
    }
    this.instrument = instrument;
    this.symbol.textContent = instrument.symbol;
    this.tpoRow = null;
    this.volumeTicks = 1;
    this.tpo = new Resource(() => tpo(instrument, this.tpoRow));
    this.rescope();
    this.tpo.want();
    this.tpo.served();
  }

  private rescope(): void {
    const { instrument } = this;
    this.from.hidden = this.scope.value !== 'fixed';
    if (instrument) {
      this.volume = new Resource(async () => profile(instrument, this.query()));
      void this.volume.load();
    }
  }

  private query(): Record<string, string> {
    const scope = this.scope.value as Scope;
    const ticks = { scope, ticksPerRow: String(this.volumeTicks) };
    if (scope === 'range') {
      const sight = this.sight();
      if (!sight) {
        throw new Failure(words.noSight, words.noSightHint);
      }
      return { ...ticks, from: String(sight.fromMs), to: String(sight.toMs) };
    }
    return scope === 'fixed'
      ? { ...ticks, from: String(fromMs(this.from.value, this.market.engineTimeMs)) }
      : ticks;
  }

  private refresh(): void {
    this.nextMs = 0;
  }

  paint(nowMs: number): void {
    this.follow();
    if (nowMs >= this.nextMs && this.instrument) {
      this.nextMs = nowMs + REFRESH_MS;
      [this.tpo, this.volume].filter((it) => it.value && !it.loading).forEach((it) => void it.load());
    }
    const decimals = this.instrument?.decimals ?? 2;
    this.paintTpo(decimals);
    this.paintVolume(decimals);
  }

  private paintTpo(decimals: 2 | 4): void {
    const { value, version } = this.tpo;
    const none = value !== null && value.rows.length === 0;
    this.tpoPanel.state(this.tpo, words.loadingProfile, none ? words.noTpo : null);
    if (!value || none) {
      return;
    }
    this.fitTpo(value);
    const facts = tpoFacts(value, decimals);
    showFacts(this.tpoFacts, [['day', isoDay(value.day) + (value.partial ? ' · partial' : '')], ...facts]);
    const [low, high] = priceRange(value);
    this.tpoBoard.paint({
      key: String(version),
      label: `Time at price. ${spoken(facts)}`,
      decimals,
      levels: areaLevels(value),
      scaleOf: (height) => rowScale(low, high, value.rowHeight, height),
      paint: (ground) => paintTpo(ground, value),
    });
  }

  /** The usual row height unless it does not fit; "auto" is for looking (UI-52). */
  private fitTpo(value: TpoAnswer): void {
    const { height } = this.tpoBoard;
    if (height < 40 || this.tpo.loading) {
      return;
    }
    const usual = value.rowHeight * niceFactor(value.rows.length + 2, height);
    const range = (value.high ?? 0) - (value.low ?? 0);
    const auto = autoRow(range, this.instrument?.tickSize ?? 1, height);
    const wanted = this.tpoRows.value === 'auto' ? auto : usual;
    if (wanted > value.rowHeight || (this.tpoRows.value === 'auto' && wanted !== value.rowHeight)) {
      this.tpoRow = wanted;
      void this.tpo.load();
    }
  }

  private paintVolume(decimals: 2 | 4): void {
    const { value, version } = this.volume;
    const none = value !== null && value.rows.length === 0;
    const why = this.scope.value === 'previous' ? words.noPrevious : words.noProfile;
    this.volumePanel.state(this.volume, words.loadingProfile, none ? why : null);
    if (!value || none) {
      return;
    }
    const wanted = niceFactor((value.rows.length + 2) * this.volumeTicks, this.volumeBoard.height);
    if (wanted > this.volumeTicks && this.volumeBoard.height > 40 && !this.volume.loading) {
      this.volumeTicks = wanted;
      void this.volume.load();
    }
    const facts = volumeFacts(value, decimals);
    showFacts(this.volumeFacts, [['from – to', spanText(value)], ...facts]);
    const [low, high] = priceRange(value);
    this.volumeBoard.paint({
      key: `${version} ${this.scope.value}`,
      label: `Volume at price. ${spoken(facts)}`,
      decimals,
      levels: areaLevels(value),
      scaleOf: (height) => rowScale(low, high, value.rowHeight, height),
      paint: (ground) => paintVolume(ground, value),
    });
  }
}

function spoken(facts: readonly (readonly [string, string])[]): string {
  return facts.map(([name, text]) => `${name} ${text}`).join(', ');
}

function spanText({ fromMs, toMs, estimated, partial }: ProfileAnswer): string {
  const span = fromMs === null || toMs === null ? '—' : `${hourMinute(fromMs)} – ${hourMinute(toMs)}`;
  return span + (estimated ? ' · estimated' : '') + (partial ? ' · partial' : '');
}

function showFacts(list: HTMLElement, facts: readonly (readonly [string, string])[]): void {
  const text = JSON.stringify(facts);
  if (list.dataset.shown !== text) {
    list.dataset.shown = text;
    list.replaceChildren(
      ...facts.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))),
    );
  }
}

/** `10:30` of the engine's day in IST as epoch ms; the day's 09:15 for text that is no time. */
export function fromMs(text: string, engineTimeMs: number): number {
  const parts = /^(\d{1,2}):(\d{2})$/.exec(text.trim());
  const minutes = parts ? Number(parts[1]) * 60 + Number(parts[2]) : 9 * 60 + 15;
  const midnight = Math.floor((engineTimeMs + IST_OFFSET_MS) / DAY_MS) * DAY_MS - IST_OFFSET_MS;
  return midnight + minutes * 60_000;
}
