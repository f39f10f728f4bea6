/**
 * Who stands at the window (rules.md §5.2, §5.3). With large cash the teller says whether it is the customer
 * or somebody for him, what the identity check (联网核查) answered, and keeps a copy of the document; with
 * less he may. It stays with the transaction, as what it is about: the file of the customer is 0203’s.
 */
import { choice } from '../fields/choice.ts'
import { onlyWhen, optional } from '../fields/field.ts'
import { idNumber, personalIdKinds } from '../fields/idNumber.ts'
import { documentImage } from '../fields/image.ts'
import { neededInLargeCash } from '../fields/largeCash.ts'
import { personal } from '../fields/text.ts'
import type { IdentityCheck } from '../ledger/entities.ts'
import { ofAnother } from './agent.ts'

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

const onlyLarge = { notes: 'notes', below: 'unasked' } as const

/** Where nobody can stand in for whom the form names already: an heir, a holder who collects. */
export const inPersonAtWindow = {
  identityResult: neededInLargeCash(identityResult(), onlyLarge),
  identityImage: neededInLargeCash(copy, onlyLarge),
}
