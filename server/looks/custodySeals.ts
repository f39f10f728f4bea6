/** Who holds what opens the vault; seals stopped or lost, and by when they are handed up (F66, F82). */
import { typedOn } from '../../core/fields/field.ts'
import { addDays } from '../../core/dates.ts'
import { decodeFields } from '../../core/ledger/journal.ts'
import { isForVault, sealKinds, sealStates } from '../../core/seals.ts'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import type { WireCustodyList } from '../../core/wire.ts'
import type { Words } from '../../core/words.ts'
import { listRegister, listSeals, type RegisterRow } from '../store/registers.ts'
import type { Reader } from './reader.ts'

const ROWS_MAX = 1_000

const words = (zh: string, en: string): Words => ({ zh, en })
const same = (text: string): Words => words(text, text)

export async function vault({ books, branch }: Reader): Promise<WireCustodyList> {
  const held = (await listSeals(books.pool, branch.code)).filter(({ no }) => isForVault(no))
  return {
    name: words('库房钥匙、密码', 'Vault key and combination'),
    columns: [
      words('编号', 'Number'),
      words('名称', 'Kind'),
      words('状态', 'State'),
      words('保管人', 'Holder'),
      words('自', 'Since'),
    ],
    rows: held.map(({ no, kind, state, holder, since }) => ({
      late: state === 'lost',
      cells: [same(no), sealKinds[kind].name, sealStates[state], same(holder ?? ''), same(since)],
    })),
  }
}

const ENDED = ['stopped', 'lost', 'handedUp']

/** With the row that stopped each, or reported it lost: when, by whom, why, who was told. */
export async function seals(reader: Reader): Promise<WireCustodyList> {
  const { books, branch, parameters } = reader
  const ended = (await listSeals(books.pool, branch.code)).filter(({ state }) => ENDED.includes(state))
  const rows = ended.length === 0 ? [] : await rowsOf2101(reader)
  return {
    name: words('停用、挂失的印章', 'Seals stopped or lost'),
    columns: [
      words('印章号', 'Seal'),
      words('名称', 'Kind'),
      words('状态', 'State'),
      words('日期', 'Day'),
      words('时间、经办', 'Time, by'),
      words('事由、通报', 'Reason, who was told'),
      words('最迟上缴', 'Handed up by'),
    ],
    rows: ended.map(({ no, kind, state, since }) => {
      const due = addDays(since, parameters.custody.sealHandUpDays)
      const row = rows.find(one => textOf(one, 'seal') === no)
      const at = row ? { at: new Date(Number(row.at)).toISOString(), by: row.teller } : same('')
      const why = row ? `${textOf(row, 'reason')} ${textOf(row, 'notice')}`.trim() : ''
      const isStopped = state === 'stopped'
      return {
        late: state === 'lost' || (isStopped && due < branch.day),
        cells: [
          same(no),
          sealKinds[kind].name,
          sealStates[state],
          same(since),
          at,
          same(why),
          same(isStopped ? due : ''),
        ],
      }
    }),
  }
}

/** The newest first, so that the first of a seal is the one that it stands by. */
const rowsOf2101 = ({ books, branch: { code: branch, day } }: Reader): Promise<RegisterRow[]> =>
  listRegister(books.pool, {
    branch,
    codes: ['2101', '2101'],
    from: '0001-01-01',
    to: day,
    teller: null,
    limit: ROWS_MAX,
  })

const textOf = ({ code, fields }: RegisterRow, name: string): string =>
  typedOn(transactionOf(code).fields, decodeFields(fields))(name)
