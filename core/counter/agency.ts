/**
 * Business for others (代理业务, rules.md §1.3): what is collected is owed to the principal until it is settled,
 * what is paid for him has been put at the bank's disposal before. The account comes with the first business
 * and never falls below nothing.
 */
import type { Desk } from '../desk.ts'
import type { Values } from '../fields/field.ts'
import { create, openAccount } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Key } from '../ledger/entities.ts'
import type { Principal } from '../principals.ts'
import { refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'

const AGENCY_GL = '2314'

/** 代理手续费收入. */
export const COMMISSION = '6021-03'

export const principalAccount = (code: string): string => `${AGENCY_GL}-${code.toLowerCase()}`

export function openPrincipal(code: string, desk: Desk): EffectDraft[] {
  const no = principalAccount(code)
  if (desk.state.get('account', no)) return []
  return [openAccount({ no, gl: AGENCY_GL, unit: desk.branch.unit, opened: desk.day, minimum: 0n })]
}

/** Every bill and every order of a principal is dealt with once: its number is claimed. */
const numberClaim = ({ code }: Pick<Principal, 'code'>, number: string): string => `agency/${code}/${number}`

export const billKeys = (principal: Principal, number: string): Key[] => [
  `account:${principalAccount(principal.code)}`,
  `claim:${numberClaim(principal, number)}`,
]

export const takeNumber = (principal: Principal, number: string, desk: Desk): EffectDraft =>
  create('claim', numberClaim(principal, number), { owner: `${desk.day}/${desk.serial}` })

/** The number in this field has not been dealt with for this principal. */
export const notDone = (field: string): Check<Values> => ({
  name: { zh: '单号未办理过', en: 'The number is new' },
  test(values, { state }) {
    const number = values[field] as string | null
    if (number === null || !state.get('claim', numberClaim(values.principal as Principal, number)))
      return null
    return { ...refuse('billPaid', { number }), field }
  },
})
