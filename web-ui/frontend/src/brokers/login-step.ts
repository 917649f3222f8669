import { Label, attribute, el } from '../dom';
import { words } from '../words';
import { logIn, pageOf } from './client';
import { Fields } from './fields';
import { tokenTone } from './text';
import { Trouble, busyButton } from './trouble';
import type { Account } from './wire';

/** Step 2: the broker's own page and what it sends back, or hands-free where a seed is set. */
export class LoginStep {
  readonly element: HTMLElement;
  private readonly fields = new Fields();
  private readonly trouble = new Trouble();
  private readonly token = new Label(el('strong'));
  private readonly life = new Label(el('span', { class: 'dim' }));
  private readonly link = el('a', { class: 'button', target: '_blank', rel: 'noopener' });
  private readonly byPage: HTMLElement;
  private readonly handsFree = new Label(el('p'));
  private readonly keysFirst = el('p', { class: 'dim' }, 'Save the keys first (step 1).');
  private readonly button: HTMLButtonElement;
  private account: Account | null = null;

  constructor(private readonly done: (account: Account) => void) {
    this.button = busyButton('Log in', 'Asking the broker …', () => this.logIn());
    this.byPage = el(
      'ol',
      { class: 'needs' },
      el('li', {}, this.link),
      el('li', {}, 'Log in there.'),
      el('li', {}, 'Paste below what comes of it; the line under the field says where it is found.'),
    );
    this.element = el(
      'form',
      { class: 'broker-step', autocomplete: 'off', 'data-testid': 'step-login' },
      el('p', { class: 'token-line' }, 'Token: ', this.token.element, this.life.element),
      this.keysFirst,
      this.byPage,
      this.handsFree.element,
      this.fields.element,
      this.trouble.element,
      el('p', { class: 'actions' }, this.button),
    );
  }

  show(account: Account): void {
    const fresh = this.account?.feed !== account.feed;
    this.account = account;
    this.token.set(account.token.words);
    attribute(this.token.element, 'data-tone', tokenTone(account.token));
    this.life.set(`A token of this broker is good ${account.tokenLife}.`);
    this.link.href = pageOf(account.feed);
    this.link.textContent = `Open ${account.title}'s login page`;
    const ready = account.keysSet ?? false;
    this.keysFirst.hidden = ready;
    this.byPage.hidden = !ready || !account.page;
    const asked = account.fields.filter((it) => it.kind === 'ONCE' && it.needed);
    this.handsFree.element.hidden = !ready || (account.page ?? false);
    this.handsFree.set(asked.length === 0 ? words.handsFree : words.byCode);
    this.button.hidden = !ready;
    this.fields.show(ready ? asked : []);
    if (fresh) {
      this.trouble.clear();
    }
  }

  private async logIn(): Promise<void> {
    try {
      const account = await logIn(this.account!.feed, this.fields.values());
      this.trouble.clear();
      this.done(account);
    } catch (error) {
      this.trouble.show(error);
    } finally {
      this.fields.clear();
    }
  }
}
