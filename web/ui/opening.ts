/** The part of an address after its path: what is empty is left out, and with it the question mark. */
export function query(values: Readonly<Record<string, string | number | null | undefined>>): string {
  const entries = Object.entries(values).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  )
  return entries.length === 0
    ? ''
    : `?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))}`
}

/**
 * A code opened in the terminal from another page, with what is known already filled in: an address such as
 * `/?code=0007&serial=12`. The names after the code are those of its fields.
 */
export function terminalLink(code: string, values: Readonly<Record<string, string>> = {}): string {
  return `/?${new URLSearchParams({ code, ...values })}`
}

/** The question who may do a code, and why not oneself. */
export const whoLink = (asked: Readonly<Record<string, string>>): string => `/who${query(asked)}`

/** The terminal, at a request of one’s own that waits. */
export const waitingLink = (item: string): string => `/?${new URLSearchParams({ waiting: item })}`

/** The branch as a row left it, or as it stood at a time; as it stands now without either. */
export const momentLink = (asked: {
  readonly day?: string
  readonly serial?: string
  readonly time?: string
}): string => `/board/moment${query(asked)}`

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
