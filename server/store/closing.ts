import type { Connection } from './connection.ts'

/** The branches whose day is being ended, or whose interest is being settled, as far as is projected. */
export async function closingBranches(connection: Connection): Promise<string[]> {
  const { rows } = await connection.query<{ branch: string }>({
    name: 'closing-branches',
    text: `select h.branch from branch_head h
             join state s on s.branch = h.branch and s.kind = 'branch' and s.key = h.branch
            where s.value->>'state' in ('closing', 'settling') order by h.branch`,
  })
  return rows.map(row => row.branch)
}

/** The branches in which an item of a kind is open, as far as is projected. */
export async function branchesWithOpen(connection: Connection, kind: string): Promise<string[]> {
  const { rows } = await connection.query<{ branch: string }>({
    name: 'branches-with-open',
    text: `select h.branch from branch_head h
             join state s on s.branch = h.branch and s.kind = 'index' and s.key = 'openItems/' || $1
            where jsonb_array_length(s.value->'keys') > 0 order by h.branch`,
    values: [kind],
  })
  return rows.map(row => row.branch)
}
