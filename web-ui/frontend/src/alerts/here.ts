import { el, timeInput } from '../dom';
import { words } from '../words';
import { type Announcer, canNotify } from './announcer';
import { SOUNDS } from './sound';

/** What this browser does with an alert: sound, speech, notification, quiet hours (UI-80, UI-83). */
export class HereChannels {
  readonly element: HTMLElement;
  private readonly notifyNote = el('p', { class: 'dim', role: 'status' });

  constructor(private readonly announcer: Announcer) {
    this.element = el(
      'section',
      { class: 'channels-here', 'aria-label': 'This browser', 'data-testid': 'here' },
      el('h3', {}, words.thisBrowser),
      this.sounds(),
      this.speech(),
      this.notification(),
      this.quiet(),
    );
  }

  private sounds(): HTMLElement {
    const { local } = this.announcer;
    const box = el('input', { type: 'checkbox', id: 'here-sound' });
    box.checked = local.sound;
    box.addEventListener('change', () => local.set('sound', box.checked));
    const volume = el('input', { type: 'range', min: 0, max: 1, step: 0.1, 'aria-label': 'Volume' });
    volume.value = String(local.volume);
    volume.addEventListener('input', () => local.setVolume(Number(volume.value)));
    const tries = SOUNDS.map((sound) => {
      const button = el('button', { type: 'button', title: words.trySound }, `♪ ${sound}`);
      button.addEventListener('click', () => this.announcer.play(sound));
      return button;
    });
    return line(box, 'here-sound', 'Sound', volume, ...tries);
  }

  private speech(): HTMLElement {
    const { local } = this.announcer;
    const box = el('input', { type: 'checkbox', id: 'here-speech' });
    box.checked = local.speech;
    box.addEventListener('change', () => local.set('speech', box.checked));
    const attempt = el('button', { type: 'button' }, words.trySpeech);
    attempt.addEventListener('click', () => this.announcer.speak(words.spokenTest));
    const note = el(
      'span',
      { class: 'dim' },
      'speechSynthesis' in window ? words.speechNote : words.noSpeech,
    );
    return line(box, 'here-speech', 'Speech', attempt, note);
  }

  /** The browser is asked only because somebody clicked. */
  private notification(): HTMLElement {
    const { local } = this.announcer;
    const box = el('input', { type: 'checkbox', id: 'here-notify' });
    box.checked = local.notification && canNotify();
    box.addEventListener('change', () => void this.allow(box));
    return line(box, 'here-notify', 'Notification', this.notifyNote);
  }

  private async allow(box: HTMLInputElement): Promise<void> {
    if (box.checked && !canNotify()) {
      const answer = 'Notification' in window ? await Notification.requestPermission() : 'denied';
      box.checked = answer === 'granted';
      this.notifyNote.textContent = box.checked ? '' : words.notifyRefused;
    }
    this.announcer.local.set('notification', box.checked);
  }

  private quiet(): HTMLElement {
    const { local } = this.announcer;
    const [begin = '', end = ''] = local.quiet.split('-');
    const from = timeInput('Quiet from, IST', '22:00');
    const to = timeInput('Quiet to, IST', '07:00');
    const box = el('input', { type: 'checkbox', id: 'here-quiet' });
    from.value = begin || '22:00';
    to.value = end || '07:00';
    box.checked = local.quiet !== '';
    const keep = () => local.setQuiet(box.checked ? `${from.value}-${to.value}` : '');
    [box, from, to].forEach((it) => it.addEventListener('change', keep));
    return line(
      box,
      'here-quiet',
      'Quiet hours',
      from,
      '–',
      to,
      el('span', { class: 'dim' }, words.quietNote),
    );
  }
}

function line(box: HTMLElement, id: string, label: string, ...rest: (Node | string)[]): HTMLElement {
  return el(
    'div',
    { class: 'form-line' },
    el('label', { for: id, class: 'here-label' }, box, label),
    ...rest,
  );
}
