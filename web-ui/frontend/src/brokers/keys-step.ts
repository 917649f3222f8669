import { el } from '../dom';
import { saveKeys } from './client';
import { Fields } from './fields';
import { Trouble, busyButton } from './trouble';
import type { Account } from './wire';

/** Step 1: paste keys; beside each field stands where it is found. */
export class KeysStep {
  readonly element: HTMLElement;
  private readonly fields = new Fields();
  private readonly trouble = new Trouble();
  private readonly needs = el('ol', { class: 'needs' });
  private readonly site = el('a', { target: '_blank', rel: 'noopener' });
  private account: Account | null = null;

  constructor(private readonly done: (account: Account) => void) {
    this.element = el(
      'form',
      { class: 'broker-step', autocomplete: 'off', 'data-testid': 'step-keys' },
      el('p', {}, 'What you need'),
      this.needs,
      el('p', { class: 'dim' }, 'Keys are made at ', this.site),
      this.fields.element,
      this.trouble.element,
      el(
        'p',
        { class: 'actions' },
        busyButton('Save keys', 'Saving …', () => this.save()),
        el('span', { class: 'dim' }, 'Kept on this machine, in a file only you can read. Never shown again.'),
      ),
    );
  }

  show(account: Account): void {
    const fresh = this.account?.feed !== account.feed;
    this.account = account;
    this.needs.replaceChildren(...account.needs.map((need) => el('li', {}, need)));
    this.site.href = account.site;
    this.site.textContent = account.site.replace('https://', '');
    this.fields.show(account.fields.filter((it) => it.kind !== 'ONCE'));
    if (account.keysProblem) {
      this.trouble.say(account.keysProblem);
    } else if (fresh) {
      this.trouble.clear();
    }
  }

  private async save(): Promise<void> {
    const keys = this.fields.values();
    if (Object.keys(keys).length === 0) {
      this.trouble.say('Nothing was typed.', '', 'Fill in what is not set yet.');
      return;
    }
    try {
      const account = await saveKeys(this.account!.feed, keys);
      this.trouble.clear();
      this.fields.clear();
      this.done(account);
    } catch (error) {
      this.trouble.show(error);
    }
  }
}
