/** The rounds of checks: which were done today, what was wrong, and what is still to be mended. */
import { Button, Table } from 'antd'
import { Link } from 'wouter'
import { serialOf } from '../../core/items.ts'
import type { WireHallCheck } from '../../core/service/wire.ts'
import { ListPaper } from '../ui/listPaper.tsx'
import { showTime } from '../ui/money.ts'
import { terminalLink } from '../ui/opening.ts'
import { StateTag } from '../ui/tag.tsx'
import { useWords } from '../words/language.tsx'
import { says } from './lines.ts'
import { RowLink } from './rowLink.tsx'
import type { ListProps } from './page.tsx'

export function Checks({ data, search }: ListProps) {
  const { say } = useWords()
  const shown = data.checks.filter(({ id, by, round, state, faults }) =>
    says(search, [id, by, round, state, ...faults.flatMap(one => [one.line, one.found, one.mender])]),
  )
  return (
    <>
      <p className="service-figures">
        {data.rounds.map(({ name, by, at }) => (
          <span key={name.zh}>
            {say(name)}{' '}
            <b className="figure">{by && at ? `${say(by)} ${showTime(at)}` : say('notDoneToday')}</b>
          </span>
        ))}
      </p>
      <Table<WireHallCheck>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={shown}
        locale={{ emptyText: say(search === '' ? 'noChecks' : 'nothingFound') }}
        rowClassName={({ late }) => (late ? 'late' : '')}
        expandable={{
          expandedRowRender: faultsOf,
          rowExpandable: ({ faults }) => faults.length > 0,
          defaultExpandedRowKeys: shown.filter(({ isOpen }) => isOpen).map(({ id }) => id),
        }}
        columns={[
          {
            title: say('checkNumber'),
            key: 'id',
            className: 'figure',
            render: (_, { id, day, opens }) =>
              opens ? <RowLink at={`${day}/${serialOf(id)}`} text={id} /> : id,
          },
          { title: say('time'), key: 'at', className: 'figure', render: (_, one) => timeOf(one) },
          { title: say('checkRound'), key: 'round', render: (_, { round }) => say(round) },
          { title: say('checkedBy'), key: 'by', render: (_, { by }) => say(by) },
          { title: say('state'), key: 'state', render: (_, one) => <Standing one={one} /> },
          { title: say('checkFine'), dataIndex: 'fine', className: 'figure' },
          {
            title: say('checkWrong'),
            key: 'wrong',
            className: 'figure',
            render: (_, { faults }) => faults.length,
          },
          { title: say('nextDue'), dataIndex: 'due', className: 'figure' },
        ]}
      />
      <CheckPaper shown={shown} month={data.month} />
    </>
  )
}

function CheckPaper({ shown, month }: { readonly shown: readonly WireHallCheck[]; readonly month: string }) {
  const { say } = useWords()
  const columns = ['checkNumber', 'time', 'checkRound', 'checkedBy', 'state', 'checkFine', 'nextDue'] as const
  return (
    <ListPaper
      title={say('hallChecks')}
      about={month}
      columns={[...columns, 'whatIsWrong' as const].map(word => ({ title: say(word) }))}
      lines={shown.map(one => ({
        key: one.id,
        cells: [
          one.id,
          timeOf(one),
          say(one.round),
          say(one.by),
          say(one.state),
          String(one.fine),
          one.due ?? '',
          one.faults.map(({ found, mender }) => `${found}（${say(mender)}）`).join('；'),
        ],
      }))}
    />
  )
}

const timeOf = ({ day, at }: WireHallCheck): string => `${day} ${showTime(at)}`

function Standing({ one: { state, late, isOpen } }: { readonly one: WireHallCheck }) {
  const { say } = useWords()
  if (late) return <StateTag tone="bad">{`${say(state)} · ${say('lateOnes')}`}</StateTag>
  return <StateTag tone={isOpen ? 'wait' : 'good'}>{say(state)}</StateTag>
}

const faultsOf = (check: WireHallCheck) => <Faults check={check} />

function Faults({ check: { id, faults } }: { readonly check: WireHallCheck }) {
  const { say, number } = useWords()
  return (
    <ul className="faults">
      {faults.map(({ check, line, found, mender, mended }) => (
        <li key={check}>
          <b>{found}</b> <span className="hint">{say(line)}</span> {`${say('whoMends')} ${say(mender)}`}
          {mended ? (
            <StateTag tone="good">{`${mended.day} ${say(mended.by)}：${mended.how}`}</StateTag>
          ) : (
            <Link href={terminalLink('9703', { check: id, line: check })}>
              <Button size="small">{`${number('9703')} ${say('mendIt')}`}</Button>
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}
