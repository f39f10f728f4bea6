/** A passbook of two pages of two lines, and what stands where in it; the register of seals. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { SAMPLE_PICTURE } from '../../core/fields/image.ts'
import { passbookPages } from '../../core/pages.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { isRefusal } from '../../core/refusals.ts'
import { given } from '../../core/std.ts'
import type { WireSeal } from '../../core/wire.ts'
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
  bank = await openTestBooks({ ...foundingFile, parameters: { ...defaultParameters, voucherKinds } })
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

/** What 0550 prints: page and line, how far from the top, and the amount. */
async function prints(action: string): Promise<string[]> {
  const { serial } = await bank.crew.actor('0011').act('0550', { account, action })
  const found = await rowDetail(await as('0011'), { day: DAY, serial })
  return given(found, `row ${serial}`).passbookLines.map(({ place, amount }) => {
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
})

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
