/** A passbook of two pages of two lines, and what stands where in it; the register of seals. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { SAMPLE_PICTURE } from '../../core/fields/image.ts'
import { bookPages, sidesOf } from '../../core/derive/plotted.ts'
import { parseMoney, printMoney } from '../../core/money.ts'
import { type LinePlace, passbookPages } from '../../core/pages.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { isRefusal } from '../../core/refusals.ts'
import { given } from '../../core/std.ts'
import type { WirePaperLine, WireSeal } from '../../core/wire.ts'
import { rowDetail } from '../../server/looks/journal.ts'
import { lookUp } from '../../server/looks/lookUp.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { BRANCH, DAY, foundingFile, openTestBooks, openTheDay, type TestBooks } from '../support/books.ts'

let bank: TestBooks
const account = accountNumber(BRANCH, 'demand', 1n)

const page = {
  ...passbookPages,
  lines: { ...given(passbookPages.lines, 'lines'), pages: 2, perPage: 2, foldAfter: 1 },
}
const voucherKinds = defaultParameters.voucherKinds.map(row =>
  row.kind === 'passbook' ? { ...row, page } : row,
)

beforeAll(async () => {
  bank = await openTestBooks({
    ...foundingFile,
    parameters: { ...defaultParameters, voucherKinds, passbook: { unprintedMost: 3 } },
  })
  await openTheDay(bank)
  const teller = bank.crew.actor('0011')
  await teller.act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
  await teller.act('0500', { customer: '1', amount: '100', notes: '100x1' })
})

afterAll(() => bank.close())

const as = (teller: string) => readerFor(bank.books, BRANCH, teller, `T${teller}`)

const deposit = async (...amounts: readonly string[]) => {
  for (const amount of amounts)
    await bank.crew.actor('0011').act('0510', { account, amount, notes: `1x${amount}` })
}

async function printed(action: string): Promise<readonly WirePaperLine[]> {
  const { serial } = await bank.crew.actor('0011').act('0550', { account, action })
  const found = await rowDetail(await as('0011'), { day: DAY, serial })
  return given(found, `row ${serial}`).passbookLines
}

/** What 0550 prints: page and line, how far from the top, and the amount. */
async function prints(action: string): Promise<string[]> {
  return (await printed(action)).map(({ place, amount }) => {
    const where =
      place === null || place === 'next' ? String(place) : `${place.page}/${place.line} ${place.top}`
    return `${where} ${amount}`
  })
}

describe('a passbook', () => {
  test('is printed from its first line, below the fold lower by the gap', async () => {
    await deposit('1')
    expect(await prints('update')).toEqual(['1/1 140 100.00', '1/2 326 1.00'])
  })

  test('goes on where it stopped, and prints nothing twice', async () => {
    expect(await prints('update')).toEqual([])
    await deposit('2')
    expect(await prints('update')).toEqual(['2/1 140 2.00'])
  })

  test('that is full leaves the rest for the next book', async () => {
    await deposit('3', '4', '5')
    expect(await prints('update')).toEqual(['2/2 326 3.00', 'next 4.00', 'next 5.00'])
    expect(await prints('full')).toEqual(['1/1 140 4.00', '1/2 326 5.00'])
    await deposit('6')
    expect(await prints('update')).toEqual(['2/1 140 6.00'])
  })

  test('that is damaged gives way to one that goes on with what was not printed', async () => {
    await deposit('7')
    expect(await prints('damaged')).toEqual(['1/1 140 7.00'])
    await deposit('8', '9')
    expect(await prints('update')).toEqual(['1/2 326 8.00', '2/1 140 9.00'])
  })

  test('shows what is more than the most in one line, from which the balance goes on', async () => {
    const { act, ask } = bank.crew.actor('0011')
    expect(await prints('full')).toEqual([])
    const other = accountNumber(BRANCH, 'demand', 2n)
    await act('0201', { kind: 'person', name: '李小红', idKind: 'passport', idNumber: 'P7654321' })
    await act('0500', { customer: '2', amount: '100', notes: '100x1' })
    await deposit('1', '2')
    await act('0530', { payer: account, payee: other, amount: '5' })
    const refused = await ask('0510', { account, amount: '4', notes: '1x4' })
    expect(refused).toMatchObject({ refusal: { refused: 'passbookBehind' } })
    await act('0530', { payer: account, payee: other, amount: '6' })
    await act('0530', { payer: other, payee: account, amount: '7' })

    const lines = await printed('update')
    expect(lines.map(({ codeName, place }) => `${codeName.zh} ${(place as LinePlace).line}`)).toEqual([
      '未登折3笔合计 1',
      '活期转账 2',
      '活期转账 1',
    ])
    expect(lines[0]?.merged).toEqual({ count: 3, out: '5.00', in: '3.00' })
    // 100 at the opening, and 1 to 9 since.
    expect(lines.reduce(goesOn, 145_00n)).toBe(144_00n)

    const texts = bookPages(lines, page, 'zh').flatMap(({ texts }) => texts.map(({ text }) => text))
    expect(texts.slice(1, 5)).toEqual(['未登折3笔合计', '5.00', '3.00', '143.00'])
  })

  test('goes on behind a line of several entries, also in the next book', async () => {
    await deposit('1')
    expect(await prints('update')).toEqual(['2/2 326 1.00'])
    await deposit('1', '2', '3')
    expect(await prints('update')).toEqual(['next 1.00', 'next 2.00', 'next 3.00'])
    await bank.crew.actor('0011').act('0530', {
      payer: account,
      payee: accountNumber(BRANCH, 'demand', 2n),
      amount: '4',
    })
    expect(await prints('full')).toEqual(['1/1 140 1.00', '1/2 326 2.00', '2/1 140 3.00', '2/2 326 4.00'])
  })
})

/** The balance that a line leaves follows from the line before it. */
function goesOn(before: bigint, line: WirePaperLine): bigint {
  const { out, in: came } = sidesOf(line)
  const fen = (text: string) => (text === '' ? 0n : given(parseMoney(text), text))
  const after = before + fen(came) - fen(out)
  expect(printMoney(after)).toBe(line.balance)
  return after
}

describe('the register of seals', () => {
  async function seals(teller: string): Promise<readonly WireSeal[]> {
    const view = await lookUp(await as(teller), '7005', { register: 'seals' })
    if (isRefusal(view) || view.query !== 'seals') throw new Error(JSON.stringify(view))
    return view.seals
  }

  test('shows every seal to those in charge, and to others what they hold', async () => {
    const [all, own] = [await seals('0002'), await seals('0011')]
    expect(own.map(({ no }) => no)).toEqual(
      'CX0011 GR0011 JB0011 JS0011 SL0011 XF0011 XS0011 YW0011 ZQ0011'.split(' '),
    )
    expect(all.length).toBeGreaterThan(own.length)
    expect(all.filter(({ holder }) => holder === '0011')).toEqual(own)
  })

  test('keeps impression, holder and state of a seal from hand to hand', async () => {
    const actor = bank.crew.actor('0011')
    const fields = { seal: 'YW0011', other: '0012', compared: 'same' }
    await actor.act('2101', { action: 'handOver', ...fields, impression: SAMPLE_PICTURE })
    const found = (await seals('0012')).find(({ no }) => no === 'YW0011')
    expect(found).toMatchObject({ holder: '0012', state: { zh: '在用' }, impression: SAMPLE_PICTURE })
    expect(await actor.ask('4002', { account, reporter: '王小明' })).toMatchObject({
      refusal: { refused: 'sealNotHeld' },
    })
  })
})
