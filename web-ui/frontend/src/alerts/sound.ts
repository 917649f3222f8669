import { recall, remember } from '../settings';
import type { Level } from './wire';

/** Made by the browser's own oscillators: no file, no other origin (UI-08). */
export const SOUNDS = ['chime', 'bell', 'knock', 'alarm'] as const;
export type SoundName = (typeof SOUNDS)[number];

/** `[frequency Hz, from s, length s, loudness]`, one after the other or together. */
const NOTES: Readonly<Record<SoundName, readonly (readonly [number, number, number, number])[]>> = {
  chime: [[880, 0, 0.25, 0.5]],
  bell: [
    [659, 0, 0.3, 0.6],
    [880, 0.14, 0.45, 0.6],
  ],
  knock: [
    [196, 0, 0.09, 1],
    [196, 0.16, 0.09, 1],
  ],
  alarm: [
    [880, 0, 0.16, 0.9],
    [1109, 0.18, 0.16, 0.9],
    [880, 0.36, 0.16, 0.9],
    [1109, 0.54, 0.3, 0.9],
  ],
};

const BY_LEVEL: Readonly<Record<Level, SoundName>> = { INFO: 'chime', WARNING: 'bell', CRITICAL: 'alarm' };

/** The sound of a rule in this browser: a choice of its own, else its level's. */
export function soundOf(rule: string, level: Level): SoundName | 'none' {
  return ruleSound(rule) ?? BY_LEVEL[level];
}

export function ruleSound(rule: string): SoundName | 'none' | null {
  const kept = sounds()[rule];
  return kept === 'none' || SOUNDS.includes(kept as SoundName) ? (kept as SoundName | 'none') : null;
}

export function setRuleSound(rule: string, sound: SoundName | 'none' | ''): void {
  const kept = sounds();
  delete kept[rule];
  if (sound !== '' && rule !== '') {
    kept[rule] = sound;
  }
  remember('alerts.sounds', JSON.stringify(kept));
}

function sounds(): Record<string, string> {
  try {
    return JSON.parse(recall('alerts.sounds') ?? '{}') as Record<string, string>;
  } catch {
    return {};
  }
}

/**
 * Plays sounds. Browsers let a page be heard only after somebody touched it; until then a sound is lost, and
 * counted.
 */
export class Player {
  lost = 0;
  private context: AudioContext | null = null;

  play(sound: SoundName, volume: number): void {
    if (!navigator.userActivation?.hasBeenActive) {
      this.lost++;
      return;
    }
    this.context ??= new AudioContext();
    void this.context.resume();
    for (const [hz, fromS, lengthS, loudness] of NOTES[sound]) {
      this.note(this.context, hz, fromS, lengthS, loudness * volume);
    }
  }

  private note(context: AudioContext, hz: number, fromS: number, lengthS: number, loudness: number): void {
    const at = context.currentTime + fromS;
    const tone = new OscillatorNode(context, { type: 'sine', frequency: hz });
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(loudness, at + 0.01); // a hard edge would click
    gain.gain.exponentialRampToValueAtTime(0.001, at + lengthS);
    tone.connect(gain).connect(context.destination);
    tone.start(at);
    tone.stop(at + lengthS);
  }
}
