/** Values of a record's attributes, as `printEffects` writes them, in words. */
import { printRate } from '../fields/rate.ts'
import { displayMoney } from '../money.ts'
import { decode, type Plain } from '../std.ts'
import type { Words } from '../words.ts'
import { numbersWords, termWords, type Tongue } from './things.ts'

export function valueWords(text: string, tongue: Tongue): Words {
  const known = states[text]
  if (known) return known
  const value = parsed(text)
  if (value === undefined) return { zh: text, en: text }
  if (value === null || (Array.isArray(value) && value.length === 0)) return { zh: '无', en: 'none' }
  if (typeof value === 'bigint') return both(displayMoney(value))
  if (Array.isArray(value)) return both(value.map(String).join(' '))
  if (typeof value === 'object') return recordWords(value as Readonly<Record<string, Plain>>, tongue, text)
  return both(text)
}

const both = (text: string): Words => ({ zh: text, en: text })

/** The value behind `null`, `"#500"`, `["0013","0003"]` or `{…}`; undefined for a plain word. */
function parsed(text: string): Plain | undefined {
  if (!/^(null$|[["{])/.test(text)) return undefined
  try {
    return decode(text)
  } catch {
    return undefined
  }
}

/** The few records that are attributes of others: a paper, a place in the journal, a stop, terms. */
function recordWords(value: Readonly<Record<string, Plain>>, tongue: Tongue, text: string): Words {
  const { kind, number, day, serial, reason, until, months, ratePpm, start, maturity } = value
  if (typeof number === 'number' && typeof kind === 'string')
    return numbersWords(tongue, kind, number, number)
  if (typeof day === 'string' && typeof serial === 'number')
    return { zh: `${day} 第 ${serial} 号`, en: `${day} no. ${serial}` }
  if (reason === 'loss' && typeof until === 'string')
    return { zh: `挂失至 ${until}`, en: `lost, until ${until}` }
  const dated = typeof start === 'string' && typeof maturity === 'string'
  if (dated && typeof months === 'number' && typeof ratePpm === 'number') {
    const term = termWords(months)
    const rest = `${printRate(ratePpm)}% ${start}–${maturity}`
    return { zh: `${term.zh} ${rest}`, en: `${term.en} ${rest}` }
  }
  return both(text)
}

const states: Readonly<Record<string, Words>> = {
  active: { zh: '有效', en: 'active' },
  agreed: { zh: '相符', en: 'agreed' },
  approved: { zh: '已授权', en: 'approved' },
  away: { zh: '离柜', en: 'away' },
  balanced: { zh: '已轧账', en: 'balanced' },
  booked: { zh: '待处理', en: 'under investigation' },
  cancelled: { zh: '已撤销', en: 'cancelled' },
  closed: { zh: '关闭', en: 'closed' },
  closing: { zh: '日终中', en: 'closing' },
  drawn: { zh: '已用完', en: 'fully drawn' },
  entered: { zh: '待复核', en: 'awaiting review' },
  inUse: { zh: '使用中', en: 'in use' },
  lapsed: { zh: '逾期失效', en: 'lapsed' },
  null: { zh: '无', en: 'none' },
  off: { zh: '未签到', en: 'off duty' },
  on: { zh: '在岗', en: 'on duty' },
  open: { zh: '正常', en: 'open' },
  oral: { zh: '口头挂失', en: 'oral report' },
  pending: { zh: '待授权', en: 'pending' },
  posted: { zh: '已记账', en: 'posted' },
  received: { zh: '已调入', en: 'received' },
  rejected: { zh: '已拒绝', en: 'rejected' },
  returned: { zh: '退回经办', en: 'returned' },
  reversed: { zh: '已冲正', en: 'reversed' },
  sealed: { zh: '已封箱', en: 'sealed' },
  sent: { zh: '已发出', en: 'sent' },
  settled: { zh: '已处理', en: 'dealt with' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
}
