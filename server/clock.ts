/** The one place that looks at the clock. The accounting date never comes from here. */

/** Milliseconds since 1970. */
export const now = (): number => Date.now()

/** A time of the day, `10:30` or `10:30:05`, on the date of an instant; the whole of its second. */
export function timeOn(instant: number, time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return new Date(instant).setHours(hours, minutes, seconds, 999)
}

/** The hour of the day where the server stands. */
export const hourOf = (instant: number): number => new Date(instant).getHours()
