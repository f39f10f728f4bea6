import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { refuseUnknown, wholeNumber, WrongArgument } from '../../server/commands/arguments.ts'
import { packageFolder } from '../../server/folders.ts'
import { openPool } from '../../server/postgres/pool.ts'
import { runReplay } from '../../server/replay/run.ts'
import { readSettings } from '../../server/settings.ts'
import { smallBank, writeBank } from '../support/smallBank.ts'

const BERKA = join(packageFolder, '..', 'shared', 'data', 'berka')

let scratch: string
let database: string
let pool: pg.Pool

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'replay-'))
  database = `replay_${randomUUID().replaceAll('-', '')}`
  const place = { where: inject('postgres'), schema: 'public', role: null, max: 1 }
  const admin = openPool({ ...place, database: 'postgres' })
  await admin.query(`create database ${database}`)
  await admin.end()
  pool = openPool({ ...place, database })
})

afterAll(async () => {
  await pool.end()
  rmSync(scratch, { recursive: true, force: true })
})

interface Run {
  readonly code: number
  readonly said: readonly string[]
  readonly complained: readonly string[]
}

async function run(folder: string, days: number | null = null): Promise<Run> {
  const { host, port, user } = inject('postgres')
  const url = `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`
  const settings = readSettings({ DATABASE_URL: url, DATA_DIR: join(scratch, 'data'), QUIET: '1' })
  const said: string[] = []
  const complained: string[] = []
  const voice = { say: (line: string) => said.push(line), complain: (line: string) => complained.push(line) }
  const out = join(scratch, 'disagreements.csv')
  const code = await runReplay(settings, { folder, schema: 'replay_test', out, days }, voice)
  return { code, said, complained }
}

const journal = async (sql: string) =>
  (
    await pool.query<{ line: string }>(`select ${sql} as line from replay_test.journal order by day, serial`)
  ).rows.map(({ line }) => line)

const figures = (said: readonly string[]) => said.map(line => line.replace(/\s+/g, ' ').trim())

describe('a small bank', () => {
  let first: Run

  beforeAll(async () => {
    first = await run(writeBank(join(scratch, 'bank')))
  })

  test('is replayed to the heller, and every disagreement has its cause', () => {
    expect(first.complained).toEqual([])
    expect(figures(first.said)).toEqual([
      'Files account.asc 3, client.asc 3, disp.asc 4, district.asc 1, trans.asc 13',
      'Replayed 13 transactions of 3 accounts',
      '4 banking days, 1993-01-01 to 1993-01-05; 1 closed days',
      'Compared 7 account-days with the balances that the bank printed',
      '4 agree exactly (57.1 %)',
      '1 order within the day: another line of that day shows our balance',
      '1 rounding of a single figure, at most 0.10',
      '0 accumulated rounding, at most 0.60',
      '1 overdraft: a rounded figure below zero',
      '0 other',
      `every disagreement is in ${join(scratch, 'disagreements.csv')}`,
      expect.stringMatching(/^Books ([\d,.]+) = \1$/),
      expect.stringMatching(/^Cash ([\d,.]+) = \1$/),
      expect.stringMatching(/^Vouchers 997 = 997$/),
      expect.stringMatching(/^Chain \d+ journal rows, verified$/),
      'Total 4,845.71 in the books; the files add up to 4,845.71',
    ])
    expect(first.code).toBe(0)
  })

  test('has every disagreement in the file, with the figures of both sides', () => {
    expect(readFileSync(join(scratch, 'disagreements.csv'), 'utf8').split('\n')).toEqual([
      'account;day;ours;printed_in_the_last_line;printed_last_by_the_bank;difference;cause',
      '10;1993-01-04;5046.94;5046.90;5046.90;0.04;rounding',
      '20;1993-01-05;-601.23;-601.20;-601.20;-0.03;overdraft',
      '30;1993-01-05;400.00;300.00;400.00;0.00;order',
      '',
    ])
  })

  test('goes through the codes of the counter, with the people whom they ask for', async () => {
    const posted = await journal(
      `outcome || ' ' || code || ' ' || teller || ' ' || array_to_string(authorisers, ' ')`,
    )
    const money = posted.flatMap(line => /^posted ((?:0[2-5]|5|85).*)$/.exec(line)?.[1] ?? []).sort()
    expect(money).toEqual(
      [
        // Three customers, three accounts; the great deposit is counted again, and so is the great withdrawal.
        '0201 0011 ',
        '0201 0012 ',
        '0201 0013 ',
        '0500 0011 ',
        '0500 0012 ',
        '0500 0013 0014',
        '0510 0011 ',
        '0520 0012 ',
        '0520 0013 ',
        '0520 0013 0014 0002',
        '0560 0021 0002',
      ]
        .concat(['5001 0021 ', '5002 0021 ', '5003 0003 ', '5003 0022 '])
        .concat(Array<string>(4).fill('8520 0021 '), Array<string>(4).fill('8521 0022 '))
        .sort(),
    )
  })

  test('passes over the day on which nothing moved', async () => {
    expect([...new Set(await journal('day'))]).toEqual([
      '1993-01-01',
      '1993-01-02',
      '1993-01-04',
      '1993-01-05',
    ])
  })

  test('gives the same numbers on a second run', async () => {
    const second = await run(join(scratch, 'bank'))
    expect(second).toEqual(first)
  })

  test('is cut to its first banking days', async () => {
    const { code, said } = await run(join(scratch, 'bank'), 2)
    expect(code).toBe(0)
    expect(said).toContainEqual(expect.stringContaining('2 banking days, 1993-01-01 to 1993-01-02'))
    expect(said.at(-1)).toContain('65,599.50 in the books')
    await run(join(scratch, 'bank'))
  })

  test('that printed another balance is not explained away', async () => {
    const wrong = writeBank(join(scratch, 'wrong'), files => {
      files['trans.asc']?.splice(9, 1, '9;20;930104;"VYBER";"VYBER";60000.00;300.70;"";;')
    })
    const { code, said } = await run(wrong)
    expect(figures(said)).toContain('2 other')
    expect(code).toBe(1)
    await run(join(scratch, 'bank'))
  })
})

type Change = readonly [
  rule: string,
  file: string,
  line: number,
  becomes: string | null,
  says: readonly string[],
]

const AMOUNT = 'is no amount with at most two decimals'
const TRANS = smallBank['trans.asc']?.[0] ?? ''

const changes: readonly Change[] = [
  [
    'a heading of another kind',
    'client.asc',
    1,
    'id;born',
    ['client.asc:1: the heading is not client_id;birth_number;district_id'],
  ],
  [
    'a column too few',
    'trans.asc',
    3,
    '2;10;930102;"PRIJEM";"VKLAD";5.00',
    ['trans.asc:3: has 6 columns instead of 10'],
  ],
  ['a column too many', 'client.asc', 2, '1;"706213";1;', ['client.asc:2: has 4 columns instead of 3']],
  ['an empty line', 'disp.asc', 3, '', ['disp.asc:3: has 1 columns instead of 4']],
  [
    'a quote that is not closed',
    'client.asc',
    2,
    '1;"706213;1',
    ['client.asc:2: a quote is not closed, or stands inside a column'],
  ],
  [
    'a number that is none',
    'account.asc',
    2,
    'ten;1;"POPLATEK MESICNE";930101',
    ['account.asc:2: account_id: “ten” is no number of the register'],
  ],
  [
    'a day that does not exist',
    'trans.asc',
    5,
    '4;20;930230;"PRIJEM";"VKLAD";60500.00;60500.00;"";;',
    ['trans.asc:5: date: “930230” is no date (YYMMDD)'],
  ],
  [
    'three decimals',
    'trans.asc',
    5,
    '4;20;930102;"PRIJEM";"VKLAD";60500.001;60500.00;"";;',
    [`trans.asc:5: amount: “60500.001” ${AMOUNT}`],
  ],
  [
    'a comma for a point',
    'trans.asc',
    5,
    '4;20;930102;"PRIJEM";"VKLAD";60500.00;60500,00;"";;',
    [`trans.asc:5: balance: “60500,00” ${AMOUNT}`],
  ],
  [
    'an amount as a float writes it',
    'trans.asc',
    5,
    '4;20;930102;"PRIJEM";"VKLAD";6.05e4;60500.00;"";;',
    [`trans.asc:5: amount: “6.05e4” ${AMOUNT}`],
  ],
  [
    'an amount of nothing',
    'trans.asc',
    5,
    '4;20;930102;"PRIJEM";"VKLAD";0.00;60500.00;"";;',
    ['trans.asc:5: amount: “0.00” is not above zero'],
  ],
  [
    'an operation that nobody knows',
    'trans.asc',
    5,
    '4;20;930102;"PRIJEM";"SEK";60500.00;60500.00;"";;',
    [
      'trans.asc:5: operation: “SEK” is none of “VKLAD” “VYBER” “VYBER KARTOU” “PREVOD Z UCTU” “PREVOD NA UCET” “”',
    ],
  ],
  [
    'an operation on the wrong side',
    'trans.asc',
    5,
    '4;20;930102;"VYDAJ";"VKLAD";60500.00;60500.00;"";;',
    ['trans.asc:5: VYDAJ with operation “VKLAD” and “” is unknown'],
  ],
  [
    'a transfer to nobody',
    'trans.asc',
    7,
    '6;10;930104;"VYDAJ";"PREVOD NA UCET";250.30;5049.20;"SIPO";;',
    ['trans.asc:7: a transfer names no other bank and account'],
  ],
  [
    'cash that names a bank',
    'trans.asc',
    4,
    '3;10;930102;"VYDAJ";"VYBER";700.50;5299.50;" ";"AB";0',
    ['trans.asc:4: names bank AB but is no transfer'],
  ],
  [
    'an account that is not there',
    'trans.asc',
    5,
    '4;99;930102;"PRIJEM";"VKLAD";60500.00;60500.00;"";;',
    ['trans.asc:5: there is no account 99'],
  ],
  ['a client that is not there', 'disp.asc', 2, '1;9;10;"OWNER"', ['disp.asc:2: there is no client 9']],
  [
    'a district that is not there',
    'account.asc',
    3,
    '20;7;"POPLATEK TYDNE";930102',
    ['account.asc:3: there is no district 7'],
  ],
  [
    'a number given twice',
    'trans.asc',
    5,
    '1;20;930102;"PRIJEM";"VKLAD";60500.00;60500.00;"";;',
    ['trans.asc:5: 1 stands already in line 2'],
  ],
  [
    'an account of nobody',
    'disp.asc',
    2,
    '1;1;10;"DISPONENT"',
    ['account.asc:2: account 10 has no owner in disp.asc'],
  ],
  ['an account of two', 'disp.asc', 4, '3;1;20;"OWNER"', ['disp.asc:4: account 20 has an owner already']],
  [
    'a birth in the thirteenth month',
    'client.asc',
    2,
    '1;"701313";1',
    ['client.asc:2: birth_number: “701313” holds no date of birth'],
  ],
  [
    'business before the account was opened',
    'account.asc',
    2,
    '10;1;"POPLATEK MESICNE";930102',
    ['trans.asc:2: is before account 10 was opened on 1993-01-02'],
  ],
  [
    'an account that begins without cash',
    'trans.asc',
    2,
    '1;10;930101;"PRIJEM";"PREVOD Z UCTU";1000.00;1000.00;"";"AB";"1"',
    ['trans.asc:2: account 10 first moves on 1993-01-01 without a cash deposit to open it'],
  ],
  [
    'a file that is not there',
    'district.asc',
    0,
    null,
    [expect.stringMatching(/^district\.asc: is missing from /) as string],
  ],
]

describe('files that are not sound are refused as a whole', () => {
  test.each(changes)('%s', async (_rule, file, line, becomes, says) => {
    const folder = writeBank(join(scratch, 'broken'), files => {
      if (becomes === null) files[file] = undefined
      else files[file]?.splice(line - 1, 1, becomes)
    })
    const before = await journal('hash')
    const { code, said, complained } = await run(folder)
    expect(complained).toEqual([...says, 'Nothing was loaded.'])
    expect(said).toEqual([])
    expect(code).toBe(1)
    expect(before.length).toBeGreaterThan(100)
    expect(await journal('hash')).toEqual(before)
  })

  test('all that is wrong is said at once, in the order of the files', async () => {
    const folder = writeBank(join(scratch, 'broken'), files => {
      files['trans.asc'] = [TRANS, '1;10;931301;"PRIJEM";"VKLAD";1.00;1.00;"";;', '2;10']
      files['account.asc']?.push('40;1;"POPLATEK";930101')
    })
    expect((await run(folder)).complained).toEqual([
      'account.asc:5: frequency: “POPLATEK” is none of “POPLATEK MESICNE” “POPLATEK TYDNE” “POPLATEK PO OBRATU”',
      'trans.asc:2: date: “931301” is no date (YYMMDD)',
      'trans.asc:3: has 2 columns instead of 10',
      'Nothing was loaded.',
    ])
  })

  test('no database is even looked for', async () => {
    const settings = readSettings({ DATA_DIR: join(scratch, 'never') })
    const folder = writeBank(join(scratch, 'broken'), files => files['trans.asc']?.push('14'))
    const options = { folder, schema: 'replay_test', out: null, days: null }
    expect(await runReplay(settings, options, { say: () => undefined, complain: () => undefined })).toBe(1)
    expect(existsSync(join(scratch, 'never'))).toBe(false)
  })
})

describe('arguments', () => {
  const settings = readSettings({ DATA_DIR: '/nowhere' })
  const voice = { say: () => undefined, complain: () => undefined }
  const options = { folder: '.', schema: 'replay_test', out: null, days: null }

  test.each(['main', 'replay_', 'replay_a; drop schema main', 'REPLAY_X'])(
    'a schema that is not for replays is never dropped: %s',
    async schema => {
      await expect(runReplay(settings, { ...options, schema }, voice)).rejects.toThrow(WrongArgument)
    },
  )

  test('a folder that is not there is named', async () => {
    await expect(runReplay(settings, { ...options, folder: '/no/such' }, voice)).rejects.toThrow('/no/such')
  })

  test('a mistyped option is not passed over', () => {
    const known = { folder: { type: 'positional' }, days: { type: 'string' } }
    expect(() => refuseUnknown({ _: ['x'], folder: 'x', day: '3' }, known)).toThrow('--day')
    expect(() => refuseUnknown({ _: ['x', 'y'], folder: 'x' }, known)).toThrow('“y”')
    expect(() => refuseUnknown({ _: ['x'], folder: 'x', days: '3' }, known)).not.toThrow()
  })

  test.each(['0', '-1', '1.5', 'ten', ''])('“%s” is no number of days', text => {
    expect(() => wholeNumber('--days', text)).toThrow('--days')
  })
})

describe.skipIf(!existsSync(BERKA))(`the Berka bank (skipped where ${BERKA} is absent)`, () => {
  test('agrees with every balance of its first twelve days', async () => {
    const { code, said } = await run(BERKA, 12)
    expect(figures(said)).toEqual(
      expect.arrayContaining([
        '12 banking days, 1993-01-01 to 1993-01-12; 0 closed days',
        expect.stringMatching(/agree exactly \(100 %\)$/),
        '0 other',
      ]),
    )
    expect(code).toBe(0)
  })
})
