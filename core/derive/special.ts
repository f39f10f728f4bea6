/** The items of special business in words: freezes, stopped payments, queries, collections. */
import { authorities } from '../authorities.ts'
import { isSecret, type Item } from '../items.ts'
import { displayMoney } from '../money.ts'
import type { Words } from '../words.ts'
import { barsNames } from './restrictions.ts'

export type SpecialItem = Item<'freeze' | 'stopOrder' | 'officialQuery' | 'collection' | 'passwordLoss'>

export function specialWords(item: SpecialItem): Words {
  switch (item.kind) {
    case 'freeze': {
      const { account, organ, document, bars, amount } = item.data
      const { zh, en } = authorities[organ]
      const what = amount === null ? barsNames[bars] : same(displayMoney(amount))
      return {
        zh: `${account} ${zh} ${document} ${what.zh}`,
        en: `${account}, ${en} ${document}, ${what.en}`,
      }
    }
    case 'stopOrder': {
      const { account, note } = item.data
      return { zh: `${account} 止付：${note}`, en: `${account}, payment stopped: ${note}` }
    }
    case 'officialQuery': {
      const { customer, organ, document } = item.data
      const { zh, en } = authorities[organ]
      return { zh: `客户 ${customer} ${zh} ${document}`, en: `Customer ${customer}, ${en} ${document}` }
    }
    case 'collection': {
      const { letter, outlet, certificate, amount } = item.data
      const shown = displayMoney(amount)
      return {
        zh: `${letter} ${outlet} 存单 ${certificate}，${shown}`,
        en: `${letter} ${outlet}, certificate ${certificate}, ${shown}`,
      }
    }
    case 'passwordLoss':
      return { zh: `${item.data.account} 密码挂失`, en: `${item.data.account}, password reported` }
  }
}

const same = (text: string): Words => ({ zh: text, en: text })

/** What is said of a secret item to whoever may not know it: whose account, and that it is restricted. */
export function secretWords(item: Item): Words {
  const account = 'account' in item.data && isSecret(item) ? item.data.account : ''
  return { zh: `${account} 账户受限`.trim(), en: `${account} restricted`.trim() }
}
