/** What the voice in the hall says, and the display shows: a number and a window, never a name. */
import type { Words } from '../words.ts'

const FIGURES = '零一二三四五六七八九'

/** Figures one by one, as numbers of tickets are read out. */
export function announcement(ticket: string, window: number): Words {
  const [letter = '', ...digits] = ticket
  const spoken = digits.map(digit => FIGURES[Number(digit)] ?? digit).join('')
  return {
    zh: `请${letter}${spoken}号到${window}号窗口办理业务`,
    en: `Ticket ${letter} ${digits.join(' ')}, please go to window ${window}`,
  }
}
