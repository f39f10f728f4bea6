/**
 * No tipping off (rules.md §5.6): a court asks and freezes, the police stop an account. A colleague who had
 * nothing to do with it looks everywhere he may look, and tries what he may try: that the account is
 * restricted is all that he can learn, and what he tries to find out more is the answer to a number that was
 * never given.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { itemKinds } from '../../core/items.ts'
import { BRANCH, DAY } from '../support/books.ts'
import { type Door, openDoor } from '../support/door.ts'

const A1 = accountNumber(BRANCH, 'demand', 1n)
const A2 = accountNumber(BRANCH, 'demand', 2n)
const COLLEAGUE = '0012'
const court = { organ: 'court', officers: '张三 执1001；李四 执1002', document: '执12号', notice: '协12号' }

/** Who ordered, what, on what paper, by whom. */
const SECRET = /法院|公安|court|police|执12号|协12号|公止8号|张三|freeze|冻结|协助|official|紧急/i

let door: Door
let freeze = ''
let rows = 0

beforeAll(async () => {
  door = await openDoor()
  const { act } = door.bank.crew.actor('0011')
  await act('0500', { customer: '1', amount: '500', notes: '100x5' })
  await act('4010', { customer: '1', ...court, since: DAY })
  const { serial } = await act('4011', { account: A1, ...court, bars: 'out', until: '2026-12-01' })
  freeze = `freeze-${DAY.replaceAll('-', '')}-${serial}`
  const stop = { action: 'stop', ground: 'police', document: '粤公止8号', note: '紧急止付' }
  rows = (await act('4017', { account: A2, ...stop })).serial
})

afterAll(() => door.close())

const look = (code: string, fields: Record<string, string>) =>
  door.post(`/api/look/${code}`, { fields }, COLLEAGUE)

describe('whoever need not know reads nothing of an order', () => {
  test('in the pages', async () => {
    const kinds = Object.keys(itemKinds).map(kind => `items?kind=${kind}`)
    const pages = ['desk', 'journal', 'refusals', 'inbox', 'customers/1', `accounts/${A1}`, `accounts/${A2}`]
    for (const page of [...pages, ...kinds]) {
      const { statusCode, body } = await door.get(`/api/${page}`, COLLEAGUE)
      expect(statusCode, page).toBe(200)
      expect(body, page).not.toMatch(SECRET)
    }
  })

  test('which those in charge read in the same places', async () => {
    const read = async (page: string) => (await door.get(`/api/${page}`, '0002')).body
    for (const page of ['items?kind=freeze', 'items?kind=stopOrder', `journal/${DAY}/${rows}`])
      expect(await read(page), page).toMatch(SECRET)
  })

  test('in any row of the journal', async () => {
    expect(rows).toBeGreaterThan(10)
    for (let serial = 1; serial <= rows; serial++) {
      const { body } = await door.get(`/api/journal/${DAY}/${serial}`, COLLEAGUE)
      expect(body, `row ${serial}`).not.toMatch(SECRET)
    }
  })

  test.each<[string, Record<string, string>]>([
    ['7001', { account: A1, purpose: 'service' }],
    ['7001', { account: A2, purpose: 'service' }],
    ['7003', { who: '王小明', purpose: 'service' }],
    ['7004', {}],
    ['7005', { register: 'special' }],
  ])('by %s of %j', async (code, fields) => {
    const { statusCode, body } = await look(code, fields)
    expect(statusCode).toBe(200)
    expect(body).not.toMatch(SECRET)
  })

  test('but that the account is restricted, the same whoever has ordered it', async () => {
    const warned = async (no: string) =>
      (await look('7001', { account: no, purpose: 'service' })).json<{ account: object }>().account
    const [frozen, stopped] = [await warned(A1), await warned(A2)]
    const warnings = [frozen, stopped].map(account =>
      JSON.stringify((account as { warnings: unknown }).warnings),
    )
    expect(warnings[0]).toContain('账户受限')
    expect(warnings[0]).toBe(warnings[1])
  })
})

describe('whoever need not know finds nothing out by trying', () => {
  const request = () => `${BRANCH}/${DAY}/H${COLLEAGUE}/900000`
  const wait = { action: 'wait', account: A1, ...court, bars: 'amount', amount: '1', term: '3' }

  test.each<[string, () => Record<string, string>]>([
    ['4011', () => ({ account: A1, ...court, bars: 'amount', amount: '1', until: '2026-12-01' })],
    ['4012', () => ({ freeze, ...court })],
    ['4013', () => ({ action: 'renew', freeze, ...court, until: '2027-12-01' })],
    ['4013', () => wait],
    ['4017', () => ({ account: A2, action: 'release', note: '试试' })],
  ])('a dry run of %s says nothing', async (code, fields) => {
    const answer = await door.post(
      `/api/preview/${code}`,
      { request: request(), fields: fields() },
      COLLEAGUE,
    )
    expect(answer.json()).toEqual({
      refusal: null,
      entries: [],
      moved: [],
      needs: [],
      explanation: [],
      warnings: [],
    })
  })

  test.each(['court', 'police', 'tax'])('4012 in the name of %s: there is no such number', async organ => {
    const asked = async (no: string) => {
      const { body } = await door.perform('4012', { freeze: no, ...court, organ }, COLLEAGUE)
      return body.replaceAll(no, 'NUMBER')
    }
    const invented = freeze.replace(/\d+$/, '1')
    const [real, none] = [await asked(freeze), await asked(invented)]
    expect(real).toMatch(/itemUnknown/)
    expect(real).toBe(none)
  })

  test('4017: what the police have stopped is not stopped', async () => {
    const { body } = await door.perform('4017', { account: A2, action: 'release', note: '试试' }, COLLEAGUE)
    expect(body).toMatch(/paymentNotStopped/)
  })

  test('what he has tried stands where those in charge see it', async () => {
    const refused = (await door.get('/api/refusals', '0002')).json<{ teller: string; code: string }[]>()
    const tried = refused.filter(({ teller }) => teller === COLLEAGUE).map(({ code }) => code)
    expect(tried).toEqual(expect.arrayContaining(['4012', '4017']))
  })
})
