/** What was taught in a month, and how much of it each person has brought about. */
import { Table } from 'antd'
import { serialOf } from '../../core/items.ts'
import type { WireLesson, WireService } from '../../core/service/wire.ts'
import { ListPaper } from '../ui/listPaper.tsx'
import { StateTag } from '../ui/tag.tsx'
import { useWords } from '../words/language.tsx'
import { says } from './lines.ts'
import { RowLink } from './rowLink.tsx'
import type { ListProps } from './page.tsx'

export function Lessons({ data, search }: ListProps) {
  const { say } = useWords()
  const shown = data.lessons.filter(({ id, by, activity, result, customer, ticket }) =>
    says(search, [id, by, activity, result, customer, ticket]),
  )
  const columns = ['lessonNumber', 'day', 'taughtBy', 'lessonWhat', 'lessonResult'] as const
  return (
    <>
      {data.taught.length > 0 && <Taught taught={data.taught} />}
      <Table<WireLesson>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={shown}
        locale={{ emptyText: say(search === '' ? 'noLessons' : 'nothingFound') }}
        columns={[
          {
            title: say('lessonNumber'),
            key: 'id',
            className: 'figure',
            render: (_, { id, day, opens }) =>
              opens ? <RowLink at={`${day}/${serialOf(id)}`} text={id} /> : id,
          },
          { title: say('day'), dataIndex: 'day', className: 'figure' },
          { title: say('taughtBy'), key: 'by', render: (_, { by }) => say(by) },
          { title: say('lessonWhat'), key: 'activity', render: (_, { activity }) => say(activity) },
          { title: say('lessonResult'), key: 'result', render: (_, one) => <Result one={one} /> },
          { title: say('customer'), dataIndex: 'customer', className: 'figure' },
          { title: say('queueTicket'), dataIndex: 'ticket', className: 'figure' },
        ]}
      />
      <ListPaper
        title={say('customerLessons')}
        about={data.month}
        columns={[...columns, 'customer' as const, 'queueTicket' as const].map(word => ({
          title: say(word),
        }))}
        lines={shown.map(one => ({
          key: one.id,
          cells: [
            one.id,
            one.day,
            say(one.by),
            say(one.activity),
            say(one.corrected ? 'lessonCorrected' : one.result),
            one.customer ?? '',
            one.ticket ?? '',
          ],
        }))}
      />
    </>
  )
}

function Result({ one: { result, corrected } }: { readonly one: WireLesson }) {
  const { say } = useWords()
  if (corrected) return <StateTag tone="quiet">{say('lessonCorrected')}</StateTag>
  return say(result)
}

/** By person, of the month. */
function Taught({ taught }: Pick<WireService, 'taught'>) {
  const { say } = useWords()
  return (
    <table className="taught" aria-label={say('taughtThisMonth')}>
      <thead>
        <tr>
          {(['taughtBy', 'lessonsGiven', 'lessonsActivated', 'lessonsDeclined'] as const).map(word => (
            <th key={word}>{say(word)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {taught.map(({ person, lessons, activated, declined }) => (
          <tr key={person.zh}>
            <td>{say(person)}</td>
            <td className="figure">{lessons}</td>
            <td className="figure">{activated}</td>
            <td className="figure">{declined}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
