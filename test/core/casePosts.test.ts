/** Whom the records of a day find at the posts of a case. */
import { expect, test } from 'vitest'
import { postsFrom, type Staffed } from '../../core/complaints/posts.ts'
import type { DoneRow } from '../../core/complaints/ruling.ts'
import type { Item } from '../../core/items.ts'
import type { Role, Teller } from '../../core/ledger/entities.ts'
import { printPosts, readPosts, whoAt } from '../../core/responsibility/posts.ts'

const DAY = '2026-03-02'
const ROW: DoneRow = { day: DAY, serial: 17, teller: '0011', authorisers: ['0012'] }

const person = (id: string, role: Role, own: Partial<Teller> = {}) =>
  ({ id, roles: [role], stopped: false, leave: null, delegated: null, ...own }) as unknown as Teller

const DIRECTOR = person('0001', 'outletDirector')
const SUPERVISOR = person('0002', 'accountingSupervisor')
const away = { leave: { item: 'leave-1', from: DAY, until: DAY } }
const deputy = (level: 'supervisor' | 'director') =>
  person('0003', 'chiefTeller', {
    delegated: [{ item: 'delegation-1', by: '0002', grade: 6, level, code: null, from: DAY, until: DAY }],
  })

const staffed = ({ reason = 'service', about = null, ...own }: Partial<Staffed> & Asked): Staffed => ({
  complaint: { id: 'c1', opened: DAY, data: { reason, about } } as unknown as Item<'complaint'>,
  row: null,
  tellers: [],
  limits: null,
  ...own,
})

interface Asked {
  readonly reason?: string
  readonly about?: string | null
}

test.each<[string, Partial<Staffed> & Asked, object]>([
  ['who held the posts', { tellers: [DIRECTOR, SUPERVISOR] }, { director: '0001', supervisor: '0002' }],
  ['nobody where two held it', { tellers: [SUPERVISOR, person('0004', 'accountingSupervisor')] }, {}],
  [
    'the one of two who was at work',
    { tellers: [SUPERVISOR, person('0004', 'accountingSupervisor', away)] },
    { supervisor: '0002' },
  ],
  [
    'who had the authority of one on leave',
    { tellers: [person('0002', 'accountingSupervisor', away), deputy('supervisor')] },
    { supervisor: '0003' },
  ],
  [
    'nobody where another authority was delegated',
    { tellers: [person('0002', 'accountingSupervisor', away), deputy('director')] },
    {},
  ],
  ['who had left by then: nobody', { tellers: [person('0021', 'lobbyManager', { stopped: true })] }, {}],
  [
    'till and witness of the row',
    { row: { ...ROW, signed: [{ by: 'witness', teller: '0013' }] } },
    { tillOwner: '0011', secondHandler: '0013' },
  ],
  ['who looked a customer up', { reason: 'dataSafety', about: '0011' }, { queryUser: '0011' }],
  ['who sold', { reason: 'marketing', about: '0011' }, { seller: '0011' }],
  [
    'who changed limits last',
    { limits: { day: '2026-02-01', serial: 3, teller: '0002' } },
    { limitSetter: '0002' },
  ],
])('%s', (_, own, people) => {
  const posts = postsFrom(staffed(own))
  expect(whoAt(posts)).toEqual(people)
  expect(readPosts(printPosts(posts))).toEqual(posts)
})
