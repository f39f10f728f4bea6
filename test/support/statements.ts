/** Hears every statement that a pool sends, and lets it pass. */
import type pg from 'pg'

export function statementsOf(pool: pg.Pool): ReadonlySet<string> {
  const heard = new Set<string>()
  const tapped = new WeakSet<pg.PoolClient>()
  pool.on('acquire', client => {
    if (tapped.has(client)) return
    tapped.add(client)
    const send = client.query.bind(client) as (...args: unknown[]) => unknown
    const query = (...args: unknown[]) => {
      const [statement] = args as [string | { text: string }]
      heard.add(typeof statement === 'string' ? statement : statement.text)
      return send(...args)
    }
    client.query = query as unknown as typeof client.query
  })
  return heard
}
