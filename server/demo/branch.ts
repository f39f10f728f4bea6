/** The branch of the demo as it is founded. */
import type { Day } from '../../core/dates.ts'
import type { FoundingFile } from '../../core/founding.ts'
import { parseNotes } from '../../core/ledger/units.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { given } from '../../core/std.ts'
import { demoPeople } from './people.ts'
import { ratesOf } from './rates.ts'

export const DEMO_BRANCH = '0101'

export const founding = (day: Day): FoundingFile => ({
  branch: DEMO_BRANCH,
  name: { zh: '掌柜示范支行营业厅', en: 'Zhanggui demo outlet' },
  unit: 'CNY',
  day,
  parameters: { ...defaultParameters, exchange: ratesOf(day) },
  tellers: demoPeople,
  tills: ['01', '02', '03', '04'],
  cash: given(
    parseNotes(
      '100x30000 50x4000 20x3000 10x4000 5x2000 1x3000 c0.5x400 c0.1x600 c0.05x200 c0.02x200 c0.01x500',
    ),
    'cash',
  ),
  foreign: { USD: given(parseNotes('100x200 50x100 20x200 10x200 5x200 1x300'), 'dollars') },
})
