import { attribute, el, options } from '../dom';
import { Panel } from '../panel';
import { clock, day } from '../time';
import { words } from '../words';
import { RuleBook, type Saved } from './book';
import { Builder } from './builder';
import { NEW_RULE, freeName, problemsOf, withRule, withoutRule } from './draft';
import { RuleList } from './list';
import { TrialPanel } from './trial';
import type { Rule, RuleState } from './wire';

/** The rules on the left, the one in hand on the right: built, tried, saved (UI-81). */
export class RulesTab {
  readonly element: HTMLElement;
  private readonly left = new Panel('Rules', 'rules-panel', { 'data-testid': 'rules' });
  private readonly right: HTMLElement;
  private readonly list = new RuleList();
  private readonly builder = new Builder();
  private readonly trial: TrialPanel;
  private readonly save = el(
    'button',
    { type: 'button', class: 'primary', 'data-testid': 'rule-save' },
    words.saveRule,
  );
  private readonly remove = el('button', { type: 'button', 'data-testid': 'rule-remove' }, words.removeRule);
  private readonly said = el('p', { class: 'save-said', role: 'status', 'data-testid': 'save-said' });
  private readonly title = el('span');
  private readonly versions = el('select', { 'aria-label': words.versions });
  private readonly file = el('p', { class: 'dim fine rules-file' });
  /** The rule in hand by the name it has on the server; null for one that is not there yet. */
  private chosen: string | null = null;
  private begun = false;
  private removing = false;
  private shown = -1;

  constructor(
    readonly book: RuleBook,
    keyOf: (id: number) => string | null,
  ) {
    this.trial = new TrialPanel(() => this.builder.rule, keyOf);
    const fresh = el('button', { type: 'button', 'data-testid': 'rule-new' }, words.newRule);
    fresh.addEventListener('click', () => this.begin(NEW_RULE));
    this.left.tools.append(this.versions, fresh);
    this.left.body.append(this.list.element, this.file);
    this.right = el(
      'section',
      { class: 'panel framed rule-panel', 'aria-label': 'Rule' },
      el('h2', {}, this.title, el('span', { class: 'spring' }), this.remove, this.save),
      el('div', { class: 'rule-stage' }, this.said, this.builder.element, this.trial.element),
    );
    this.element = el('div', { class: 'rules-tab' }, this.left.element, this.right);
    this.listen();
    this.hold(NEW_RULE, null);
  }

  private listen(): void {
    this.list.onChoose = (rule) => this.choose(rule);
    this.builder.onChange = () => this.mark();
    this.save.addEventListener('click', () => void this.store());
    this.remove.addEventListener('click', () => void this.discard());
    this.versions.addEventListener('change', () => void this.restore());
  }

  open(): void {
    void this.book.resource.load();
    void this.trial.open();
  }

  get name(): string {
    return this.chosen ?? '';
  }

  channels(unset: ReadonlySet<string>): void {
    this.builder.channels(unset);
  }

  /** A rule that begins somewhere else, such as on a row of the scanner. */
  begin(rule: Rule, note = ''): void {
    const name = rule.name === '' ? freeName(this.book.rules, 'new rule') : rule.name;
    this.hold({ ...rule, name }, null);
    this.begun = true;
    this.say(note, 'warn');
    this.builder.focus();
  }

  chooseByName(name: string): void {
    const rule = this.book.rules.find((it) => it.name === name);
    this.chosen = name;
    if (rule) {
      this.choose(rule);
    }
  }

  private choose(rule: RuleState): void {
    this.hold(rule, rule.name);
    if (rule.state !== 'ACTIVE' && rule.error) {
      this.builder.problems([{ rule: rule.name, place: 0, column: rule.column, error: rule.error }]);
    }
    this.list.show(this.book.rules, this.chosen);
  }

  private hold(rule: Rule, name: string | null): void {
    this.chosen = name;
    this.begun = name !== null;
    this.builder.show(rule);
    this.trial.clear();
    this.say('', '');
    this.mark();
  }

  private mark(): void {
    this.title.textContent = this.chosen ?? words.newRuleTitle;
    this.removing = false;
    this.remove.textContent = words.removeRule;
    this.remove.hidden = this.chosen === null;
    const { name, condition } = this.builder.rule;
    this.save.disabled = name === '' || condition === '' || (this.chosen !== null && !this.builder.isChanged);
    this.save.title = name === '' ? words.needsName : condition === '' ? words.needsCondition : '';
  }

  private say(text: string, tone: string): void {
    this.said.textContent = text;
    this.said.hidden = text === '';
    attribute(this.said, 'data-tone', tone);
  }

  private async store(): Promise<void> {
    const { rule } = this.builder;
    const before = this.chosen;
    this.say(words.saving, '');
    const saved = await this.book.save((all) => withRule(all, before, rule));
    if (saved.kind === 'saved') {
      this.chosen = rule.name;
      this.builder.kept(rule);
    }
    this.tell(saved, rule, before);
  }

  private tell(saved: Saved, rule: Rule, before: string | null): void {
    switch (saved.kind) {
      case 'saved':
        this.say(words.savedRule(clock(this.book.resource.value?.savedMs ?? Date.now())), 'up');
        this.builder.problems([]);
        break;
      case 'other':
        this.say(words.otherVersion(saved.version), 'warn');
        break;
      case 'refused': {
        const at = this.book.rules.findIndex(({ name }) => name === before);
        const place = (at < 0 ? this.book.rules.length : at) + 1;
        const mine = problemsOf(saved.problems, rule.name, place);
        const others = saved.problems.filter((it) => !mine.includes(it));
        this.builder.problems([
          ...mine,
          ...others.map((it) => ({ ...it, column: null, error: `${it.rule}: ${it.error}` })),
        ]);
        this.say(words.notSaved(saved.problems.length), 'bad');
        break;
      }
      default:
        this.say([saved.failure.message, saved.failure.hint].filter((it) => it !== '').join(' '), 'bad');
    }
    this.markKept();
  }

  /** As `mark`, but an answer about to be read stays. */
  private markKept(): void {
    this.mark();
    this.shown = -1;
  }

  /** A second press takes it out. */
  private async discard(): Promise<void> {
    const name = this.chosen;
    if (name === null) {
      return;
    }
    if (!this.removing) {
      this.removing = true;
      this.remove.textContent = words.reallyRemove;
      return;
    }
    const saved = await this.book.save((all) => withoutRule(all, name));
    if (saved.kind === 'saved') {
      const next = this.book.rules[0];
      this.hold(next ?? NEW_RULE, next?.name ?? null);
      this.say(words.removedRule(name), '');
    } else {
      this.tell(saved, this.builder.rule, name);
    }
  }

  private async restore(): Promise<void> {
    const version = Number(this.versions.value);
    if (version !== this.book.resource.value?.version) {
      const saved = await this.book.restore(version);
      const rule = this.book.rules.find(({ name }) => name === this.chosen) ?? this.book.rules[0];
      if (saved.kind === 'saved' && rule) {
        this.choose(rule);
      }
      this.tell(saved, this.builder.rule, this.chosen);
    }
  }

  paint(nowMs: number): void {
    this.trial.paint(nowMs);
    const { resource } = this.book;
    if (resource.version === this.shown) {
      return;
    }
    this.shown = resource.version;
    const { value } = resource;
    this.left.state(resource, words.loadingRules, value && value.rules.length === 0 ? words.noRules : null);
    if (value) {
      this.first(value.rules);
      this.list.show(value.rules, this.chosen);
      this.file.textContent = value.file ?? '';
      this.versions.hidden = value.versions.length < 2;
      this.versions.replaceChildren(
        ...options(
          value.versions.map(({ version, savedMs, rules }) => [
            String(version),
            versionText(version, savedMs, rules) + (version === value.version ? ' · now' : ''),
          ]),
        ),
      );
      this.versions.value = String(value.version);
    }
  }

  /** The first rule is in hand until somebody takes another, or the one the address names. */
  private first(rules: readonly RuleState[]): void {
    const wanted =
      rules.find(({ name }) => name === this.chosen) ?? (this.chosen === null ? rules[0] : undefined);
    if (!this.begun && wanted) {
      this.choose(wanted);
    } else if (this.chosen !== null && wanted && this.builder.isAbout !== wanted.name) {
      this.choose(wanted);
    }
  }
}

function versionText(version: number, savedMs: number, rules: number): string {
  return `version ${version}, ${day(savedMs)} ${clock(savedMs)} · ${rules} rules`;
}
