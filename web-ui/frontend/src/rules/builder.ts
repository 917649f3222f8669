import { el, options, timeInput } from '../dom';
import { type SoundName, SOUNDS, ruleSound, setRuleSound } from '../alerts/sound';
import { words } from '../words';
import { ConditionEditor } from './condition';
import { NEW_RULE, betweenOf, plainRule, sameRule, symbolsOf } from './draft';
import { TIMEFRAMES } from './vocabulary';
import type { Priority, Problem, Rule } from './wire';

const LEVELS: readonly (readonly [Priority, string])[] = [
  ['LOW', '· INFO'],
  ['MEDIUM', '▲ WARN'],
  ['HIGH', '◆ CRIT'],
];

/** Where an alert can go besides the log, which always has it. */
const ACTIONS = [
  ['sse', 'page'],
  ['voice', 'voice'],
  ['telegram', 'Telegram'],
  ['whatsapp', 'WhatsApp'],
  ['email', 'e-mail'],
  ['webhook', 'webhook'],
] as const;

/** The form of one rule. It knows nothing of the server but the language of conditions. */
export class Builder {
  readonly element: HTMLElement;
  onChange: () => void = () => {};
  private readonly name = el('input', { maxlength: 100, 'data-testid': 'rule-name', required: true });
  private readonly condition = new ConditionEditor();
  private readonly symbols = el('input', { placeholder: words.allSymbols, list: 'rule-symbols' });
  private readonly timeframe = el('select', { 'aria-label': 'Timeframe' });
  private readonly row = el('input', { type: 'number', min: 1, max: 86_400, 'aria-label': 'Times in a row' });
  private readonly cooldown = el('input', { type: 'number', min: 0, max: 86_400, 'aria-label': 'Seconds' });
  private readonly from = timeInput('From, IST', '09:20');
  private readonly to = timeInput('To, IST', '15:10');
  private readonly level = el('select', { 'aria-label': 'Level' });
  private readonly sound = el('select', { 'aria-label': 'Sound of this rule in this browser' });
  private readonly boxes = new Map<string, HTMLInputElement>();
  private readonly channelNotes = new Map<string, HTMLElement>();
  private readonly faults = el('div', { class: 'rule-error', role: 'alert', hidden: true });
  private shown: Rule = NEW_RULE;

  constructor() {
    this.timeframe.append(...options(TIMEFRAMES.map((it) => [it, it] as const)));
    this.level.append(...options(LEVELS));
    this.sound.append(
      ...options([['', 'by level'], ...SOUNDS.map((it) => [it, it] as const), ['none', 'none']]),
    );
    this.element = el('form', { class: 'rule-form', 'data-testid': 'rule-form' }, ...this.lines());
    this.element.addEventListener('submit', (event) => event.preventDefault());
    this.element.addEventListener('change', () => this.onChange());
    this.name.addEventListener('input', () => this.onChange());
    this.condition.onChange = () => this.onChange();
    this.timeframe.addEventListener('change', () => this.condition.setTimeframe(this.timeframe.value));
    this.sound.addEventListener('change', () =>
      setRuleSound(this.name.value.trim(), this.sound.value as SoundName | 'none' | ''),
    );
  }

  private lines(): HTMLElement[] {
    return [
      line('Name', this.name),
      this.condition.element,
      line('On', this.symbols, 'bars of', this.timeframe, words.symbolsHint),
      line('Fires', 'when true', this.row, 'times in a row, then once per', this.cooldown, 's'),
      line('Between', this.from, '–', this.to, words.betweenHint),
      line('Level', this.level, 'sound here', this.sound),
      line('Send', ...ACTIONS.map(([action, title]) => this.box(action, title))),
      this.faults,
    ];
  }

  private box(action: string, title: string): HTMLElement {
    const box = el('input', { type: 'checkbox', name: action });
    const note = el('small', { class: 'dim' });
    this.boxes.set(action, box);
    this.channelNotes.set(action, note);
    return el('label', { class: 'check' }, box, title, note);
  }

  /** Says beside each box whether its channel is there. */
  channels(unset: ReadonlySet<string>): void {
    this.channelNotes.forEach((note, action) => {
      note.textContent = unset.has(action) ? ' not set up' : '';
    });
  }

  show(rule: Rule): void {
    this.shown = plainRule(rule);
    this.name.value = rule.name;
    this.condition.show(rule.condition, rule.timeframe);
    this.symbols.value = rule.symbols.join(', ');
    this.timeframe.value = rule.timeframe;
    this.row.value = String(rule.for);
    this.cooldown.value = String(rule.cooldown);
    const [from, to] = (rule.between ?? '-').split('-');
    this.from.value = from ?? '';
    this.to.value = to ?? '';
    this.level.value = rule.priority;
    this.sound.value = ruleSound(rule.name) ?? '';
    this.boxes.forEach((box, action) => (box.checked = rule.action.includes(action)));
    this.problems([]);
  }

  /** The server has this rule now; what was typed meanwhile stays and is a change to it. */
  kept(rule: Rule): void {
    if (sameRule(this.rule, rule)) {
      this.show(rule);
    } else {
      this.shown = plainRule(rule);
    }
  }

  get rule(): Rule {
    const sent = [...this.boxes].filter(([, box]) => box.checked).map(([action]) => action);
    return plainRule({
      name: this.name.value.trim(),
      condition: this.condition.text,
      action: ['log', ...sent],
      priority: this.level.value as Priority,
      timeframe: this.timeframe.value,
      symbols: symbolsOf(this.symbols.value),
      cooldown: Number(this.cooldown.value),
      for: Number(this.row.value),
      between: betweenOf(this.from.value, this.to.value),
    });
  }

  /** The rule it was given, by name. */
  get isAbout(): string {
    return this.shown.name;
  }

  get isChanged(): boolean {
    return !sameRule(this.rule, this.shown);
  }

  focus(): void {
    this.name.focus();
  }

  /** What a save refused: the condition's under its character, the rest at the foot. */
  problems(problems: readonly Problem[]): void {
    const placed = problems.find(({ column }) => column !== null && column > 0);
    if (placed) {
      this.condition.fault(placed.error, placed.column!);
    }
    const rest = problems.filter((it) => it !== placed);
    this.faults.hidden = rest.length === 0;
    this.faults.replaceChildren(...rest.map(({ error }) => el('p', {}, error)));
  }
}

function line(label: string, ...parts: (Node | string)[]): HTMLElement {
  const spoken = parts[0] instanceof HTMLInputElement && !parts[0].hasAttribute('aria-label');
  const head = el(spoken ? 'label' : 'span', { class: 'form-label' }, label);
  if (spoken) {
    const id = `rule-${label.toLowerCase()}`;
    (parts[0] as HTMLElement).id = id;
    head.setAttribute('for', id);
  }
  return el('div', { class: 'form-line' }, head, el('div', { class: 'form-parts' }, ...parts));
}
