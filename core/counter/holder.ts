/** The customer himself at the counter: an agent may report a loss, but not collect (rules.md §5.7). */
import { choice } from '../fields/choice.ts'
import type { Values } from '../fields/field.ts'
import { idKinds, idNumber } from '../fields/idNumber.ts'
import type { Account, Key, Sealed } from '../ledger/entities.ts'
import { refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'

export const holderFields = {
  idKind: choice({ zh: '本人证件种类', en: 'His document' }, idKinds),
  idNumber: idNumber({ zh: '本人证件号码', en: 'Its number' }, { kindField: 'idKind' }),
}

export const holderKeys = ({ customer }: Account): Key[] =>
  customer === null ? [] : [`customer:${customer}`]

/** The document is the one on file; what is on file is sealed, and so are compared the seals. */
export const byTheHolder: Check<Values> = {
  name: { zh: '证件与客户档案一致，本人办理', en: 'By the customer himself: the document on file' },
  test({ account, idKind, idNumber: shown }, { state }) {
    const { customer } = account as Account
    const owner = customer === null ? undefined : state.get('customer', customer)
    const agrees = owner?.idKind === idKind && owner?.idNumber.hash === (shown as Sealed).hash
    return agrees ? null : { ...refuse('notTheHolder'), field: 'idNumber' }
  },
}
