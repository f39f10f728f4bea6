/** Who sits here, what he may do, what is in his till. */
import { pinyin } from 'pinyin-pro'
import { addDays } from '../../core/dates.ts'
import { mayInHisPost } from '../../core/deskRules.ts'
import { fixedTermsOn } from '../../core/rates.ts'
import { menuOf } from '../../core/registry/attributes.ts'
import { numberOf } from '../../core/registry/numbering.ts'
import { allTransactions, typedTransactions } from '../../core/transactions/catalogue.ts'
import type { Transaction } from '../../core/transactions/define.ts'
import type { WireCode, WireDesk } from '../../core/wire.ts'
import { codesUsed } from '../store/looks.ts'
import type { Queues } from '../queues.ts'
import { person } from './board.ts'
import { waitingFor } from './inbox.ts'
import { isInCharge, type Reader } from './reader.ts'
import { tillsOf } from './till.ts'

export async function deskOf(reader: Reader, queues: Queues): Promise<WireDesk> {
  const { branch, teller, terminal, parameters } = reader
  const [tills, waiting, ticket] = await Promise.all([
    teller.till ? tillsOf(reader, [teller.till]) : [],
    waitingFor(reader),
    queues.serving(branch.code, branch.day, teller.id),
  ])
  const { code, name, day, state, unit } = branch
  return {
    person: person(teller),
    branch: { code, name, day, state, unit },
    terminal,
    ticket,
    idleMinutes: parameters.signIn.idleMinutes,
    deals: parameters.exchange.map(row => row.unit),
    inCharge: isInCharge(reader),
    till: tills[0] ?? null,
    waiting,
    largeCashFrom: String(parameters.cash.identityFrom),
    terms: fixedTermsOn(parameters, day),
    // What words and printers need of papers; what they cost is the core's business.
    voucherKinds: parameters.voucherKinds.map(({ sold, ...rest }) => ({
      ...rest,
      isSold: sold !== undefined,
    })),
    principals: parameters.principals.map(({ code, name, kind }) => ({ code, name, kind })),
    grounds: { rejections: parameters.rejections, manualReasons: parameters.manualReasons },
    scripts: parameters.scripts,
    retainFrom: String(parameters.service.retainFrom),
    registry: {
      numbers: parameters.numbers,
      codes: parameters.codes,
      authorisation: Object.fromEntries(
        Object.entries(parameters.authorisation).map(([row, amount]) => [row, String(amount)]),
      ),
      gradePermille: parameters.limits.gradePermille,
    },
  }
}

let initialsByCode: ReadonlyMap<string, string> | null = null

/** 活期存款 → hqck; worked out once, for the dictionary of readings is large. */
function initialsOf({ code }: Transaction): string {
  initialsByCode ??= new Map(
    allTransactions().map(transaction => [
      transaction.code,
      pinyin(transaction.name.zh.replace(/[^\u4e00-\u9fff]/g, ''), {
        pattern: 'first',
        toneType: 'none',
      }).replace(/\s/g, ''),
    ]),
  )
  return initialsByCode.get(code) ?? ''
}

/** So far back it counts what somebody uses (F5). */
const USED_DAYS = 30

/**
 * Every code that people type, the most used first: with the number that it has here, and whether the desk
 * would let this person do it.
 */
export async function codesOf({ books, branch, teller, parameters }: Reader): Promise<WireCode[]> {
  const since = addDays(branch.day, 1 - USED_DAYS)
  const used = await codesUsed(books.pool, branch.code, teller.id, since)
  return typedTransactions()
    .map(transaction => ({
      code: transaction.code,
      number: numberOf(parameters.numbers, transaction.code),
      name: transaction.name,
      initials: initialsOf(transaction),
      mine: mayInHisPost({ transaction, teller, branch, parameters }),
      menu: menuOf(parameters, transaction.code),
      used: used.get(transaction.code) ?? 0,
    }))
    .sort((a, b) => b.used - a.used || (a.number < b.number ? -1 : 1))
}
