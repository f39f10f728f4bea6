import { reviewer } from '../../authorise.ts'
import { boundKeys, refuseBound, refuseManyOf } from '../../checks/personal.ts'
import { accountsOfKeys } from '../../counter/company.ts'
import { byTheHolder, holderFields, holderKeys } from '../../counter/holder.ts'
import { classOf, limitsOf, personalClasses, personalTerms, personalWords } from '../../counter/personal.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { text } from '../../fields/text.ts'
import { naturalBalance } from '../../ledger/balance.ts'
import { change } from '../../ledger/build.ts'
import type { Account, PersonalClass, PersonalTerms } from '../../ledger/entities.ts'
import { displayMoney } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

const isLimited: Check<Values> = {
  name: { zh: '绑定、面核的是Ⅱ、Ⅲ类户', en: 'What is bound or seen is of class II or III' },
  test({ action, account: value }) {
    const found = value as Account
    if (action === 'class' || personalTerms(found)) return null
    return { ...refuse('notLimited', { account: found.no }), field: 'account' }
  },
}

const boundFits: Check<Values> = {
  name: { zh: '绑定的是本人Ⅰ类户', en: 'Bound to a class I account of his own' },
  test: ({ account: value, bound }, desk) =>
    refuseBound(bound as string | null, (value as Account).customer, desk),
}

/** Another class, that has room for one more and for what is in the account. */
const classFits: Check<Values> = {
  name: { zh: '新类别可用：户数、余额', en: 'The new class has room: accounts, balance' },
  test({ action, account: value, class: asked }, desk) {
    if (action !== 'class') return null
    const found = value as Account
    const to = asked as PersonalClass
    const named = { account: found.no, class: personalWords(to) }
    if (classOf(found) === to) return { ...refuse('classUnchanged', named), field: 'class' }
    const terms = termsOf(to, found, null)
    const most = terms && limitsOf(terms, desk.parameters).balance
    if (most !== null && naturalBalance(found) > most)
      return { ...refuse('classBalance', { ...named, most: displayMoney(most) }), field: 'class' }
    return refuseManyOf(found.customer ?? '', to, desk)
  },
}

function termsOf(value: PersonalClass, found: Account, seen: string | null): PersonalTerms | null {
  const bound = personalTerms(found)?.bound ?? null
  return value === 'I' ? null : { kind: 'personal', class: value, bound, seen }
}

export const accountClass = defineTransaction({
  code: '0501',
  name: { zh: '账户分类与绑定', en: 'Class of an account' },
  purpose: {
    zh: '本人持证件到柜，变更活期账户的类别（升级、降级），登记Ⅱ、Ⅲ类户绑定的Ⅰ类户，或对远程开立的账户作面对面核实；须换人复核。转入绑定账户的不计限额。',
    en: 'Its owner comes with his document: moves a demand account to another class, binds one of class II or III to his class I account, or is seen in person for one opened from afar; a colleague reviews. What goes to the bound account is not limited.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'business',
  fields: {
    account: account({ zh: '账号', en: 'Account' }, { products: ['demand'] }),
    action: choice({ zh: '办理', en: 'Action' }, [
      { value: 'class', zh: '变更类别', en: 'Change the class' },
      { value: 'bind', zh: '绑定账户', en: 'Bind' },
      { value: 'see', zh: '面对面核实', en: 'Owner seen' },
    ]),
    class: onlyWhen(choice({ zh: '新类别', en: 'New class' }, personalClasses), 'action', ['class']),
    bound: onlyWhen(
      text({ zh: '绑定的Ⅰ类户账号', en: 'Bound to class I account' }, { max: 30, sample: '6222000000001' }),
      'action',
      ['bind'],
    ),
    ...holderFields,
  },
  also: ({ account, bound }, desk) => [
    ...holderKeys(account),
    ...accountsOfKeys(account.customer, desk.state),
    ...boundKeys(bound, desk),
  ],
  checks: [byTheHolder, isLimited, classFits, boundFits],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [reviewer({ counts: false })] }],
  effects({ account: found, class: asked, bound }, desk) {
    const to = asked ?? classOf(found)
    const terms = termsOf(to, found, desk.day)
    return [change('account', found.no, found, { terms: terms && { ...terms, bound: bound ?? terms.bound } })]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['account', 'action', 'class', 'bound'],
  undoneBy: '0501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '降为Ⅱ类户', en: 'Down to class II' },
      by: '0011',
      fields: {
        account: 'A1',
        action: 'class',
        class: 'II',
        idKind: 'idCard',
        idNumber: '11010519491231002X',
      },
      gives: [
        'set account 0101110000000013 terms null > {"bound":null,"class":"II","kind":"personal","seen":"2026-03-02"}',
      ],
    },
  ],
})
