/** Who may do what and why not, asked of the branch as it stands. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WireWho } from '../../core/wire.ts'
import { type Door, openDoor } from '../support/door.ts'

let door: Door

beforeAll(async () => {
  door = await openDoor()
})

afterAll(() => door.close())

const who = async (as: string, asked: string): Promise<WireWho> =>
  (await door.get(`/api/who?${asked}`, as)).json<WireWho>()

const unmet = ({ conditions }: WireWho) => conditions.flatMap(({ refusal }) => refusal?.refused ?? [])

test('one asks about oneself, and hears what the transaction would say', async () => {
  const own = await who('0011', 'code=8001')
  const refused = (await door.perform('8001', {}, '0011')).json<{ refusal: { refused: string } }>()
  expect([own.may, unmet(own)[0]]).toEqual([false, refused.refusal.refused])
  expect((await who('0011', 'code=0510')).may).toBe(true)
})

test('about a colleague only those in charge may ask', async () => {
  expect((await door.get('/api/who?code=0510&teller=0012', '0011')).statusCode).toBe(403)
  const asked = await who('0003', 'code=0510&teller=0012')
  expect(asked.teller.id).toBe('0012')
})

test('who could sign for so much, those on duty first', async () => {
  const { signatures, rungs } = await who('0011', 'code=0510&amount=200000')
  expect(signatures.map(({ need }) => need.by)).toEqual(['reviewer', 'supervisor'])
  expect(rungs.map(({ applies }) => applies).slice(0, 3)).toEqual(['yes', 'yes', 'no'])
  for (const { people } of signatures) {
    expect(people.map(({ duty }) => duty === 'on')).toEqual(
      people.map(({ duty }) => duty === 'on').toSorted((a, b) => Number(b) - Number(a)),
    )
  }
})

test.each([
  ['code=9999', 404],
  ['code=0510&amount=much', 400],
  ['code=051', 400],
])('%s is answered with %i', async (asked, status) => {
  expect((await door.get(`/api/who?${asked}`, '0011')).statusCode).toBe(status)
})
