import { attribute, el } from '../dom';
import { Panel } from '../panel';
import { Resource } from '../resource';
import type { Screen } from '../screens';
import { clock } from '../time';
import { words } from '../words';
import { brokers } from './client';
import { KeysStep } from './keys-step';
import { LoginStep } from './login-step';
import { TestStep } from './test-step';
import { feedLine, standing, stepOf } from './text';
import { UniverseStep } from './universe-step';
import type { Account, BrokersAnswer } from './wire';

const LOOK_EVERY_MS = 5_000;
const STEPS = ['Keys', 'Log in', 'Live test', 'Universe'];
const SIGNS = { OK: '✓', WARNING: '⚠', WRONG: '✗' };

/** Brokers: accounts, how their tokens stand, and the wizard in four steps (UI-21, UI-22). */
export class BrokersScreen implements Screen {
  readonly element: HTMLElement;
  readonly topics: readonly string[] = [];
  private readonly resource = new Resource<BrokersAnswer>(brokers);
  private readonly list = new Panel('Brokers', 'broker-list', { 'data-testid': 'brokers' });
  private readonly wizard = new Panel('Connect', 'broker-wizard', { 'data-testid': 'wizard' });
  private readonly accounts = el('ul', { class: 'accounts' });
  private readonly next = el('p', { class: 'next-line dim', hidden: true });
  private readonly checks = el('div', { class: 'checks' });
  private readonly tested = new Set<string>();
  private readonly tabs = STEPS.map((name, at) => this.tab(name, at));
  private readonly stage = el('div', { class: 'broker-stage' });
  private readonly head = el('p', { class: 'headline' });
  private readonly steps = [
    new KeysStep((account) => this.moved(account, 1)),
    new LoginStep((account) => this.moved(account, 2)),
    new TestStep(
      (account) => this.passed(account),
      (account) => this.moved(account, 3),
    ),
    new UniverseStep(
      () => this.resource.value?.start ?? '',
      (account) => this.replace(account),
    ),
  ];
  private feed = '';
  private step = 0;
  private nextMs = 0;
  private shown = -1;

  constructor() {
    this.list.body.append(this.accounts, this.next, this.checks);
    this.wizard.body.append(
      this.head,
      el('nav', { class: 'steps', 'aria-label': 'Steps' }, ...this.tabs),
      this.stage,
    );
    this.element = el('main', { class: 'screen brokers-screen' }, this.list.element, this.wizard.element);
  }

  private tab(name: string, at: number): HTMLButtonElement {
    const button = el('button', { type: 'button', 'data-step': at + 1 }, `${at + 1} ${name}`);
    button.addEventListener('click', () => this.go(at));
    return button;
  }

  open(parts: Readonly<Record<string, string>>): void {
    this.nextMs = 0;
    if (parts.feed) {
      this.feed = parts.feed;
      this.step = Math.max(0, Math.min(STEPS.length, Number(parts.step || 1)) - 1);
      this.shown = -1;
    }
  }

  close(): void {}

  served(): void {}

  parts(): Readonly<Record<string, string>> {
    return { feed: this.feed, step: this.feed ? String(this.step + 1) : '' };
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
    const none = value?.brokers.length === 0 ? words.noBrokers : null;
    this.list.state(this.resource, words.loadingBrokers, none);
    this.wizard.element.hidden = !value || none !== null;
    if (value && !none) {
      this.paintList(value);
      this.paintNext(value);
      this.paintChecks(value);
      this.paintWizard(false);
    }
  }

  private get account(): Account | undefined {
    return this.resource.value?.brokers.find((it) => it.feed === this.feed);
  }

  private paintList({ brokers: accounts }: BrokersAnswer): void {
    if (!this.account) {
      this.choose(accounts[0]!);
    }
    const focused = (document.activeElement as HTMLElement | null)?.dataset.feed;
    this.accounts.replaceChildren(...accounts.map((account) => this.row(account)));
    this.accounts.querySelector<HTMLElement>(`[data-feed="${focused ?? ''}"]`)?.focus();
  }

  private row(account: Account): HTMLElement {
    const { text, tone } = standing(account);
    const named = account.feed === account.broker ? account.title : `${account.title} · ${account.feed}`;
    const button = el(
      'button',
      { type: 'button', 'data-feed': account.feed, 'aria-current': String(account.feed === this.feed) },
      el('strong', {}, named),
      el('span', { 'data-tone': tone }, text),
      el('span', { class: 'dim' }, feedLine(account)),
    );
    button.addEventListener('click', () => {
      this.choose(account);
      this.paintWizard(true);
      this.paintList(this.resource.value!);
    });
    return el('li', {}, button);
  }

  private choose(account: Account): void {
    this.feed = account.feed;
    this.step = stepOf(account);
  }

  /** Until an engine streams one of them, what it takes to begin. */
  private paintNext({ brokers: accounts, start }: BrokersAnswer): void {
    const streams = accounts.some(({ running }) => running);
    this.next.hidden = streams || !start;
    this.next.textContent = `To stream what is set up here: ${start ?? ''}`;
  }

  private paintChecks({ checks, checkedAtMs }: BrokersAnswer): void {
    const made = checks && checks.length > 0;
    this.checks.hidden = !made;
    if (made) {
      this.checks.replaceChildren(
        el('h3', {}, `Look before the open, ${checkedAtMs ? clock(checkedAtMs) : '—'} IST`),
        el(
          'ul',
          {},
          ...checks.map(({ name, verdict, words: text }) =>
            el(
              'li',
              { 'data-tone': verdict === 'OK' ? 'up' : verdict === 'WARNING' ? 'warn' : 'bad' },
              `${SIGNS[verdict]} ${name}: ${text}`,
            ),
          ),
        ),
      );
    }
  }

  /** `anew`: another account or step; a form somebody types in stays as it is otherwise. */
  private paintWizard(anew: boolean): void {
    const account = this.account!;
    this.head.textContent = account.there ? account.title : `${account.title}: not in this build yet`;
    this.tabs.forEach((tab, at) => {
      attribute(tab, 'aria-current', at === this.step ? 'step' : 'false');
      tab.disabled = !account.there;
      tab.classList.toggle('done', this.isDone(account, at));
    });
    const step = this.steps[this.step]!;
    if (!account.there) {
      this.stage.replaceChildren(
        el('ol', { class: 'needs' }, ...account.needs.map((it) => el('li', {}, it))),
      );
    } else if (anew || this.stage.firstChild !== step.element) {
      step.show(account);
      this.stage.replaceChildren(step.element);
    }
  }

  private isDone(account: Account, step: number): boolean {
    const isChosen = account.universe.length > 0;
    return (
      step < stepOf(account) || (step === 2 && this.tested.has(account.feed)) || (step === 3 && isChosen)
    );
  }

  private passed(account: Account): void {
    this.tested.add(account.feed);
    this.paintWizard(false);
  }

  private go(step: number): void {
    this.step = step;
    this.paintWizard(true);
  }

  private moved(account: Account, step: number): void {
    this.replace(account);
    this.go(account.keysSet ? step : 0);
  }

  private replace(account: Account): void {
    const { value } = this.resource;
    if (value) {
      const brokers = value.brokers.map((it) => (it.feed === account.feed ? account : it));
      this.resource.set({ ...value, brokers });
    }
  }
}
