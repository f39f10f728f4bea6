/** What is kept apart, as a table: in hands and in posts. */
import { expect, test } from 'vitest'
import { combinationNames, type Holding, isTogether, postsTogether } from '../../core/control/duties.ts'
import type { Role } from '../../core/ledger/entities.ts'

const broken = (holding: Holding) => combinationNames.filter(name => isTogether(name, holding)).join(' ')

test.each<[holding: Holding, broken: string]>([
  [{ seals: ['HP0002', 'YJ0002'] }, 'hands'],
  [{ seals: ['HP0002'], draftForms: 1 }, 'hands'],
  [{ seals: ['YJ0002'], draftForms: 20 }, 'hands'],
  [{ seals: ['HP0002'], draftForms: 0 }, ''],
  [{ seals: ['KY0003', 'MM0003'] }, 'vault'],
  [{ seals: ['KY0003', 'YW0003'] }, ''],
  [{ seals: ['KY0003'], draftForms: 1 }, ''],
])('in one hand: %j breaks "%s"', (holding, expected) => {
  expect(broken(holding)).toBe(expected)
})

const posts: readonly Role[] = [
  'teller',
  'chiefTeller',
  'backOffice',
  'accountingSupervisor',
  'outletDirector',
  'lobbyManager',
  'postSupervisor',
]

test('two posts in one person', () => {
  const together = posts.flatMap((one, index) =>
    posts.slice(index + 1).flatMap(other => (postsTogether([one, other]) ? [] : [`${one} ${other}`])),
  )
  expect(together).toEqual([
    'teller chiefTeller',
    'teller lobbyManager',
    'chiefTeller lobbyManager',
    'backOffice lobbyManager',
    'accountingSupervisor lobbyManager',
    'outletDirector lobbyManager',
    'lobbyManager postSupervisor',
  ])
  expect(posts.map(one => postsTogether([one]))).toEqual(posts.map(() => null))
})
