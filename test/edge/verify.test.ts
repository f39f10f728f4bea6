import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type pg from 'pg'
import { printLogEnds } from '../../core/day/logEnds.ts'
import type { QueueEvent } from '../../core/queue/events.ts'
import { encode } from '../../core/std.ts'
import { logLookUp } from '../../server/store/accessLog.ts'
import { notePrint } from '../../server/store/prints.ts'
import { addEvent } from '../../server/store/tickets.ts'
import { addImage, placeImage } from '../../server/store/voucherImages.ts'
import { type Finding, verify } from '../../server/verify.ts'
import { logEndsIn, walkLogs } from '../../server/verify/logs.ts'
import { BRANCH, DAY, openOwner, openTestBooks, openTheDay, type TestBooks } from '../support/books.ts'

let bank: TestBooks
let owner: pg.Pool

beforeEach(async () => {
  bank = await openTestBooks()
  await openTheDay(bank)
  owner = openOwner(bank.database)
})

afterEach(async () => {
  await owner.end()
  await bank.close()
})

const findings = async () =>
  (await verify(bank.books.pool)).findings.map(({ where, what }) => `${where} ${what}`)

describe('the journal is append-only', () => {
  test.each([
    'update journal set teller = teller',
    'delete from journal where serial = 1',
    'truncate journal',
    'delete from refusal',
    'update access_log set at = 0',
    'update sheet_print set copy = 1',
    'update voucher_image_placing set turn = 1',
    'update ticket_event set at = 0',
    'update outage set until = 0',
  ])('the program may not: %s', async sql => {
    await expect(bank.books.pool.query(sql)).rejects.toThrow(/permission denied/)
  })

  test('even its owner is stopped by the trigger', async () => {
    await expect(owner.query('update journal set teller = teller')).rejects.toThrow(/append-only/)
    await expect(owner.query('delete from journal')).rejects.toThrow(/append-only/)
    await expect(owner.query('truncate journal')).rejects.toThrow(/append-only/)
  })
})

/** What somebody with all rights to the database might do. */
async function tamper(sql: string): Promise<void> {
  await owner.query('alter table journal disable trigger journal_append_only')
  await owner.query(sql)
  await owner.query('alter table journal enable trigger journal_append_only')
}

describe('verify', () => {
  test('finds sound books sound', async () => {
    const { rows, findings } = await verify(bank.books.pool)
    expect(findings).toEqual([])
    expect(rows).toBeGreaterThan(40)
  })

  test.each([
    ['an amount in the effects', `effects = replace(effects, '#3000000', '#3000001')`],
    ['one character of a field', `fields = fields || ' '`],
    ['who did it', `teller = '0012'`],
    ['who signed', `authorisers = '{}'`],
    ['when it was', 'at = at + 1'],
    ['its outcome', `outcome = 'parked'`],
    ['its digest', `digest = '\\x00'`],
  ])('names the row in which somebody changed %s', async (_what, change) => {
    const { rows } = await owner.query<{ serial: number }>(
      `select serial from journal where code = '1003' and outcome = 'posted' order by serial limit 1`,
    )
    const serial = rows[0]?.serial
    await tamper(`update journal set ${change} where serial = ${serial}`)
    expect((await findings())[0]).toMatch(new RegExp(`^${DAY}/${serial} has been changed`))
  })

  test('names the row that answers a request a second time', async () => {
    await tamper(
      'update journal set request = (select request from journal where serial = 6) where serial = 8',
    )
    expect(await findings()).toContain(`${DAY}/8 answers a request that has been answered`)
  })

  test('says how much is wrong where it is more than is told', async () => {
    await tamper('update state set serial = serial + 1; update entry set amount = amount + 1')
    const { findings: told, found } = await verify(bank.books.pool)
    expect(told).toHaveLength(50)
    expect(found).toBeGreaterThan(50)
  })

  test('names the gap that a removed row leaves', async () => {
    await tamper('delete from journal where serial = 7')
    expect(await findings()).toContain(`${DAY}/8 follows a gap: serial 7 is missing`)
  })

  test('names a row cut off at the end', async () => {
    const { rows } = await owner.query<{ serial: number }>('select max(serial) as serial from journal')
    await tamper(`delete from journal where serial = ${rows[0]?.serial}`)
    expect(await findings()).toContain(
      `${DAY}/${(rows[0]?.serial ?? 0) - 1} is not the last row that the head of the branch names`,
    )
  })

  test.each([
    [
      'update entry set amount = amount + 1 where line = 1 and serial = 1',
      `${DAY}/1 gives other entries than are stored`,
    ],
    [
      'update entry set balance = balance + 1 where line = 1 and serial = 1',
      `${DAY}/1 gives other entries than are stored`,
    ],
    ['delete from entry where serial = 1', `${DAY}/1 gives other entries than are stored`],
    [
      `update custody set to_holder = 'till:02' where serial = 1`,
      `${DAY}/1 gives other movements than are stored`,
    ],
    [
      `update gl_day set credits = credits + 1 where gl = '3001-05'`,
      `gl_day ${DAY} 3001-05 CNY is not the sum of its entries`,
    ],
    [
      `update gl_month set moved = moved + 1 where gl = '3001-05'`,
      `gl_month ${DAY.slice(0, 8)}01 3001-05 CNY is not the sum of its entries`,
    ],
    [`delete from gl_day where gl = '3001-05'`, `gl_day ${DAY} 3001-05 CNY is missing`],
    [
      `update code_day set posted = posted + 1 where teller = '0003' and code = '2001'`,
      `code_day ${DAY} 0003 2001 is not the sum of its entries`,
    ],
    [`delete from code_day where code = '2001'`, `code_day ${DAY} 0003 2001 is missing`],
    [
      `update evening set value = '{}' where kind = 'purse' and key = 'till:01'`,
      `evening ${DAY} purse:till:01 is not what its day left`,
    ],
    [`delete from evening where key = '01'`, `evening ${DAY} till:01 is missing`],
    [
      `insert into term_day values ('${BRANCH}', 'A1', '${DAY}', '2011-02', '2027-03-02', -1, 0)`,
      `term_day ${DAY} A1 is not what its day left`,
    ],
  ])('names what does not follow from the journal: %s', async (sql, finding) => {
    await owner.query(sql)
    expect(await findings()).toContain(finding)
  })

  test('names a record that somebody changed', async () => {
    await owner.query(
      `update state set value = jsonb_set(value, '{balance}', '"#1"') where kind = 'account' and key = '1001-02-00'`,
    )
    const [first] = await findings()
    expect(first).toMatch(/^state account:1001-02-00 is not what row 2026-03-02\/\d+ left$/)
  })
})

describe('an image of a voucher', () => {
  const bytes = Buffer.from('a picture')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const other = createHash('sha256').update('another').digest('hex')

  const add = (picture: Buffer, sha: string, name: string) =>
    addImage(bank.books.pool, {
      branch: BRANCH,
      sha256: sha,
      day: DAY,
      serial: 9,
      placed: 'hand',
      media: 'image/png',
      name,
      broughtBy: '0011',
      broughtAt: 1n,
      ...bank.books.vault.sealFile(picture),
    })

  beforeEach(async () => {
    await add(bytes, sha256, 'a.png')
    await add(Buffer.from('another'), other, 'b.png')
  })

  const found = async () => {
    const { pool, vault } = bank.books
    return (await verify(pool, { vault })).findings.map(({ where, what }) => `${where} ${what}`)
  }

  test('is sound as it was brought', async () => {
    expect(await found()).toEqual([])
  })

  test.each([
    ['its bytes', `sealed = set_byte(sealed, 30, get_byte(sealed, 30) # 1)`, 'does not open'],
    ['its key', `key = set_byte(key, 30, get_byte(key, 30) # 1)`, 'does not open'],
    [
      'the picture of another',
      `(key, sealed) = (select key, sealed from voucher_image where name = 'b.png')`,
      'is another picture',
    ],
  ])('is named where somebody has changed %s', async (_what, change, says) => {
    await owner.query(`update voucher_image set ${change} where name = 'a.png'`)
    expect(await found()).toEqual([expect.stringContaining(`voucher_image ${DAY}/9 a.png ${sha256} ${says}`)])
  })

  test('is named however much else is wrong', async () => {
    await owner.query('update state set serial = serial + 1; update entry set amount = amount + 1')
    await owner.query(
      `update voucher_image set key = set_byte(key, 30, get_byte(key, 30) # 1) where name = 'a.png'`,
    )
    expect(await found()).toContainEqual(expect.stringMatching(/^voucher_image .* does not open/))
  })
})

describe('the logs beside the journal', () => {
  const print = (copy: number) => ({
    branch: BRANCH,
    sheet: 'dailyStatement',
    day: DAY,
    teller: '0003',
    at: 1n,
    digest: Buffer.alloc(32, 7),
    copy,
  })
  const ticket = (seq: number) =>
    ({ seq, at: 5, by: 'K1', what: 'opened', window: seq, businesses: [] }) as unknown as QueueEvent

  /** Two rows and more in each of them. */
  beforeEach(async () => {
    const { pool, vault } = bank.books
    for (const account of ['A1', 'A2', 'A1'])
      await logLookUp(pool, { branch: BRANCH, at: 2n, day: DAY, teller: '0011', code: '7001', purpose: '' }, [
        account,
      ])
    for (const _ of [1, 2, 3]) await bank.crew.actor('0011').ask('8004')
    for (const copy of [1, 2, 3]) expect(await notePrint(pool, print(copy))).toBe(true)
    for (const seq of [1, 2, 3])
      expect(await addEvent(pool, { branch: BRANCH, day: DAY }, ticket(seq))).toBe(true)
    const shaOf = (picture: string) => createHash('sha256').update(picture).digest('hex')
    const bring = (picture: string) =>
      addImage(pool, {
        branch: BRANCH,
        sha256: shaOf(picture),
        day: DAY,
        serial: null,
        placed: 'nowhere',
        media: 'image/png',
        name: 'a',
        broughtBy: '0011',
        broughtAt: 1n,
        ...vault.sealFile(Buffer.from(picture)),
      })
    for (const picture of ['one', 'two', 'three']) expect(await bring(picture)).toBe(true)
    expect(await bring('two')).toBe(false)
    const sha256 = shaOf('two')
    for (const serial of [9, 10, 11])
      expect(await placeImage(pool, BRANCH, { sha256, day: DAY, serial, teller: '0003', at: 3n })).toBe(true)
  })

  /** As somebody with all rights to the database might. */
  const tamperWith = async (log: string, sql: string) => {
    await owner.query(`alter table ${log} disable trigger all`)
    await owner.query(sql)
    await owner.query(`alter table ${log} enable trigger all`)
  }

  test('are sound as they were written', async () => {
    expect(await findings()).toEqual([])
  })

  test('refuse a number that another server has written, and stay sound', async () => {
    expect(await notePrint(bank.books.pool, print(2))).toBe(false)
    expect(await addEvent(bank.books.pool, { branch: BRANCH, day: DAY }, ticket(2))).toBe(false)
    expect(await findings()).toEqual([])
  })

  const changes = [
    ['access_log', `subject = 'A9'`],
    ['refusal', `detail = detail || '{"amount":"7.00"}'`],
    ['refusal', `teller = '0012'`],
    ['sheet_print', `teller = '0012'`],
    ['ticket_event', 'at = at - 60000'],
    ['voucher_image', `brought_by = '0012'`],
    ['voucher_image_placing', 'serial = 2'],
  ] as const

  test.each(changes)('%s: a changed row is named (%s)', async (log, change) => {
    await tamperWith(log, `update ${log} set ${change} where link = 2`)
    expect(await findings()).toEqual([expect.stringContaining(`${log} 2 has been changed`)])
  })

  const logs = [...new Set(changes.map(([log]) => log))]

  test.each(logs)('%s: a row that was taken out is missed, at the end too', async log => {
    await tamperWith(log, `delete from ${log} where link = 2`)
    expect(await findings()).toContain(`${log} 3 follows a gap: row 2 is missing`)
    await tamperWith(log, `delete from ${log} where link = 3`)
    expect(await findings()).toContain(`${log} 1 is not the last row that the head of the branch names`)
  })

  // In the access log there has never been a row without a place.
  test.each(logs.slice(1))('%s: a row beside the chain is counted', async log => {
    await tamperWith(log, `update ${log} set link = null where link = 3`)
    expect(await findings()).toContain(`${log} has other rows than the 0 of before it was chained`)
  })

  test('made anew, they are not what an evening has written into the journal', async () => {
    const { rows } = await owner.query<{ log: string; link: number; hash: string }>(
      `select log, link, encode(hash, 'hex') as hash from log_head where branch = $1 order by log`,
      [BRANCH],
    )
    const said = printLogEnds(rows)
    const evening = { code: '8092', day: DAY, serial: 99, fields: encode(['D 1.00 C 1.00', said]) }
    const anchors = logEndsIn(evening)
    expect(anchors.map(({ log, link }) => [log, link])).toEqual(logs.map(log => [log, 3]))
    const found = async () => {
      const findings: Finding[] = []
      await walkLogs(bank.books.pool, BRANCH, anchors, findings)
      return findings.map(({ where, what }) => `${where} ${what}`)
    }
    expect(await found()).toEqual([])
    await tamperWith('refusal', 'delete from refusal where link = 3')
    await owner.query(
      `update log_head h set link = 2, hash = r.hash from refusal r where h.log = 'refusal' and r.link = 2`,
    )
    expect(await found()).toEqual([
      `refusal 2 is not what the evening has written down: row ${DAY}/99 of the journal says it of row 3`,
    ])
  })
})

test('personal data are ciphertext in every table', async () => {
  const teller = bank.crew.actor('0011')
  const plain = ['欧阳测试名', '11010519491231002X', '13912345678', '测试路九号']
  await teller.act('0201', {
    kind: 'person',
    name: plain[0] ?? '',
    idKind: 'idCard',
    idNumber: plain[1] ?? '',
    phone: plain[2] ?? '',
    address: plain[3] ?? '',
  })
  for (const table of ['journal', 'state', 'entry', 'custody', 'refusal', 'data_key']) {
    const { rows } = await owner.query<{ text: string }>(`select t::text as text from ${table} t`)
    for (const word of plain) expect(rows.filter(row => row.text.includes(word))).toEqual([])
  }
  const { rows } = await owner.query<{ sealed: string }>(
    `select value->'name'->>'sealed' as sealed from state where kind = 'customer' and branch = $1`,
    [BRANCH],
  )
  const opened = await bank.books.vault.open(
    bank.books.pool,
    BRANCH,
    rows.map(row => row.sealed),
  )
  expect([...opened.values()]).toEqual([plain[0]])
})
