/**
 * A code opened in the terminal from another page, with what is known already filled in: an address such as
 * `/?code=0007&serial=12`. The names after the code are those of its fields.
 */
export function terminalLink(code: string, values: Readonly<Record<string, string>> = {}): string {
  return `/?${new URLSearchParams({ code, ...values })}`
}

/** The question who may do a code, and why not oneself. */
export function whoLink(asked: Readonly<Record<string, string>>): string {
  const typed = Object.entries(asked).filter(([, text]) => text !== '')
  return `/who?${new URLSearchParams(typed)}`
}

/** The terminal, at a request of one’s own that waits. */
export const waitingLink = (item: string): string => `/?${new URLSearchParams({ waiting: item })}`

/** The branch as a row left it, or as it stood at a time; as it stands now without either. */
export const momentLink = (asked: {
  readonly day?: string
  readonly serial?: string
  readonly time?: string
}): string => {
  const typed = Object.entries(asked).filter(([, text]) => text !== '')
  return `/board/moment${typed.length === 0 ? '' : `?${new URLSearchParams(typed)}`}`
}

export interface WantedCode {
  readonly code: string
  readonly values: Readonly<Record<string, string>>
}

/** What an address asks the terminal to open; null where it asks for nothing. */
export function wantedIn(search: string): WantedCode | { readonly waiting: string } | null {
  const { code, waiting, ...values } = Object.fromEntries(new URLSearchParams(search))
  if (waiting) return { waiting }
  return code !== undefined && /^\d{4}$/.test(code) ? { code, values } : null
}
