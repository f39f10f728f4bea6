import { byWhoLooksAfterHim, keptInPartIsLess } from '../../checks/service.ts'
import { addDays } from '../../dates.ts'
import { choice, choicesOf } from '../../fields/choice.ts'
import { onlyWhen, optional } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { journalRow } from '../../fields/journalRow.ts'
import { money } from '../../fields/money.ts'
import { personal } from '../../fields/text.ts'
import { moveItem } from '../../ledger/build.ts'
import { printPosition } from '../../ledger/position.ts'
import { outcomes } from '../../service/retaining.ts'
import { defineTransaction, none } from '../define.ts'
import { everyone } from '../roles.ts'

export const closeRetention = defineTransaction({
  code: '9706',
  name: { zh: '挽留结果', en: 'What came of it' },
  purpose: {
    zh: '登记客户留下还是走了、留住多少、办了哪笔业务。“再考虑”的顺延到下次联系日；其余的结案。',
    en: 'Whether he stayed, how much, and by which row. Who thinks it over is asked again on a later day; all else closes the case.',
  },
  who: everyone,
  duty: [],
  branch: ['open'],
  seal: null,
  fields: {
    retention: item({ zh: '挽留编号', en: 'Case' }, 'retention'),
    outcome: choice({ zh: '结果', en: 'Outcome' }, choicesOf(outcomes)),
    kept: onlyWhen(money({ zh: '留存金额', en: 'What stayed' }, { min: 1n }), 'outcome', ['partly']),
    row: optional(journalRow({ zh: '所办流水（日期/流水号）', en: 'Row by which he did it (day/serial)' })),
    words: optional(
      personal({ zh: '说明', en: 'In words' }, { max: 300, multiline: true, sample: '改存三年期' }),
    ),
  },
  also: () => ['index:openItems/retention'],
  checks: [byWhoLooksAfterHim, keptInPartIsLess],
  authorisation: [],
  effects({ retention, outcome, kept, row }, { day, parameters }) {
    const { amount } = retention.data
    const more = row ? { row: printPosition(row) } : {}
    if (outcome === 'later')
      return [moveItem(retention, 'open', { ...more, due: addDays(day, parameters.service.followUpDays) })]
    const stayed = outcome === 'kept' ? amount : (kept ?? 0n)
    return [moveItem(retention, outcome, { ...more, kept: stayed, due: null })]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['retention', 'outcome', 'kept', 'row', 'words'],
  undoneBy: 'never',
  preview: 'entries',
  examples: [
    {
      title: { zh: '留下三万，改存三年期', en: 'Part of it stays, for three years' },
      by: '0014',
      fields: {
        retention: 'retention-20260227-1',
        outcome: 'partly',
        kept: '30000',
        row: '2026-03-02/1',
        words: '三万改存三年期，五万转他行',
      },
      gives: [
        'set item retention-20260227-1 state open > partly, data {"amount":"#8000000","customer":"000000001","due":"2026-03-02","handler":"0014","kept":"#0","offer":"manager","reason":"rate","row":null,"signal":"moving","ticket":null} > {"amount":"#8000000","customer":"000000001","due":null,"handler":"0014","kept":"#3000000","offer":"manager","reason":"rate","row":"2026-03-02/1","signal":"moving","ticket":null}',
      ],
    },
  ],
})
