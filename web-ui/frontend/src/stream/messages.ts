import type { Beat, Frame, Hello } from '../wire';

/**
 * What a tab tells the hub. `alive` comes each ten seconds, because a port never says that its tab has
 * closed.
 */
export type ToHub =
  | { readonly kind: 'topics'; readonly topics: readonly string[] }
  | { readonly kind: 'alive' }
  | { readonly kind: 'bye' };

/**
 * What the hub tells a tab. `serving` names the topics the engine has agreed to: history asked for later
 * has no gap.
 */
export type FromHub =
  | { readonly kind: 'hello'; readonly hello: Hello }
  | { readonly kind: 'frame'; readonly frame: Frame }
  | { readonly kind: 'beat'; readonly beat: Beat }
  | { readonly kind: 'serving'; readonly topics: readonly string[] }
  | { readonly kind: 'unsupported' };
