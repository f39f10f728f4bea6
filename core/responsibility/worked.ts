/** The eight cases that rules.md §6.4 works out: tests, manual and the first thing that one can try. */
import type { Words } from '../words.ts'
import type { Case } from './attribute.ts'
import type { Facts, Verdict } from './facts.ts'
import type { Party } from './parties.ts'

export interface Expected {
  readonly verdict?: Verdict
  /** By party, or by the number of a person. */
  readonly shares?: Readonly<Record<string, number>>
  readonly rules?: readonly string[]
}

export interface WorkedCase extends Case {
  readonly id: string
  readonly title: Words
  readonly expect: Expected
}

const DAY = '2026-03-02'

type Values = { readonly [Name in keyof Facts]: NonNullable<Facts[Name]>['value'] }

/** Each fact with a piece of evidence of its own: E1, E2, … */
const worked = (
  id: string,
  zh: string,
  en: string,
  values: Values,
  shares: { readonly [party in Party]?: number },
  rules: readonly string[],
): WorkedCase => ({
  id,
  title: { zh, en },
  day: DAY,
  people: {},
  facts: Object.fromEntries(
    Object.entries(values).map(([name, value], index) => [name, { value, evidence: `E${index + 1}` }]),
  ),
  expect: {
    verdict: Object.keys(shares).length > 0 ? 'substantiated' : 'unsubstantiated',
    shares,
    rules,
  },
})

export const workedCases: readonly WorkedCase[] = [
  worked(
    '1',
    '把一千记成一万，无需复核，客户次日投诉',
    '10,000 posted for 1,000, no review needed',
    { error: 'E07', errorPosted: true },
    { teller: 100 },
    ['R02'],
  ),
  worked(
    '2',
    '六万元记错，复核并授权时凭证可见',
    '60,000 posted wrongly, reviewed, and authorised with the slip in view',
    {
      error: 'E07',
      errorPosted: true,
      reviewRequired: true,
      reviewDone: true,
      errorVisibleInReview: true,
      authorisationRequired: true,
      authorised: true,
      viewingSeconds: 40,
      defectVisible: true,
    },
    { teller: 44, reviewer: 26, authoriser: 30 },
    ['R03', 'R05'],
  ),
  worked(
    '3',
    '言语粗鲁，评价器一分；网点九十天内第三件而未整改',
    'A rude remark, score 1; the outlet’s third in 90 days without coaching',
    { attitude: true, deviceScore: 1, outletCases90: 3 },
    { teller: 75, director: 25 },
    ['R01', 'R25'],
  ),
  worked(
    '4',
    '等候七十分钟，两个窗口无故停办，排班不足',
    'A wait of 70 minutes, two counters closed without reason, a short roster',
    { waitMinutes: 70, windowIdle: true, noRelief: true, rosterShort: true },
    { lobby: 31, director: 44, teller: 25 },
    ['R14'],
  ),
  worked(
    '5',
    '两人收缴假币，出具凭证并告知权利',
    'A counterfeit seized by two, with voucher, rights told',
    { seizedAlone: false, seizedOutOfSight: false, noSeizureVoucher: false, rightsNotTold: false },
    {},
    [],
  ),
  worked(
    '6',
    '贵宾超限额取款无证件被拒，要求请主管而柜员未请',
    'A VIP refused over the limit without ID; the teller did not call the supervisor when asked',
    { supervisorNotCalled: true },
    { teller: 100 },
    ['R24'],
  ),
  worked(
    '7',
    '主管休假，其授权卡被他人使用，记错账户',
    'The supervisor’s card used while he was on leave, the wrong account debited',
    {
      error: 'E20',
      errorPosted: true,
      authorisationRequired: true,
      authorised: true,
      authoriserAway: true,
      cardLent: true,
    },
    { authoriser: 45, cardUser: 55 },
    ['R07'],
  ),
  worked(
    '8',
    '系统重复记账',
    'The system posted twice',
    { errorPosted: true, systemFault: true },
    { system: 100 },
    ['R02', 'R21'],
  ),
]
