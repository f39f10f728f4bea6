/**
 * Migrating as a command, and the layout on a cluster: a table that a later migration forgets to key by its branch
 * fails here, long before a cluster refuses it.
 */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { layoutOf, tablesOf } from '../../server/postgres/citus.ts'
import { openOwner } from '../support/books.ts'
import { SCHEMA } from '../support/cluster.ts'
import { databaseUrl, emptyDatabase } from '../support/database.ts'
import { runProgram } from '../support/program.ts'
import { buildProgram } from '../support/server.ts'

let database: string
let owner: pg.Pool
let client: pg.PoolClient
let settings: Record<string, string>

const migrate = (...options: readonly string[]) =>
  runProgram('server/commands/migrate.js', settings, null, options)

beforeAll(async () => {
  buildProgram()
  database = await emptyDatabase()
  settings = {
    DATABASE_URL: databaseUrl(database),
    DATA_DIR: mkdtempSync(join(inject('scratch'), 'migrate-')),
  }
  owner = openOwner(database)
  client = await owner.connect()
})

afterAll(async () => {
  client.release()
  await owner.end()
})

/** Every table of the database but the system's, with its schema. */
async function tables(): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'
        and not exists (select from pg_inherits
                         where inhrelid = (quote_ident(table_schema) || '.' || quote_ident(table_name))::regclass)
      order by 1`,
  )
  return rows.map(({ name }) => name)
}

describe('npm run migrate', () => {
  test('without the extension --citus refuses in both languages, and nothing is changed', async () => {
    const { code, said, complained } = await migrate('--citus')
    expect({ code, said }).toEqual({ code: 1, said: '' })
    expect(complained).toContain('这个 PostgreSQL 没有 citus 扩展，什么也没有改动。')
    expect(complained).toContain('This PostgreSQL has no citus extension; nothing has been changed.')
    expect(await tables()).toEqual([])
  })

  test('--dry-run says what would be done, and does nothing', async () => {
    const { code, said } = await migrate('--citus', '--dry-run')
    const lines = said.trimEnd().split('\n')
    expect(code).toBe(0)
    expect(lines[0]).toBe('-- migrations/0001-books.sql')
    expect(lines).toContain('set citus.enable_unsafe_triggers to on;')
    expect(lines).toContain('alter role zhanggui_app login;')
    expect(lines).toContain(
      `select create_distributed_table('main.journal', 'branch', colocate_with => 'none');`,
    )
    expect(lines).toContain(
      `select create_distributed_table('main.entry', 'branch', colocate_with => 'main.journal');`,
    )
    expect(lines).toContain(`select create_reference_table('main.key_check');`)
    expect(lines.at(-1)).toBe('-- not done')
    expect(await tables()).toEqual([])
  })

  test('migrates, and a second time finds nothing to do', async () => {
    expect(await migrate()).toMatchObject({ code: 0, complained: '' })
    expect(await tables()).toContain('main.journal')
    expect(await migrate()).toEqual({ code: 0, said: '-- nothing to do\n', complained: '' })
  })
})

test('the keys of personal data find their branch when it becomes part of them', async () => {
  const files = readdirSync('migrations').sort()
  const at = files.indexOf('0006-branch-in-every-key.sql')
  const [before, after] = [files.slice(0, at), files.slice(at)]
  const run = (names: readonly string[]) =>
    client.query(names.map(name => readFileSync(join('migrations', name), 'utf8')).join('\n'))
  await client.query('begin')
  try {
    await client.query('create schema old; set local search_path to old')
    await run(before)
    await client.query(
      `insert into journal
       select branch, '2026-03-02', 1, 'r', '', '0201', 'posted', '0011', 'T', '{}', null, 1, 1, '0.1.0', 1, $1, '[]', ''
         from unnest(array['0101', '0102']) branch`,
      [JSON.stringify(['person', `kEy_-0123456.${'x'.repeat(60)}~hash`])],
    )
    await client.query(`insert into data_key values ('kEy_-0123456', ''), ('notUsed12345', '')`)
    await run(after)
    const { rows } = await client.query('select branch, id from data_key order by id, branch')
    expect(rows).toEqual([
      { branch: '0101', id: 'kEy_-0123456' },
      { branch: '0102', id: 'kEy_-0123456' },
      { branch: '', id: 'notUsed12345' },
    ])
  } finally {
    await client.query('rollback')
  }
})

describe('the layout', () => {
  test('has every table of the database exactly once, by branch where there is one', async () => {
    const statements = await layoutOf(client, SCHEMA)
    const placed = statements.flatMap(line => /_table\('(\w+\.\w+)'/.exec(line)?.[1] ?? [])
    expect(placed.toSorted()).toEqual(await tables())
    const byBranch = await client.query<{ name: string }>(
      `select table_name as name from information_schema.columns
        where table_schema = $1 and column_name = 'branch'`,
      [SCHEMA],
    )
    const known = new Set(placed)
    for (const { name } of byBranch.rows.filter(row => known.has(`${SCHEMA}.${row.name}`)))
      expect(
        statements.filter(line => line.includes(`create_distributed_table('${SCHEMA}.${name}',`)),
      ).toHaveLength(1)
  })

  test('begins with the table that the others lie beside', async () => {
    const [first, ...others] = (await layoutOf(client, SCHEMA)).filter(line => line.includes('_distributed_'))
    expect(first).toMatch(/main\.journal', 'branch', colocate_with => 'none'/)
    for (const line of others) expect(line).toMatch(/colocate_with => 'main\.journal'/)
  })

  test('finds no table of ours that Citus would refuse', async () => {
    const all = await tablesOf(client, SCHEMA)
    expect(all.filter(({ problems }) => problems.length > 0)).toEqual([])
  })

  test.each([
    [
      'create table bad (branch text, id int, primary key (id))',
      ['bad_pkey is unique without the branch', 'the branch may be null'],
    ],
    [
      'create table bad (branch text not null, id int, unique (id))',
      ['bad_id_key is unique without the branch'],
    ],
    [
      'create table bad (branch text not null, id int generated always as identity, primary key (branch, id))',
      ['id is an identity of integer'],
    ],
    [
      'create table bad (branch text not null, teller text references other, primary key (branch, teller))',
      ['bad_teller_fkey refers to other'],
    ],
  ])('%s is named', async (statement, problems) => {
    await client.query('begin')
    try {
      await client.query('create table other (branch text not null, teller text primary key)')
      await client.query(statement)
      const bad = (await tablesOf(client, SCHEMA)).find(({ name }) => name === 'bad')
      expect(bad).toEqual({ name: 'bad', distributed: true, problems })
      for (const problem of problems)
        await expect(layoutOf(client, SCHEMA)).rejects.toThrow(`bad: ${problem}`)
    } finally {
      await client.query('rollback')
    }
  })
})
