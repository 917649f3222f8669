/**
 * Where this page stands: at `/` it shows what the engine does now, below `/replay/` a recorded day. Answers
 * of the board shown come from below the page's own address; the shared worker has it from its own.
 */
export const IS_REPLAY = globalThis.location?.pathname.startsWith('/replay/') ?? false;

/** The address of one of the board's answers. */
export function boardPath(path: string): string {
  return (IS_REPLAY ? '/replay' : '') + path;
}
