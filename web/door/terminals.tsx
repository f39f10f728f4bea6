/** The terminals that have been registered. */
import { Button, Table } from 'antd'
import type { WireTerminal } from '../../core/wire.ts'
import { useAct } from '../api/acting.ts'
import { api } from '../api/client.ts'
import { useTerminals } from '../api/queries.ts'
import { Failed, Panel } from '../ui/panel.tsx'
import { RefusalNote } from '../ui/refusal.tsx'
import { useWords } from '../words/language.tsx'
import { timeOf } from './time.ts'

export function Terminals() {
  const { say } = useWords()
  const { data, error, refetch } = useTerminals()
  const { refusal, act } = useAct()
  if (!data && error) return <Failed error={error} onRetry={() => void refetch()} />
  return (
    <Panel
      title={say('terminals')}
      label={say('terminals')}
      extra={
        <Button size="small" type="primary" onClick={() => void act(api.registerTerminal)}>
          {say('registerTerminal')}
        </Button>
      }
    >
      {refusal && <RefusalNote refusal={refusal} />}
      <Table<WireTerminal>
        size="small"
        rowKey="name"
        loading={!data}
        pagination={false}
        dataSource={[...(data ?? [])]}
        locale={{ emptyText: say('terminalsNone') }}
        columns={[
          { title: say('terminal'), dataIndex: 'name', className: 'figure' },
          { title: say('registeredBy'), dataIndex: 'teller', className: 'figure' },
          { title: say('authenticatorAdded'), className: 'figure', render: (_, { added }) => timeOf(added) },
          {
            title: '',
            width: 110,
            render: (_, { name }) => (
              <Button size="small" onClick={() => void act(() => api.removeTerminal(name))}>
                {say('removeIt')}
              </Button>
            ),
          },
        ]}
      />
    </Panel>
  )
}
