/**
 * Request ids: branch, the accounting date on which the form was opened, this terminal, a counter (DESIGN
 * H7). A form keeps its id until it is posted or parked, so that sending it again can never post twice.
 */
const TERMINAL = 'zhanggui.terminal'
const COUNTER = 'zhanggui.counter'

/** The name of this terminal; a browser keeps its own. */
export function terminalName(): string {
  const known = localStorage.getItem(TERMINAL)
  if (known) return known
  const name = `W${crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36).toUpperCase()}`
  localStorage.setItem(TERMINAL, name)
  return name
}

export function newRequest(branch: string, day: string): string {
  // Two windows of one browser share the terminal, so the counter is read and written at once.
  const counter = Number(localStorage.getItem(COUNTER) ?? '0') + 1
  localStorage.setItem(COUNTER, String(counter))
  return `${branch}/${day}/${terminalName()}/${counter}`
}
