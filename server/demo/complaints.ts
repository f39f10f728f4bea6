/**
 * The demo's complaints: one of a long wait, taken through its steps, ruled on and closed; one of a deposit
 * into the wrong account, which is open and has its case before it.
 */
import { isRefusal } from '../../core/refusals.ts'
import type { FactName } from '../../core/responsibility/facts.ts'
import { printFacts } from '../../core/responsibility/typedFacts.ts'
import { caseOf } from '../looks/caseOf.ts'
import { readerFor } from '../looks/reader.ts'
import type { Evening } from './evening.ts'
import { itemOf, LEADER } from './hall.ts'

const SUPERVISOR = '0002'

const COUNTER = { business: 'savings', channel: 'counter', handler: LEADER }

/** The steps of the one that is closed, by the day on which they are taken. */
const STEPS: Readonly<Record<number, readonly Readonly<Record<string, string>>[]>> = {
  1: [
    { step: 'calm', result: '请到休息区就座，倒水致歉，客户平静', script: 'waiting' },
    { step: 'collect', result: '调看叫号记录和监控，等候二十一分钟，柜员离窗未挂暂停牌' },
    { step: 'propose', result: '当面致歉，下次来由大堂经理引导到空闲窗口' },
  ],
  2: [
    { step: 'agree', result: '客户接受致歉，愿改用手机银行', method: 'alternatives' },
    { step: 'confirm', result: '已教会手机银行转账', satisfaction: '4' },
  ],
  3: [{ step: 'call', result: '电话回访，手机银行使用正常' }],
  4: [{ step: 'followUp', result: '晨会通报，离窗必挂暂停牌' }],
}

export class Complaints {
  readonly #at: Evening
  #waited = ''
  #wrong = ''

  constructor(at: Evening) {
    this.#at = at
  }

  /** A deposit into the wrong account, and its reversal. */
  async mistake(fields: Readonly<Record<string, string>>): Promise<void> {
    const { crew } = this.#at
    const teller = crew.actor('0012')
    const { serial } = await teller.act('0510', fields)
    this.#wrong = `${crew.day}/${serial}`
    await teller.act('8501', { serial: String(serial), reason: '串户，客户已签字确认' })
  }

  async day(index: number): Promise<void> {
    if (index === 1) this.#waited = await this.#registerWait()
    for (const step of STEPS[index] ?? [])
      await this.#leader().act('9602', { complaint: this.#waited, ...step })
    if (index === 4) {
      await this.#rule()
      await this.#leader().act('9605', { complaint: this.#waited, course: 'close', words: '客户满意，结案' })
    }
    if (index === 6) await this.#registerWrong()
  }

  #leader() {
    return this.#at.crew.actor(LEADER)
  }

  async #registerWait(): Promise<string> {
    const said = '等了二十多分钟，柜员走开也没人说一声，问了还不耐烦'
    const about = { reason: 'service', grade: 'general', about: '0013', customer: '2' }
    const { serial } = await this.#leader().act('9601', { said, ...COUNTER, ...about })
    return itemOf('complaint', this.#at.crew, serial)
  }

  /** What the records say is taken in as it stands. */
  async #rule(): Promise<void> {
    const { books, branch, crew } = this.#at
    const known = await caseOf(await readerFor(books, branch, SUPERVISOR, `T${SUPERVISOR}`), this.#waited)
    if (isRefusal(known)) throw new Error(`the demo has no case: ${known.refused}`)
    const { one, fixed } = known
    const found = Object.entries(one.facts).filter(([name]) => !fixed.includes(name as FactName))
    await crew.actor(SUPERVISOR).act('9606', {
      step: 'propose',
      complaint: this.#waited,
      verdict: 'partly',
      facts: `${printFacts(Object.fromEntries(found))}\nattitude yes 登记\nrudeByWitness yes 大堂经理在场`,
      words: '等候属实，柜员离窗未说明',
    })
  }

  async #registerWrong(): Promise<void> {
    const said = '我存的三百元没有进我的账户，晚上手机查余额才发现，为什么会存到别人名下'
    const about = { reason: 'fundSafety', grade: 'important', row: this.#wrong, customer: '3' }
    const { serial } = await this.#leader().act('9601', { said, ...COUNTER, ...about })
    const complaint = itemOf('complaint', this.#at.crew, serial)
    const result = '请到贵宾室就座，说明款项当日已更正，客户平静'
    await this.#leader().act('9602', { complaint, step: 'calm', result, script: 'wrongPosting' })
  }
}
