import { bookedAsOwed, interestKeys, usedOf } from '../../counter/interest.ts'
import { renewalEffects } from '../../counter/renewal.ts'
import { lastOfNight } from '../../day/calendar.ts'
import { accounts } from '../../fields/accounts.ts'
import { optional } from '../../fields/field.ts'
import { text } from '../../fields/text.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import { defineTransaction, none } from '../define.ts'

export const renewMatured = defineTransaction({
  code: '8094',
  name: { zh: '到期自动转存', en: 'Renew what matures' },
  purpose: {
    zh: '日终步骤：约定自动转存的定期在到期当晚本息转存，利率取到期日挂牌；分批记账，末行写明未能办理的账户。',
    en: 'Day end: deposits that renew themselves do so in the night of their maturity, at the rate of that day, a number of them a row; the last row says which could not be.',
  },
  who: ['system'],
  duty: [],
  branch: ['closing'],
  seal: null,
  fields: {
    accounts: optional(accounts({ zh: '定期账户', en: 'Fixed accounts' }, { products: ['lumpSum'] })),
    left: optional(text({ zh: '未办理', en: 'Left as they are' }, { max: 2_000 })),
  },
  also: () => interestKeys('lumpSum'),
  checks: [],
  authorisation: [],
  effects({ accounts }, desk) {
    const through = lastOfNight(desk.day, desk.parameters)
    let slip = 1
    let owed = bookedAsOwed('lumpSum', desk)
    return (accounts ?? []).flatMap((account): EffectDraft[] => {
      const renewed = renewalEffects(account, through, desk, slip, owed)
      for (const effect of renewed) if (effect.type === 'leg') slip = effect.slip + 1
      owed -= usedOf(renewed)
      return renewed
    })
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['accounts', 'left'],
  undoneBy: '8502',
  preview: 'none',
  examples: [
    {
      title: { zh: '一笔到期转存', en: 'One deposit renews' },
      by: '9999',
      at: 'night',
      fields: { accounts: 'R2' },
      gives: [
        'D 6411-12 120.00',
        'C 0101120000008023 120.00',
        'set account 0101120000008023 terms {"kind":"fixed","maturity":"2026-02-20","months":12,"partials":0,"ratePpm":15000,"renews":true,"start":"2025-02-20"} > {"kind":"fixed","maturity":"2027-02-20","months":12,"partials":0,"ratePpm":15000,"renews":true,"start":"2026-02-20"}',
      ],
    },
  ],
})
