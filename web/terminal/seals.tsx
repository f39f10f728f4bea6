import { Table } from 'antd'
import type { WireSeal } from '../../core/wire.ts'
import type { Words } from '../../core/words.ts'
import { Panel } from '../ui/panel.tsx'
import { useWords } from '../words/language.tsx'

/** The register of seals, each with its impression, so that one can hold the paper beside it. */
export function Seals({ name, seals }: { readonly name: Words; readonly seals: readonly WireSeal[] }) {
  const { say } = useWords()
  const impression = (picture: string | null, no: string) =>
    picture === null ? '—' : <img src={picture} alt={no} height={48} />
  return (
    <Panel title={say(name)}>
      <Table<WireSeal>
        size="small"
        rowKey="no"
        dataSource={[...seals]}
        pagination={seals.length > 20 ? { pageSize: 20, size: 'small' } : false}
        locale={{ emptyText: say('empty') }}
        columns={[
          { title: say('sealNumber'), dataIndex: 'no', className: 'figure' },
          { title: say('seal'), render: (_, { kind }) => say(kind) },
          { title: say('usedFor'), render: (_, { use }) => say(use) },
          { title: say('impression'), render: (_, { no, impression: kept }) => impression(kept, no) },
          { title: say('state'), render: (_, { state }) => say(state) },
          { title: say('sealHolder'), render: (_, { holder }) => holder ?? '—', className: 'figure' },
          { title: say('since'), dataIndex: 'since', className: 'figure' },
        ]}
      />
    </Panel>
  )
}
