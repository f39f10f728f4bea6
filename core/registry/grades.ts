/** From a trainee to the director (rules.md §5.2). */
export const grades = ['1', '2', '3', '4', '5', '6', '7'].map(value => ({
  value,
  zh: `${value} 级`,
  en: `Grade ${value}`,
}))
