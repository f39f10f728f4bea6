/** The one place that looks at the clock. The accounting date never comes from here. */

/** Milliseconds since 1970. */
export const now = (): number => Date.now()
