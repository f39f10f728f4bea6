/** Values of a record's attributes, as `printEffects` writes them, in words. */
import type { Delegation } from '../control/delegation.ts'
import { idKinds } from '../fields/idNumber.ts'
import { agreementNote, classWords } from '../counter/company.ts'
import { overdraftNote } from '../counter/overdraft.ts'
import { personalNote } from '../counter/personal.ts'
import { printRate } from '../fields/rate.ts'
import { debtParts, debtWords } from '../loans/words.ts'
import { displayMoney } from '../money.ts'
import { sessions } from '../custody/checks.ts'
import { inspectors, type Inspector } from '../custody/inspections.ts'
import type { Agreement, CompanyTerms, PersonalTerms } from '../ledger/entities.ts'
import type { Overdraft } from '../ledger/terms.ts'
import type { Restriction } from '../ledger/restrictions.ts'
import { products } from '../products.ts'
import { decode, encode, type Plain } from '../std.ts'
import { alike, joined, type Words, yesOrNo } from '../words.ts'
import { signatoryNames } from './permissions.ts'
import { restrictionWords } from './restrictions.ts'
import { numbersWords, termWords, type Tongue } from './things.ts'

export function valueWords(text: string, tongue: Tongue): Words {
  const known = states[text]
  if (known) return known
  const value = parsed(text)
  if (value === undefined) return { zh: text, en: text }
  if (value === null || (Array.isArray(value) && value.length === 0)) return { zh: '无', en: 'none' }
  if (typeof value === 'bigint') return alike(displayMoney(value))
  if (Array.isArray(value)) return listWords(value, tongue)
  if (typeof value === 'object') return recordWords(value as Readonly<Record<string, Plain>>, tongue, text)
  return alike(text)
}

/** The value behind `null`, `"#500"`, `["0013","0003"]` or `{…}`; undefined for a plain word. */
function parsed(text: string): Plain | undefined {
  if (!/^(null$|[["{])/.test(text)) return undefined
  try {
    return decode(text)
  } catch {
    return undefined
  }
}

const listWords = (list: readonly Plain[], tongue: Tongue): Words =>
  list.every(one => typeof one !== 'object')
    ? alike(list.map(String).join(' '))
    : joined(list.map(one => recordWords(one as Readonly<Record<string, Plain>>, tongue, encode(one))))

/** Whose authority, which, and for how long. */
function delegationWords({ by, level, code, from, until }: Delegation): Words {
  const what = level ? signatoryNames[level] : alike(code ?? '')
  return { zh: `${by} ${what.zh} ${from}–${until}`, en: `${what.en} of ${by} ${from}–${until}` }
}

/** The few records that are attributes of others: a paper, a place in the journal, a restriction, terms. */
function recordWords(value: Readonly<Record<string, Plain>>, tongue: Tongue, text: string): Words {
  const { kind, number, day, serial, waits, months, ratePpm, start, maturity } = value
  if (typeof value.sealCard === 'string') return classOf(value as unknown as CompanyTerms)
  if (typeof number === 'number' && typeof kind === 'string')
    return numbersWords(tongue, kind, number, number)
  if ('ratePpm' in value && 'quota' in value)
    return agreementNote({ agreement: value as unknown as Agreement }) ?? alike(text)
  if ('ratePpm' in value && 'earlier' in value) return overdraftNote(value as unknown as Overdraft)
  if (kind === 'personal') return personalNote({ terms: value as unknown as PersonalTerms }) ?? alike(text)
  if (debtParts.some(part => part in value)) return debtWords(value)
  if ('level' in value && typeof value.from === 'string')
    return delegationWords(value as unknown as Delegation)
  const { from, until } = value
  if (typeof from === 'string' && typeof until === 'string') return alike(`${from}–${until}`)
  if ('sealed' in value) return { zh: '（已加密）', en: '(sealed)' }
  if (typeof day === 'string' && typeof value.result === 'string') {
    const { zh, en } = states[value.result] ?? alike(value.result)
    return { zh: `${day} ${zh}`, en: `${en} on ${day}` }
  }
  if (typeof day === 'string' && typeof serial === 'number')
    return { zh: `${day} 第 ${serial} 号`, en: `${day} no. ${serial}` }
  if (typeof day === 'string') return ofDay(day, value)
  if (Object.keys(value).every(name => name.includes('/'))) return dutiesWords(value)
  if (waits !== undefined) return restrictionWords(value as unknown as Restriction)
  const dated = typeof start === 'string' && typeof maturity === 'string'
  if (dated && typeof months === 'number' && typeof ratePpm === 'number') {
    const term = termWords(months)
    const rest = `${printRate(ratePpm)}% ${start}–${maturity}`
    return { zh: `${term.zh} ${rest}`, en: `${term.en} ${rest}` }
  }
  return typeof kind === 'string' ? (termKinds[kind] ?? alike(text)) : alike(text)
}

/** How an account of a customer stood, who sealed a till on a day, or which of its counts were made. */
function ofDay(day: string, { balance, done, teller }: Readonly<Record<string, Plain>>): Words {
  if (typeof balance === 'bigint') return alike(`${day} ${displayMoney(-balance)}`)
  const made = Array.isArray(done) ? sessions.filter(({ value }) => done.includes(value)) : []
  const what = made.length > 0 ? joined(made) : alike(typeof teller === 'string' ? teller : '')
  return { zh: `${day} ${what.zh}`, en: `${day} ${what.en}` }
}

/** The duties of the plan of inspections that were done in a till, each on its day. */
const dutiesWords = (duties: Readonly<Record<string, Plain>>): Words =>
  joined(
    Object.entries(duties).map(([duty, done]) => {
      const day = typeof done === 'string' ? done : ''
      const { zh, en } = inspectors[duty.split('/')[0] as Inspector]
      return { zh: `${zh} ${day}`, en: `${en} ${day}` }
    }),
  )

/** Terms without a term. */
const termKinds: Readonly<Record<string, Words>> = {
  notice: products.notice.name,
  fixedOrDemand: products.fixedOrDemand.name,
}

function classOf({ class: kind, until, sealCard }: CompanyTerms): Words {
  const { zh, en } = classWords(kind)
  const end = until === null ? '' : ` ${until}`
  return { zh: `${zh}${end} ${sealCard}`, en: `${en}${end} ${sealCard}` }
}

const states: Readonly<Record<string, Words>> = {
  ...Object.fromEntries(idKinds.map(({ value, zh, en }) => [value, { zh, en }])),
  true: yesOrNo(true),
  false: yesOrNo(false),
  active: { zh: '有效', en: 'active' },
  adopted: { zh: '已生效', en: 'in force' },
  agreed: { zh: '相符', en: 'agreed' },
  answered: { zh: '已答复', en: 'answered' },
  approved: { zh: '已授权', en: 'approved' },
  away: { zh: '离柜', en: 'away' },
  balanced: { zh: '已轧账', en: 'balanced' },
  booked: { zh: '待处理', en: 'under investigation' },
  cancelled: { zh: '已撤销', en: 'cancelled' },
  closed: { zh: '关闭', en: 'closed' },
  closing: { zh: '日终中', en: 'closing' },
  settling: { zh: '结息中', en: 'settling' },
  contracted: { zh: '已签合同', en: 'agreed on' },
  declined: { zh: '不建议', en: 'not recommended' },
  drawn: { zh: '已用完', en: 'fully drawn' },
  due: { zh: '待检查', en: 'to be done' },
  entered: { zh: '待复核', en: 'awaiting review' },
  executed: { zh: '已扣划', en: 'executed' },
  following: { zh: '跟踪', en: 'followed up' },
  frozen: { zh: '冻结中', en: 'frozen' },
  held: { zh: '持有', en: 'held' },
  misused: { zh: '挪用待整改', en: 'misused, to be put right' },
  passed: { zh: '用途相符', en: 'as agreed' },
  recommended: { zh: '建议发放', en: 'recommended' },
  redeemed: { zh: '已兑付', en: 'redeemed' },
  scheduled: { zh: '待生效', en: 'not yet in force' },
  valid: { zh: '有效', en: 'valid' },
  changed: { zh: '已更换', en: 'changed' },
  ended: { zh: '已终止', en: 'ended' },
  paying: { zh: '入账中', en: 'being paid' },
  inUse: { zh: '使用中', en: 'in use' },
  lapsed: { zh: '逾期失效', en: 'lapsed' },
  noticed: { zh: '已通知', en: 'notice given' },
  match: { zh: '一致', en: 'matched' },
  mismatch: { zh: '不一致', en: 'mismatched' },
  noRecord: { zh: '无记录', en: 'no record' },
  unavailable: { zh: '系统不可用', en: 'unavailable' },
  activated: { zh: '已激活', en: 'active again' },
  announced: { zh: '已预约', en: 'booked' },
  dormant: { zh: '久悬', en: 'dormant' },
  holding: { zh: '时段证明有效', en: 'holding' },
  stated: { zh: '时点证明已开', en: 'stated' },
  used: { zh: '已支取', en: 'drawn' },
  null: { zh: '无', en: 'none' },
  off: { zh: '未签到', en: 'off duty' },
  on: { zh: '在岗', en: 'on duty' },
  open: { zh: '正常', en: 'open' },
  oral: { zh: '口头挂失', en: 'oral report' },
  paid: { zh: '已付款', en: 'paid' },
  pending: { zh: '待授权', en: 'pending' },
  posted: { zh: '已记账', en: 'posted' },
  received: { zh: '已调入', en: 'received' },
  refused: { zh: '已拒付', en: 'refused' },
  rejected: { zh: '已拒绝', en: 'rejected' },
  released: { zh: '已解除', en: 'released' },
  repaid: { zh: '贷款已结清', en: 'loan repaid' },
  replaced: { zh: '已补发', en: 'replaced' },
  reported: { zh: '密码已挂失', en: 'password reported' },
  reset: { zh: '密码已重置', en: 'password reset' },
  returned: { zh: '退回经办', en: 'returned' },
  reversed: { zh: '已冲正', en: 'reversed' },
  sealed: { zh: '已封箱', en: 'sealed' },
  sent: { zh: '已发出', en: 'sent' },
  settled: { zh: '已处理', en: 'dealt with' },
  stopped: { zh: '止付中', en: 'stopped' },
  unfrozen: { zh: '已解冻', en: 'lifted' },
  waiting: { zh: '轮候', en: 'waiting' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  written: { zh: '书面挂失', en: 'written report' },
}
