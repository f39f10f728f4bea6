/** The principals of agency business, and those that a bank begins with. */
import type { Day } from './dates.ts'
import { yuan } from './money.ts'
import type { Words } from './words.ts'

/**
 * For whom the bank collects, pays, sells and redeems (代理业务): a biller, the issuer of a product, a broker.
 * Each has an account with the bank, `2314-<code>`.
 */
export interface Principal {
  readonly code: string
  readonly name: Words
  readonly kind: 'biller' | 'bond' | 'fund' | 'insurance' | 'broker'
  /** Of what is settled with it, the bank keeps this. */
  readonly commissionPpm: number
  /** R1 to R5; 0 where nothing is invested. */
  readonly risk: number
  /** The least that is sold. */
  readonly minimum: bigint
  /** Of a bond: its term and rate; 0 for anything else. */
  readonly months: number
  readonly ratePpm: number
  /** The days on which it is sold or served. */
  readonly from: Day
  readonly to: Day
}

const principal = (
  code: string,
  zh: string,
  en: string,
  kind: Principal['kind'],
  own: Partial<Principal>,
): Principal => ({
  code,
  name: { zh, en },
  kind,
  commissionPpm: 0,
  risk: 0,
  minimum: 0n,
  months: 0,
  ratePpm: 0,
  from: '2015-10-24',
  to: '2099-12-31',
  ...own,
})

/** Samples, as the rates are: a bank lists its own. */
export const defaultPrincipals: readonly Principal[] = [
  principal('water', '自来水公司', 'Water company', 'biller', { commissionPpm: 3_000 }),
  principal('power', '供电局', 'Power company', 'biller', { commissionPpm: 2_000 }),
  principal('pension', '社保养老金', 'Pension office', 'biller', {}),
  principal('bond3', '三年期凭证式国债', 'Savings bond, 3 years', 'bond', {
    risk: 1,
    minimum: yuan(100),
    months: 36,
    ratePpm: 24_000,
  }),
  principal('fund1', '稳健债券基金', 'Steady bond fund', 'fund', { risk: 2, minimum: yuan(1_000) }),
  principal('fund2', '成长股票基金', 'Growth share fund', 'fund', { risk: 4, minimum: yuan(1_000) }),
  principal('life', '终身寿险', 'Whole-life policy', 'insurance', { risk: 2, minimum: yuan(1_000) }),
  principal('broker1', '华安证券', 'Huaan Securities', 'broker', {}),
]
