import { mendedByThoseConcerned } from '../../checks/service.ts'
import { optional } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { text } from '../../fields/text.ts'
import { faultsOf } from '../../items/hallCheck.ts'
import { moveItem } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'
import { everyone } from '../roles.ts'

export const mendFault = defineTransaction({
  code: '9703',
  name: { zh: '检查问题整改', en: 'Mend what a check found' },
  purpose: {
    zh: '登记检查中发现的问题怎样整改的。写清单项目只销这一项，不写则全部销号；全部整改完，检查记录随之办结。',
    en: 'Says how what a check found was mended: one line of the list, or all where none is named. With the last one the check is closed.',
  },
  who: everyone,
  duty: [],
  branch: ['closed', 'open', 'balanced'],
  seal: null,
  fields: {
    check: item({ zh: '检查编号', en: 'Check' }, 'hallCheck'),
    line: optional(
      text({ zh: '清单项目（空则全部）', en: 'Line of the list (empty: all)' }, { max: 8, sample: 'check2' }),
    ),
    how: text({ zh: '整改结果', en: 'How it was mended' }, { max: 120 }),
  },
  also: () => ['index:openItems/hallCheck'],
  checks: [mendedByThoseConcerned],
  authorisation: [],
  effects({ check, line, how }, { day, teller }) {
    const now = faultsOf(check.data).filter(one => line === null || one.check === line)
    const mended = [...check.data.mended, ...now.map(one => ({ check: one.check, by: teller.id, day, how }))]
    const isDone = faultsOf({ ...check.data, mended }).length === 0
    return [moveItem(check, isDone ? 'mended' : 'faulty', { mended })]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['check', 'line', 'how'],
  undoneBy: 'never',
  preview: 'entries',
  examples: [
    {
      title: { zh: '自助机已修好', en: 'The machine works again' },
      by: '0011',
      fields: { check: 'hallCheck-20260227-1', line: 'check2', how: '已加钞并重启' },
      gives: [
        'set item hallCheck-20260227-1 state faulty > faulty, data {"at":1772161200000,"due":"2026-03-02","looked":[{"check":"check1","wrong":null},{"check":"check2","wrong":{"found":"二号自助机缺钞","mender":"0011"}},{"check":"check3","wrong":{"found":"取款单用完","mender":"0014"}}],"mended":[],"round":"during"} > {"at":1772161200000,"due":"2026-03-02","looked":[{"check":"check1","wrong":null},{"check":"check2","wrong":{"found":"二号自助机缺钞","mender":"0011"}},{"check":"check3","wrong":{"found":"取款单用完","mender":"0014"}}],"mended":[{"by":"0011","check":"check2","day":"2026-03-02","how":"已加钞并重启"}],"round":"during"}',
      ],
    },
  ],
})
