/**
 * Who stands at the window (rules.md §5.2, §5.3). With large cash the teller says whether it is the customer
 * or somebody for him, what the identity check (联网核查) answered, and keeps a copy of the document; with
 * less he may. It stays with the transaction, as what it is about: the file of the customer is 0203’s.
 */
import type { Desk } from '../desk.ts'
import { choice } from '../fields/choice.ts'
import { onlyWhen, optional, type Values } from '../fields/field.ts'
import { idNumber, personalIdKinds } from '../fields/idNumber.ts'
import { documentImage } from '../fields/image.ts'
import { neededInLargeCash } from '../fields/largeCash.ts'
import { personal } from '../fields/text.ts'
import type { Account, IdentityCheck } from '../ledger/entities.ts'
import { type Notes, worth } from '../ledger/units.ts'
import { displayMoney } from '../money.ts'
import { refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'
import { ofAnother } from './agent.ts'
import { ownerOf, type Paid, paidToday } from './booking.ts'

/** What the identity check answers. */
export const identityResult = () =>
  choice<IdentityCheck['result']>({ zh: '身份核查结果', en: 'Identity check' }, [
    { value: 'match', zh: '一致', en: 'Match' },
    { value: 'mismatch', zh: '不一致', en: 'Mismatch' },
    { value: 'noRecord', zh: '无记录', en: 'No record' },
    { value: 'unavailable', zh: '系统不可用', en: 'Unavailable' },
  ])

const copy = documentImage({ zh: '证件影像', en: 'Document copy' })

const AGENT = ['agent']
const SOMEBODY = ['self', ...AGENT]
const alsoBelow = { notes: 'notes', below: 'passedOver' } as const

/** The customer himself, or an agent, who shows his own papers. */
export const atWindow = {
  actor: neededInLargeCash(
    choice<'self' | 'agent'>({ zh: '办理人', en: 'Who is here' }, [
      { value: 'self', zh: '本人', en: 'The customer' },
      { value: 'agent', zh: '代理人', en: 'An agent' },
    ]),
    alsoBelow,
  ),
  agentName: onlyWhen(
    personal({ zh: '代理人姓名', en: 'Agent' }, { max: 60, sample: '李小红' }),
    'actor',
    AGENT,
  ),
  agentIdKind: onlyWhen(
    choice({ zh: '代理人证件', en: 'Agent’s document' }, personalIdKinds),
    'actor',
    AGENT,
  ),
  agentIdNumber: onlyWhen(
    ofAnother(idNumber({ zh: '代理人证件号码', en: 'Its number' }, { kindField: 'agentIdKind' }), {
      kindField: 'agentIdKind',
    }),
    'actor',
    AGENT,
  ),
  identityResult: neededInLargeCash(onlyWhen(optional(identityResult()), 'actor', SOMEBODY), alsoBelow),
  identityImage: neededInLargeCash(onlyWhen(optional(copy), 'actor', SOMEBODY), alsoBelow),
}

/**
 * Cash that is paid in parts is asked about as if it were one (rules.md §5.3: a day), from the part on that
 * makes it much.
 */
export const toldForTheDay = (whoIsPaid: (values: Values, desk: Desk) => Paid): Check<Values> => ({
  name: {
    zh: '客户当日取现累计达到起点的，已填办理人和核查结果',
    en: 'Who is here, where the cash a customer is paid in a day is much',
  },
  test(values, desk) {
    const { notes } = values
    if (notes === null) return null
    const before = paidToday(whoIsPaid(values, desk), desk)
    const total = before + worth(desk.branch.unit, notes as Notes)
    if (before === 0n || total < desk.parameters.cash.identityFrom) return null
    const field = TOLD.find(name => values[name] === null)
    if (field === undefined) return null
    const { label } = atWindow[field]
    return { ...refuse('largeCashToday', { label, amount: displayMoney(total) }), field }
  },
})

const TOLD = ['actor', 'identityResult', 'identityImage'] as const

/** The owner of the account that is on the form. */
export const ofTheAccount = ({ account }: Values): Paid => ownerOf(account as Account)

const onlyLarge = { notes: 'notes', below: 'unasked' } as const

/** Where nobody can stand in for whom the form names already: an heir, a holder who collects. */
export const inPersonAtWindow = {
  identityResult: neededInLargeCash(identityResult(), onlyLarge),
  identityImage: neededInLargeCash(copy, onlyLarge),
}
