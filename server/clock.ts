/** The one place that looks at the clock. The accounting date never comes from here. */

/** Milliseconds since 1970. */
export const now = (): number => Date.now()

/** The hour of the day where the server stands. */
export const hourOf = (instant: number): number => new Date(instant).getHours()
