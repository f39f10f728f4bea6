import type { Connection } from './connection.ts'

/** The branches whose day is being ended, as far as is projected. */
export async function closingBranches(connection: Connection): Promise<string[]> {
  const { rows } = await connection.query<{ branch: string }>({
    name: 'closing-branches',
    text: `select h.branch from branch_head h
             join state s on s.branch = h.branch and s.kind = 'branch' and s.key = h.branch
            where s.value->>'state' = 'closing' order by h.branch`,
  })
  return rows.map(row => row.branch)
}

/** The branches in which a payroll is being paid, as far as is projected. */
export async function payingBranches(connection: Connection): Promise<string[]> {
  const { rows } = await connection.query<{ branch: string }>({
    name: 'paying-branches',
    text: `select h.branch from branch_head h
             join state s on s.branch = h.branch and s.kind = 'index' and s.key = 'openItems/payroll'
            where jsonb_array_length(s.value->'keys') > 0 order by h.branch`,
  })
  return rows.map(row => row.branch)
}
