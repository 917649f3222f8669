import type { Speaker } from '../speaker';
import type { LocalChannels } from './local';
import { Player, type SoundName, soundOf } from './sound';
import { keyOf } from './store';
import { inputText, isDelivered, levelText, nameOf, ruleOf, sentence, spokenText } from './text';
import type { Toasts } from './toasts';
import type { AlertNews } from './wire';

const MOST_SPOKEN = 3; // in the browser's queue; a voice that is minutes late helps nobody

/** What the page itself does with a new alert: toast, sound, notification, speech (UI-83). */
export class Announcer {
  private readonly player = new Player();
  private queued = 0;

  constructor(
    private readonly toasts: Toasts,
    private readonly speaker: Speaker,
    readonly local: LocalChannels,
  ) {
    addEventListener('keydown', (event) => {
      if (event.ctrlKey && event.key === '.') {
        event.preventDefault();
        this.local.mute(Date.now() + 15 * 60_000);
        this.speaker.say('sounds muted for 15 minutes');
      }
    });
  }

  announce(news: AlertNews): void {
    if (!isDelivered(news)) {
      return;
    }
    const { actions } = news;
    const silent = this.local.isSilent(Date.now(), news.level === 'CRITICAL');
    if (actions.includes('sse')) {
      this.toasts.show(news);
      if (news.level !== 'CRITICAL') {
        this.speaker.say(sentence(news)); // a critical one is said by the toasts at once
      }
      this.notify(news);
      const sound = soundOf(ruleOf(news), news.level);
      if (!silent && sound !== 'none') {
        this.play(sound);
      }
    }
    if (actions.includes('voice') && !silent) {
      this.speak(spokenText(news));
    }
  }

  play(sound: SoundName): void {
    if (this.local.sound) {
      this.player.play(sound, this.local.volume);
    }
  }

  speak(text: string): void {
    if (!this.local.speech || !('speechSynthesis' in window) || this.queued >= MOST_SPOKEN) {
      return;
    }
    const spoken = new SpeechSynthesisUtterance(text);
    spoken.lang = 'en-IN';
    spoken.volume = this.local.volume;
    spoken.onend = spoken.onerror = () => this.queued--;
    this.queued++;
    speechSynthesis.speak(spoken);
  }

  /** Only when the page is out of sight: on it the toast says the same. */
  private notify(news: AlertNews): void {
    if (this.local.notification && document.hidden && canNotify()) {
      const note = new Notification(`${levelText(news.level)} ${nameOf(news)}`, {
        body: `${ruleOf(news)} ${inputText(news)}`,
        tag: `alert-${keyOf(news)}`,
      });
      note.onclick = () => {
        window.focus();
        this.toasts.onOpen(news);
        note.close();
      };
    }
  }
}

export function canNotify(): boolean {
  return 'Notification' in window && Notification.permission === 'granted';
}
