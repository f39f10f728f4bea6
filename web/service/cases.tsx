/** Those who wanted to leave: why, what they were offered, and what stayed. */
import { Button, Table } from 'antd'
import { Link } from 'wouter'
import { serialOf } from '../../core/items.ts'
import type { WireRetention } from '../../core/service/wire.ts'
import { ListPaper } from '../ui/listPaper.tsx'
import { terminalLink } from '../ui/opening.ts'
import { StateTag } from '../ui/tag.tsx'
import { useWords } from '../words/language.tsx'
import { says } from './lines.ts'
import { RowLink } from './rowLink.tsx'
import type { ListProps } from './page.tsx'

export function Cases({ data, search }: ListProps) {
  const { say } = useWords()
  const shown = data.cases.filter(one =>
    says(search, [
      one.id,
      one.customer,
      one.signal,
      one.reason,
      one.offer,
      one.by,
      one.handler,
      one.state,
      one.ticket,
      one.row,
    ]),
  )
  return (
    <>
      <p className="service-figures">
        {data.retained.map(({ label, value }) => (
          <span key={label.zh}>
            {say(label)} <b className="figure">{say(value)}</b>
          </span>
        ))}
      </p>
      <CaseTable shown={shown} empty={say(search === '' ? 'noCases' : 'nothingFound')} />
      <CasePaper shown={shown} month={data.month} />
    </>
  )
}

function CaseTable({ shown, empty }: { readonly shown: WireRetention[]; readonly empty: string }) {
  const { say, number } = useWords()
  return (
    <Table<WireRetention>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={shown}
      locale={{ emptyText: empty }}
      rowClassName={({ late }) => (late ? 'late' : '')}
      columns={[
        {
          title: say('caseNumber'),
          key: 'id',
          className: 'figure',
          render: (_, { id, day, opens }) =>
            opens ? <RowLink at={`${day}/${serialOf(id)}`} text={id} /> : id,
        },
        { title: say('customer'), dataIndex: 'customer', className: 'figure' },
        { title: say('caseSignal'), key: 'signal', render: (_, { signal }) => say(signal) },
        { title: say('caseReason'), key: 'reason', render: (_, { reason }) => say(reason) },
        { title: say('caseOffer'), key: 'offer', render: (_, { offer }) => say(offer) },
        { title: say('caseAmount'), dataIndex: 'amount', className: 'figure amount' },
        { title: say('caseKept'), dataIndex: 'kept', className: 'figure amount' },
        { title: say('handledBy'), key: 'handler', render: (_, { handler }) => say(handler) },
        { title: say('state'), key: 'state', render: (_, one) => <Standing one={one} /> },
        { title: say('nextDue'), dataIndex: 'due', className: 'figure' },
        { title: say('queueTicket'), dataIndex: 'ticket', className: 'figure' },
        {
          title: say('caseRow'),
          key: 'row',
          className: 'figure',
          render: (_, { row, rowOpens }) => (row && rowOpens ? <RowLink at={row} text={row} /> : row),
        },
        {
          title: '',
          key: 'next',
          render: (_, { id, isOpen }) =>
            isOpen && (
              <Link href={terminalLink('9706', { retention: id })}>
                <Button size="small">{`${number('9706')} ${say('caseOutcome')}`}</Button>
              </Link>
            ),
        },
      ]}
    />
  )
}

function Standing({ one: { state, late, isOpen } }: { readonly one: WireRetention }) {
  const { say } = useWords()
  if (late) return <StateTag tone="bad">{`${say(state)} · ${say('lateOnes')}`}</StateTag>
  return <StateTag tone={isOpen ? 'wait' : 'quiet'}>{say(state)}</StateTag>
}

function CasePaper({ shown, month }: { readonly shown: WireRetention[]; readonly month: string }) {
  const { say } = useWords()
  return (
    <ListPaper
      title={say('retentionCases')}
      about={month}
      columns={[
        { title: say('caseNumber') },
        { title: say('customer') },
        { title: say('caseReason') },
        { title: say('caseOffer') },
        { title: say('caseAmount'), isAmount: true },
        { title: say('caseKept'), isAmount: true },
        { title: say('handledBy') },
        { title: say('state') },
      ]}
      lines={shown.map(one => ({
        key: one.id,
        cells: [
          one.id,
          one.customer,
          say(one.reason),
          say(one.offer),
          one.amount,
          one.kept,
          say(one.handler),
          say(one.state),
        ],
      }))}
    />
  )
}
