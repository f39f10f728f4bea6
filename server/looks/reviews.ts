/**
 * Review after the fact (滞后复核, F88): codes that are posted first and looked through afterwards, within the
 * working days that the registry gives them. What post-supervision has ticked off is done; the rest is due,
 * and what is overdue is named before the day ends.
 */
import { addDays } from '../../core/dates.ts'
import { attributeOf, reviewDue } from '../../core/registry/attributes.ts'
import { numberOf } from '../../core/registry/numbering.ts'
import { typedTransactions } from '../../core/transactions/catalogue.ts'
import type { WireCustodyList } from '../../core/wire.ts'
import { alike, type Words } from '../../core/words.ts'
import { unreviewed, type UnreviewedRow } from '../store/control.ts'
import { codeName } from './accountEntry.ts'
import type { Reader } from './reader.ts'

const ROWS_MAX = 1_000
/** What is older is in the reports of post-supervision, not in a list of what is due. */
const DAYS_BACK = 60

const words = (zh: string, en: string): Words => ({ zh, en })
interface Due {
  readonly row: UnreviewedRow
  readonly due: string
}

/** Everything that is to be reviewed still, the oldest first. */
async function due({ books, branch, parameters }: Reader): Promise<Due[]> {
  const codes = typedTransactions()
    .map(({ code }) => code)
    .filter(code => attributeOf(parameters, code, 'review') !== 'no')
  if (codes.length === 0) return []
  const since = addDays(branch.day, -DAYS_BACK)
  const rows = await unreviewed(books.pool, branch.code, codes, since, ROWS_MAX)
  return rows.flatMap(row => {
    const by = reviewDue(parameters, row.code, row.day)
    return by === null ? [] : [{ row, due: by }]
  })
}

export async function reviews(reader: Reader): Promise<WireCustodyList> {
  const { numbers } = reader.parameters
  return {
    name: words('待滞后复核', 'To be reviewed'),
    columns: [
      words('流水', 'Row'),
      words('交易码', 'Code'),
      words('经办', 'Made by'),
      words('最迟复核', 'Due by'),
    ],
    rows: (await due(reader)).map(({ row: { day, serial, code, teller, at }, due: by }) => {
      const { zh, en } = codeName(code)
      return {
        late: by < reader.branch.day,
        cells: [
          alike(`${day}/${serial}`),
          words(`${numberOf(numbers, code)} ${zh}`, `${numberOf(numbers, code)} ${en}`),
          { at: new Date(Number(at)).toISOString(), by: teller },
          alike(by),
        ],
      }
    }),
  }
}

/** What is overdue, in a sentence, for the board and for whoever ends the day. */
export async function reviewWarnings(reader: Reader): Promise<Words[]> {
  const late = (await due(reader)).filter(one => one.due < reader.branch.day).length
  return late === 0
    ? []
    : [words(`滞后复核逾期 ${late} 笔，由事后监督用 9502 勾对`, `${late} rows are overdue for review (9502)`)]
}
