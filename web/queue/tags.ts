/** What is special about a ticket, in words. */
import { flags, levels } from '../../core/queue/business.ts'
import type { WireTicket } from '../../core/queue/wire.ts'
import type { Words } from '../../core/words.ts'

export const ticketTags = ({ level, flags: seen, appointment, reason }: WireTicket): Words[] => [
  ...(level === 'normal' ? [] : [levels[level]]),
  ...seen.map(flag => flags[flag]),
  ...(appointment === null ? [] : [{ zh: `预约 ${appointment}`, en: `appointment ${appointment}` }]),
  ...(reason === null ? [] : [{ zh: reason, en: reason }]),
]
