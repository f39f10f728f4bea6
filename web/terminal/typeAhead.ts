/**
 * Keys that are typed while nothing can take them yet are kept, and given to the command line when it
 * appears.
 */

let kept = ''
let listening = false

const onKey = (event: KeyboardEvent): void => {
  // Whatever has the focus takes its own keys; only those that fall on the bare page are kept.
  if (event.target !== document.body || event.ctrlKey || event.altKey || event.metaKey || event.isComposing)
    return
  if (event.key.length === 1) kept += event.key
  else if (event.key === 'Backspace') kept = kept.slice(0, -1)
}

export function bufferKeys(): void {
  if (listening) return
  listening = true
  document.addEventListener('keydown', onKey)
}

/** What was typed so far; empty afterwards. */
export function takeTyped(): string {
  const typed = kept
  kept = ''
  return typed
}
