/** `2026-03-02 09:15` of the reader's clock. */
export const timeOf = (at: string | null): string =>
  at === null ? '—' : new Date(at).toLocaleString('sv').slice(0, 16)
