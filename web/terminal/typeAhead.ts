/**
 * Keys that are typed while nothing can take them yet are kept, and given to the command line when it
 * appears.
 */

/** A key that nothing has taken by then was meant for something that is gone. */
const KEPT_MS = 10_000

let kept: { readonly key: string; readonly at: number }[] = []
let listening = false

const onKey = (event: KeyboardEvent): void => {
  // Whatever has the focus takes its own keys; only those that fall on the bare page are kept.
  if (event.target !== document.body || event.ctrlKey || event.altKey || event.metaKey || event.isComposing)
    return
  if (event.key.length === 1) kept.push({ key: event.key, at: event.timeStamp })
  else if (event.key === 'Backspace') kept.pop()
}

export function bufferKeys(): void {
  if (listening) return
  listening = true
  document.addEventListener('keydown', onKey)
}

/** What was typed so far; empty afterwards. */
export function takeTyped(): string {
  const recent = kept.filter(({ at }) => performance.now() - at < KEPT_MS)
  kept = []
  return recent.map(({ key }) => key).join('')
}
