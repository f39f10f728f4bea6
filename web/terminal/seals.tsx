import { Table } from 'antd'
import type { WireSeal } from '../../core/wire.ts'
import type { Words } from '../../core/words.ts'
import { ListPaper, PrintList } from '../ui/listPaper.tsx'
import { Panel } from '../ui/panel.tsx'
import { useWords } from '../words/language.tsx'
import type { Word } from '../words/words.ts'

/** The register of seals, each with its impression, so that one can hold the paper beside it. */
export function Seals({ name, seals }: { readonly name: Words; readonly seals: readonly WireSeal[] }) {
  const { say } = useWords()
  const impression = (picture: string | null, no: string) =>
    picture === null ? '—' : <img src={picture} alt={no} height={48} />
  return (
    <Panel title={say(name)} extra={<PrintList />}>
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
      <ListPaper
        title={say(name)}
        about=""
        columns={HEADS.map(word => ({ title: say(word) }))}
        lines={seals.map(({ no, kind, use, state, holder, since }) => ({
          key: no,
          cells: [no, say(kind), say(use), say(state), holder ?? '—', since],
        }))}
      />
    </Panel>
  )
}

/** On paper; the impressions are compared on the screen. */
const HEADS: readonly Word[] = ['sealNumber', 'seal', 'usedFor', 'state', 'sealHolder', 'since']
