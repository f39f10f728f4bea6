/** Look-ups on paper: the journal, customers with their accounts, what tills hold. */
import type { WireView } from '../../core/wire.ts'
import { useDesk } from '../api/queries.ts'
import { ListPaper } from '../ui/listPaper.tsx'
import { showMoney, showTime } from '../ui/money.ts'
import { rowStates } from '../ui/rows.tsx'
import { useShown } from '../ui/shown.ts'
import { useWords } from '../words/language.tsx'
import { showFace, tillStates } from './tillPanel.tsx'

type Seen<Query extends WireView['query']> = Extract<WireView, { readonly query: Query }>

export function JournalPaper({ view }: { readonly view: Seen<'journal'> }) {
  const { say, number } = useWords()
  const shown = useShown()
  const days = [...new Set(view.rows.map(row => row.day))].toSorted()
  return (
    <ListPaper
      title={say('journal')}
      about={[...new Set([days[0], days.at(-1)])].filter(Boolean).join(' – ')}
      columns={[
        { title: say('day') },
        { title: say('serial') },
        { title: say('time') },
        { title: say('code') },
        { title: say('account') },
        { title: say('amount'), isAmount: true },
        { title: say('teller') },
        { title: say('authoriser') },
        { title: say('status') },
      ]}
      lines={view.rows.map(row => ({
        key: `${row.day}/${row.serial}`,
        cells: [
          row.day,
          String(row.serial),
          showTime(row.at),
          `${number(row.code)} ${say(row.codeName)}`,
          row.account === null ? '' : shown.named(row.account),
          row.amount === null ? '' : shown.amount(row.account ?? '', row.amount, row.unit ?? undefined),
          row.teller,
          row.authorisers.join(' '),
          say(rowStates[row.status]),
        ],
      }))}
    />
  )
}

export function CustomersPaper({ view }: { readonly view: Seen<'customer'> }) {
  const { say } = useWords()
  return (
    <ListPaper
      title={say('customer')}
      about={view.customers.map(({ no, name }) => `${no}　${name}`).join('，')}
      columns={[
        { title: say('customer') },
        { title: say('name') },
        { title: say('document') },
        { title: say('phone') },
        { title: say('account') },
        { title: say('balance'), isAmount: true },
      ]}
      lines={view.customers.flatMap(({ no, name, idNumber, phone, accounts }) =>
        (accounts.length > 0 ? accounts : [null]).map(account => ({
          key: `${no}/${account?.no ?? ''}`,
          cells: [no, name, idNumber, phone, account?.no ?? '', account ? showMoney(account.balance) : ''],
        })),
      )}
    />
  )
}

/** A till a block: its notes face by face, its cash where the reader may know it, its vouchers. */
export function HoldingsPaper({ view }: { readonly view: Seen<'holdings'> }) {
  const { say } = useWords()
  const { data: desk } = useDesk()
  return (
    <ListPaper
      title={say('holdings')}
      about={desk?.branch.day ?? ''}
      columns={[
        { title: say('till') },
        { title: say('teller') },
        { title: say('status') },
        { title: say('heldThing') },
        { title: say('faceOrNumber') },
        { title: say('quantity'), isAmount: true },
        { title: say('amount'), isAmount: true },
      ]}
      lines={view.tills.flatMap(till => {
        const whose = [till.no, till.teller ?? '—', say(tillStates[till.state])]
        return [
          {
            key: `${till.no}/cash`,
            cells: [...whose, say('cashInTill'), '', '', till.cash === null ? '' : showMoney(till.cash)],
          },
          ...till.notes.map(({ face, count, amount }) => ({
            key: `${till.no}/${face}`,
            cells: ['', '', '', say('faces'), showFace(face), count, showMoney(amount)],
          })),
          ...till.papers
            .filter(({ pieces }) => pieces > 0)
            .map(({ kind, name, pieces, ranges }) => ({
              key: `${till.no}/${kind}`,
              cells: ['', '', '', say(name), ranges.join(' '), String(pieces), ''],
            })),
        ]
      })}
    />
  )
}
