/** Money on screens: thousands apart; the wire's `1234.50` reads `1,234.50`. */
export const showMoney = (text: string): string => text.replace(/\B(?=(\d{3})+(?=\.))/g, ',')

/** `14:03:22` of an instant, in the terminal's own time. */
export const showTime = (instant: string): string =>
  new Date(instant).toLocaleTimeString('zh-CN', { hour12: false })
