/**
 * A code opened in the terminal from another page, with what is known already filled in: an address such as
 * `/?code=0007&serial=12`. The names after the code are those of its fields.
 */
export function terminalLink(code: string, values: Readonly<Record<string, string>> = {}): string {
  return `/?${new URLSearchParams({ code, ...values })}`
}

export interface Wanted {
  readonly code: string
  readonly values: Readonly<Record<string, string>>
}

/** What an address asks the terminal to open; null where it asks for nothing. */
export function wantedIn(search: string): Wanted | null {
  const { code, ...values } = Object.fromEntries(new URLSearchParams(search))
  return code !== undefined && /^\d{4}$/.test(code) ? { code, values } : null
}
