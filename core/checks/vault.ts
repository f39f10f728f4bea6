/** The vault takes two (F66): one holds its key, another its combination, and both are there. */
import { isTogether } from '../control/duties.ts'
import type { Desk } from '../desk.ts'
import type { Values } from '../fields/field.ts'
import { type Key, MAIN_TILL, type Till } from '../ledger/entities.ts'
import { refuse } from '../refusals.ts'
import { isAmong } from '../seals.ts'
import type { Check } from '../transactions/define.ts'

/** Those who have signed so far are read: what they hold decides. */
export const vaultKeys = (till: string | null, { signed }: Desk): Key[] =>
  till === MAIN_TILL ? signed.map(({ teller }) => `teller:${teller}` as const) : []

/** Of the till that the form names, else of one's own. */
export const vaultByTwo: Check<Values> = {
  name: { zh: '主尾箱由钥匙、密码两位保管人开关', en: 'The main till by the holders of key and combination' },
  test({ till: named = null }, { till: own, teller, signed, state, parameters }) {
    const no = (named as Till | null)?.no ?? own?.no
    if (parameters.custody.vaultByTwo !== 1 || no !== MAIN_TILL) return null
    const { seals } = teller
    if (!isAmong(seals, 'vaultKey') && !isAmong(seals, 'combination')) return refuse('vaultNotHeld')
    const both = signed.some(one =>
      isTogether('vault', { seals: [...seals, ...(state.get('teller', one.teller)?.seals ?? [])] }),
    )
    return signed.length === 0 || both ? null : refuse('vaultTakesTwo')
  },
}
