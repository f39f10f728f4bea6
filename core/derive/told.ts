import type { OfficialQuery } from '../items/officialQuery.ts'
import type { SetRecord } from '../ledger/effects.ts'
import { displayMoney } from '../money.ts'
import { products } from '../products.ts'
import type { Words } from '../words.ts'
import type { ReceiptLine } from './receipt.ts'

/** What an authority was told, account by account. */
export function toldLines(query: SetRecord | undefined): ReceiptLine[] {
  const { told = [] } = (query?.to?.data ?? {}) as Partial<OfficialQuery>
  return told.map(({ account, product, status, balance, frozen }) => {
    const kind = product ? products[product].name : { zh: '', en: '' }
    const shown = displayMoney(balance)
    const closed = status === 'closed' ? { zh: '，已销户', en: ', closed' } : { zh: '', en: '' }
    const held = frozenWords(frozen)
    return {
      label: { zh: account, en: account },
      text: {
        zh: `${kind.zh} 余额 ${shown}${closed.zh}${held.zh}`,
        en: `${kind.en}, balance ${shown}${closed.en}${held.en}`,
      },
    }
  })
}

function frozenWords(frozen: bigint | 'all'): Words {
  if (frozen === 0n) return { zh: '', en: '' }
  if (frozen === 'all') return { zh: '，已全额冻结', en: ', frozen whole' }
  return { zh: `，已冻结 ${displayMoney(frozen)}`, en: `, ${displayMoney(frozen)} frozen` }
}
