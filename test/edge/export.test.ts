import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseMoney, printMoney } from '../../core/money.ts'
import { given, sum } from '../../core/std.ts'
import { WrongArgument } from '../../server/commands/arguments.ts'
import { accountName, accountsOf } from '../../server/export/accounts.ts'
import { type ExportOptions, exportBooks } from '../../server/export/export.ts'
import { slipsOf } from '../../server/export/slips.ts'
import { isBank, readBank } from '../../server/replay/bank.ts'
import { planOf } from '../../server/replay/plan.ts'
import { replay } from '../../server/replay/replay.ts'
import { onSnapshot } from '../../server/store/transaction.ts'
import { BRANCH, DAY, openTestBooks, openTheDay, type TestBooks } from '../support/books.ts'
import { fromCsv, hledgerBalances, installed, sorted } from '../support/checkers.ts'
import { writeBank } from '../support/smallBank.ts'

let bank: TestBooks
let scratch: string

/** Two branches in two currencies, the first with dollars and yen beside its own: one in the middle of its day, with a reversal and a spoilt passbook; one closed. */
beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'export-'))
  bank = await openTestBooks()
  await openTheDay(bank)
  const teller = bank.crew.actor('0011')
  const person = { kind: 'person', name: '王小明', idKind: 'idCard', idNumber: '11010519491231002X' }
  await teller.act('0201', person)
  await teller.act('0500', { customer: '1', amount: '1000', notes: '100x10' })
  await teller.act('3201', { customer: '1', term: '12', amount: '500', notes: '100x5' })
  const deposit = await teller.act('0510', { account: '0101110000000013', amount: '0.30', notes: '0.1x3' })
  await teller.act('8501', { serial: String(deposit.serial), notes: '0.1x3', reason: '录错' })
  await teller.act('2010', { action: 'void', kind: 'passbook', numbers: '2', reason: '打印错位' })
  const rates = { buying: '705', middle: '712.34', selling: '715.2', from: DAY, reason: '牌价' }
  await bank.crew.actor('0003').act('0106', { currency: 'USD', ...rates })
  const yen = { ...rates, buying: '4.52', middle: '4.6512', selling: '4.69' }
  await bank.crew.actor('0003').act('0106', { currency: 'JPY', ...yen })
  const { kind: _kind, ...seller } = person
  const own = { ...seller, payee: '0101110000000013', actor: 'self' }
  await teller.act('1501', { currency: 'USD', foreign: '100x5 1x3', ...own })
  await teller.act('1501', { currency: 'JPY', foreign: '10000x3 c1x7', ...own })
  const files = readBank(writeBank(join(scratch, 'bank')))
  if (!isBank(files)) throw new Error('the small bank is sound')
  await replay(bank.books, files, planOf(files, null))
})

afterAll(async () => {
  await bank.close()
  rmSync(scratch, { recursive: true, force: true })
})

async function exported(options: Partial<ExportOptions> & Pick<ExportOptions, 'format'>): Promise<string> {
  const pieces: string[] = []
  await exportBooks(bank.books.pool, { branch: null, to: null, ...options }, async text => {
    for await (const piece of text) pieces.push(piece)
  })
  return pieces.join('')
}

interface Posting {
  readonly account: string
  readonly virtual: boolean
  readonly amount: bigint
  readonly unit: string
  readonly after: bigint
}

const POSTING = /^ {4}(\(?)(\S+?)\)? {2}(-?[\d.]+) ([A-Z]{3}) = (-?[\d.]+) \4(?: {2}; value:\S+)?$/

/** The transactions of an hledger journal, read by hand: another way to the same figures. */
function readJournal(journal: string): { heading: string; postings: Posting[] }[] {
  const transactions = journal.split('\n\n').slice(1)
  return transactions.map(text => {
    const [heading = '', ...lines] = text.trimEnd().split('\n')
    const postings = lines.map((line): Posting => {
      const [, virtual, account = '', amount = '', unit = '', after = ''] = given(POSTING.exec(line), line)
      return { account, virtual: virtual === '(', amount: fen(amount), unit, after: fen(after) }
    })
    return { heading, postings }
  })
}

const fen = (text: string): bigint => given(parseMoney(text), text)

/** `account  amount unit` by account, from the postings. */
function balancesIn(journal: string): Map<string, string> {
  const sums = new Map<string, readonly [bigint, string]>()
  for (const { account, amount, unit } of readJournal(journal).flatMap(({ postings }) => postings)) {
    sums.set(account, [(sums.get(account)?.[0] ?? 0n) + amount, unit])
  }
  const standing = [...sums].filter(([, [amount]]) => amount !== 0n)
  // The yen has no parts.
  const shown = (amount: bigint, unit: string) =>
    unit === 'JPY' ? String(amount / 100n) : printMoney(amount)
  return new Map(standing.map(([account, [amount, unit]]) => [account, `${shown(amount, unit)} ${unit}`]))
}

const trial = async (options: Partial<ExportOptions> = {}): Promise<Map<string, string>> =>
  pairs((await exported({ ...options, format: 'trial' })).trimEnd().split('\n'))

const pairs = (lines: readonly string[]): Map<string, string> =>
  new Map(lines.map(line => line.split('  ') as [string, string]))

describe('names', () => {
  test.each([
    ['1001-01-01', '1001-01', 'Assets:1001-Cash-on-hand:1001-01-Tills:0101-1001-01-01'],
    [
      '0101110000000013',
      '2011-11',
      'Liabilities:2011-Deposits-taken:2011-11-Personal-demand-deposits:0101110000000013',
    ],
    [
      '3001-05',
      '3001-05',
      'Assets:3001-Clearing-funds:3001-05-Account-with-the-supervising-branch:0101-3001-05',
    ],
    ['4103', '4103', 'Equity:4103-Profit-of-the-year:0101-4103'],
    ['6021-04', '6021-04', 'Income:6021-Fee-income:6021-04-Account-fees:0101-6021-04'],
    ['6411-11', '6411-11', 'Expenses:6411-Interest-expense:6411-11-Interest-on-demand-deposits:0101-6411-11'],
    ['7001-passbook', '7001', 'Off-Balance:7001-Important-blank-vouchers:0101-7001-passbook'],
  ])('%s', (account, gl, name) => {
    expect(accountName('0101', account, gl)).toBe(name)
  })
})

describe('hledger', () => {
  test('a slip is a transaction that balances; what is off balance is posted on one side', async () => {
    const journal = await exported({ format: 'hledger', branch: BRANCH })
    const transactions = readJournal(journal)
    for (const { heading, postings } of transactions) {
      const real = postings.filter(({ virtual }) => !virtual)
      expect(sum(real.map(({ amount }) => amount)), heading).toBe(0n)
      expect(postings.every(({ account, virtual }) => account.startsWith('Off-Balance:') === virtual)).toBe(
        true,
      )
    }
    const spoilt = transactions.find(({ heading }) => heading.includes('2010 Void'))
    expect(spoilt?.postings.map(({ amount, virtual }) => [amount, virtual])).toEqual([[-100n, true]])
  })

  test('a reversal takes the same amounts back from the same accounts', async () => {
    const journal = await exported({ format: 'hledger', branch: BRANCH })
    const [deposit, reversal] = readJournal(journal)
      .filter(({ heading }) => /0510|8501/.test(heading))
      .map(({ postings }) => postings.map(({ account, amount }) => `${account} ${amount}`))
    expect(deposit).toEqual([expect.stringMatching(/-01 30$/), expect.stringMatching(/0013 -30$/)])
    expect(reversal).toEqual([expect.stringMatching(/0013 30$/), expect.stringMatching(/-01 -30$/)])
  })

  test('every posting says the balance after it', async () => {
    const running = new Map<string, bigint>()
    for (const { heading, postings } of readJournal(await exported({ format: 'hledger' }))) {
      for (const { account, amount, after } of postings) {
        running.set(account, (running.get(account) ?? 0n) + amount)
        expect(after, `${heading} ${account}`).toBe(running.get(account))
      }
    }
  })

  test('every account and commodity is declared before it is used', async () => {
    const journal = await exported({ format: 'hledger' })
    const declared = new Set([...journal.matchAll(/^account (\S+)/gm)].map(match => match[1]))
    const used = readJournal(journal).flatMap(({ postings }) => postings.map(({ account }) => account))
    expect(used.filter(account => !declared.has(account))).toEqual([])
    expect(journal).toContain('commodity 1000.00 CNY\ncommodity 1000.00 CZK\n')
  })

  test('it is ASCII, and the same for the same books', async () => {
    const journal = await exported({ format: 'hledger' })
    expect(journal).toMatch(/^[\x20-\x7e\n]+$/)
    expect(await exported({ format: 'hledger' })).toBe(journal)
  })
})

describe('the trial balance', () => {
  test('is the sum of what was exported, account by account', async () => {
    expect(sorted(await trial())).toEqual(sorted(balancesIn(await exported({ format: 'hledger' }))))
  })

  test('adds up to nothing on balance, in each currency', async () => {
    const onBalance = [...(await trial())].filter(([account]) => !account.startsWith('Off-Balance:'))
    for (const unit of ['CNY', 'CZK']) {
      const amounts = onBalance
        .filter(([, text]) => text.endsWith(unit))
        .map(([, text]) => fen(text.slice(0, -4)))
      expect(amounts.length).toBeGreaterThan(5)
      expect(sum(amounts)).toBe(0n)
    }
  })

  test('knows what the customers of the small bank have', async () => {
    const own = [...(await trial({ branch: '1993' }))].filter(([account]) => account.includes('2011-11'))
    expect(own.map(([, text]) => text).sort()).toEqual(['-400.00 CZK', '-5046.94 CZK', '601.23 CZK'])
  })

  test('is that of an earlier day where one is named', async () => {
    const first = [...(await trial({ branch: '1993', to: '1993-01-01' }))]
    expect(first.filter(([account]) => account.includes('2011-11')).map(([, text]) => text)).toEqual([
      '-1000.00 CZK',
    ])
    expect(sorted(await trial({ branch: '1993', to: '1993-01-02' }))).toEqual(
      sorted(balancesIn(await exported({ format: 'hledger', branch: '1993', to: '1993-01-02' }))),
    )
  })
})

describe('Beancount', () => {
  test('every account is opened once, in a root that Beancount has, and balanced at the end', async () => {
    const ledger = await exported({ format: 'beancount' })
    const opened = [...ledger.matchAll(/^\S+ open (\S+)/gm)].map(match => match[1] ?? '')
    const balanced = [...ledger.matchAll(/^\S+ balance (\S+)/gm)].map(match => match[1] ?? '')
    expect(new Set(opened).size).toBe(opened.length)
    expect(opened.filter(account => !/^(Assets|Liabilities|Equity|Income|Expenses):/.test(account))).toEqual(
      [],
    )
    expect([...balanced, 'Equity:Off-Balance:Contra'].sort()).toEqual(opened.sort())
  })

  test('what is off balance is balanced apart', async () => {
    const ledger = await exported({ format: 'beancount', branch: BRANCH })
    const spoilt = given(/^.*2010 Void[^]*?\n\n/m.exec(ledger)?.[0], 'the spoilt passbook')
    expect(spoilt.split('\n').slice(3, 5)).toEqual([
      '  Equity:Off-Balance:7001-Important-blank-vouchers:0101-7001-passbook  -1.00 CNY',
      '  Equity:Off-Balance:Contra  1.00 CNY',
    ])
  })
})

test('where a page ends does not matter', async () => {
  const collect = async <T>(from: AsyncIterable<T>): Promise<T[]> => {
    const all: T[] = []
    for await (const one of from) all.push(one)
    return all
  }
  await onSnapshot(bank.books.pool, async connection => {
    const slips = await collect(slipsOf(connection, BRANCH, DAY))
    const accounts = await collect(accountsOf(connection, BRANCH, DAY))
    for (const page of [1, 2, 7]) {
      expect(await collect(slipsOf(connection, BRANCH, DAY, page))).toEqual(slips)
      expect(await collect(accountsOf(connection, BRANCH, DAY, page))).toEqual(accounts)
    }
  })
})

test('a branch that is not there, and a day before all books, are said', async () => {
  await expect(exported({ format: 'trial', branch: '9999' })).rejects.toThrow(WrongArgument)
  await expect(exported({ format: 'trial', to: '1992-12-31' })).rejects.toThrow('1992-12-31')
})

function inFile(name: string, text: string): string {
  const file = join(scratch, name)
  writeFileSync(file, text)
  return file
}

describe.skipIf(!installed('hledger'))('hledger itself (skipped where it is not installed)', () => {
  test('accepts the journal under its strictest checks, and gives our trial balance', async () => {
    const file = inFile('books.journal', await exported({ format: 'hledger' }))
    execFileSync('hledger', ['-f', file, 'check', '--strict'], { stdio: 'pipe' })
    expect(sorted(hledgerBalances(file))).toEqual(sorted(await trial()))
  })

  test('gives our trial balance of an earlier day', async () => {
    const file = inFile('small.journal', await exported({ format: 'hledger', branch: '1993' }))
    const earlier = await trial({ branch: '1993', to: '1993-01-02' })
    expect(sorted(hledgerBalances(file, '-e', '1993-01-03'))).toEqual(sorted(earlier))
  })

  test('refuses the journal when one fen is missing', async () => {
    const journal = await exported({ format: 'hledger', branch: BRANCH })
    const file = inFile('bad.journal', journal.replace('  1000.00 CNY', '  999.99 CNY'))
    expect(() => execFileSync('hledger', ['-f', file, 'check'], { stdio: 'pipe' })).toThrow()
  })
})

describe.skipIf(!installed('bean-check'))('Beancount itself (skipped where it is not installed)', () => {
  test('accepts the ledger with all its closing balances', async () => {
    const file = inFile('books.beancount', await exported({ format: 'beancount' }))
    expect(execFileSync('bean-check', [file], { encoding: 'utf8' })).toBe('')
  })

  test('refuses the ledger when one fen is missing from one balance', async () => {
    const ledger = await exported({ format: 'beancount', branch: '1993' })
    const file = inFile('bad.beancount', ledger.replace(' -5046.94 ~ 0', ' -5046.93 ~ 0'))
    expect(() => execFileSync('bean-check', [file], { stdio: 'pipe' })).toThrow(/Balance failed/)
  })
})

describe.skipIf(!installed('bean-query'))('bean-query (skipped where it is not installed)', () => {
  test('gives our trial balance', async () => {
    const file = inFile('books.beancount', await exported({ format: 'beancount' }))
    const query = 'select account, sum(position) group by account'
    const rows = fromCsv(execFileSync('bean-query', ['-f', 'csv', file, query], { encoding: 'utf8' }))
    const ours = new Map(
      [...rows]
        .filter(([account, balance]) => balance !== '' && !account.endsWith(':Contra'))
        .map(([account, balance]) => [account.replace('Equity:Off-Balance:', 'Off-Balance:'), balance]),
    )
    expect(sorted(ours)).toEqual(sorted(await trial()))
  })
})
