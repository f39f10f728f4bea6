import { expect, test } from 'vitest'
import { reckonedAgain, sharesIn } from '../../core/complaints/ruling.ts'
import type { Item } from '../../core/items.ts'
import { itemState, practice } from '../support/practice.ts'
import { must, refuses } from '../support/tables.ts'

const closed = 'complaint-20260227-4'
const ruling = 'ruling-20260302-2'
const good = {
  by: '0002',
  fields: {
    step: 'propose',
    complaint: closed,
    verdict: 'substantiated',
    facts: 'rudeOnRecord 是 录音 15\nattitude yes 登记',
    words: '录音证实',
  },
}
type Bank = ReturnType<typeof practice>

const propose = (bank: Bank, own = {}) => must(bank, '0002', '9606', { ...good.fields, ...own })
const take = (bank: Bank, by: string, step: string, own = {}) =>
  must(bank, by, '9606', { step, ruling, words: '说明', ...own })
const rulingIn = (bank: Bank) => bank.state.get('item', ruling) as Item<'ruling'>
const again = { verdict: 'partly', facts: 'attitude 是 登记\nrudeByWitness 是 证人' }

test('9606 finds who stood where and what the journal knows, and the rules give the shares', () => {
  const bank = practice()
  propose(bank)
  expect(rulingIn(bank)).toMatchObject({
    state: 'proposed',
    data: {
      complaint: closed,
      of: '2026-02-27',
      people: { teller: '0012', firstAsked: '0014', officer: '0014' },
      verdict: 'substantiated',
      shares: [{ who: '0012', percent: 100 }],
      parties: ['0003', '0012'],
      decidedBy: '0002',
      decidedOn: '2026-03-02',
    },
  })
})

test('9606 takes the signer and the missed deadline from the trail', () => {
  const bank = practice()
  bank.turnTo('2026-03-20')
  must(bank, '0002', '9606', { ...good.fields, complaint: 'complaint-20260227-1' })
  const item = bank.state.get('item', 'ruling-20260320-1') as Item<'ruling'>
  const evidence = 'complaint-20260227-1 2026-03-14'
  expect(item.data.facts).toMatchObject({
    deadlineMissed: { value: true, evidence },
    noReply: { value: true, evidence },
  })
  expect(item.data.shares.map(({ who }) => who)).toContain('0014')
})

test('9606 gives the same shares when it is reckoned again, and others when a fact is another', () => {
  const bank = practice()
  propose(bank)
  const { data } = rulingIn(bank)
  const found = reckonedAgain(data)
  expect(found && sharesIn(found)).toEqual(data.shares)
  const facts = { ...data.facts, systemFault: { value: true, evidence: '故障单 3' } }
  const other = reckonedAgain({ ...data, facts })
  expect(other && sharesIn(other)).toEqual([
    { who: '0012', percent: 37 },
    { who: 'system', percent: 63 },
  ])
})

test('9606 is objected to by who has a share, looked at again by another, and locked', () => {
  const bank = practice()
  propose(bank)
  take(bank, '0012', 'object')
  take(bank, '0001', 'reexamine', again)
  expect(rulingIn(bank)).toMatchObject({
    state: 'reexamined',
    data: { verdict: 'partly', decidedBy: '0002', shares: [{ who: '0012', percent: 100 }] },
  })
  take(bank, '0001', 'lock')
  expect(itemState(bank, ruling)).toBe('locked')
})

test('9606 is locked without an objection once its days are over', () => {
  const bank = practice()
  propose(bank)
  bank.turnTo('2026-03-06')
  take(bank, '0002', 'lock')
  expect(itemState(bank, ruling)).toBe('locked')
})

/** An error of his, and three more notices than the supervisor may leave. */
const watched = 'errorPosted 是 凭条\nsameErrors90 3 通知'
const named = '会计主管 0003 排班表 2 月'

test('9606 lets a share fall on whom a person named at the post, and keeps where that can be seen', () => {
  const bank = practice()
  must(bank, '0002', '9606', { ...good.fields, facts: watched, posts: named })
  const { data } = rulingIn(bank)
  expect(data).toMatchObject({
    people: { teller: '0012', supervisor: '0003' },
    named: { supervisor: '排班表 2 月' },
    shares: [
      { who: '0012', percent: 80 },
      { who: '0003', percent: 20 },
    ],
    parties: ['0003', '0012'],
  })
  const found = reckonedAgain(data)
  expect(found && sharesIn(found)).toEqual(data.shares)
  take(bank, '0003', 'object')
  expect(itemState(bank, ruling)).toBe('objected')
})

test('9606 takes nobody for a party who holds the post today, where another is named at it', () => {
  const bank = practice()
  const refusal = (posts: string) => bank.refusal('0002', '9606', { ...good.fields, facts: watched, posts })
  expect([refusal(''), refusal('supervisor 0002 排班表'), refusal(named)]).toEqual([
    'rulingStepNotYours',
    'rulingStepNotYours',
    'posted',
  ])
})

const RULED = { complaint: '', ruling, verdict: '', facts: '' }

refuses('9606', good, [
  ['a decision of whom it is about', { by: '0012' }, 'rulingStepNotYours'],
  ['a decision of who signed the row', { by: '0003' }, 'rulingStepNotYours'],
  ['a decision of a colleague', { by: '0011' }, 'rulingStepNotYours'],
  [
    'a decision of the supervisor, whose post has a share',
    { facts: 'rudeOnRecord 是 录音 15\nattitude yes 登记\nerrorPosted 是 1\nsameErrors90 3 通知' },
    'rulingStepNotYours',
  ],
  ['a second decision', {}, 'rulingThere at complaint', bank => void propose(bank)],
  ['what the journal knows', { facts: 'authorised yes 凭条' }, 'factFromTrail at facts'],
  ['a fact that is none', { facts: 'angry yes 录音' }, 'factsMalformed at facts'],
  ['a fact without evidence', { facts: 'attitude yes' }, 'factsMalformed at facts'],
  ['a fact twice', { facts: 'attitude yes 1\nattitude no 2' }, 'factsMalformed at facts'],
  ['minutes that are none', { facts: 'waitMinutes long A1' }, 'factsMalformed at facts'],
  ['a post that is none', { posts: '门卫 0003 排班表' }, 'postsMalformed at posts'],
  ['a post without evidence', { posts: 'mentor 0003' }, 'postsMalformed at posts'],
  ['a post of no person', { posts: 'system 0003 排班表' }, 'postsMalformed at posts'],
  ['a post twice', { posts: 'mentor 0003 1\n带教人 0011 2' }, 'postsMalformed at posts'],
  ['somebody who is not of the staff', { posts: 'mentor 0999 师徒协议' }, 'tellerUnknown at posts'],
  ['a post that the journal knows', { posts: 'officer 0003 派单' }, 'postFromTrail at posts'],
  ['no verdict', { verdict: '' }, 'fieldMissing at verdict'],
  [
    'an objection of another',
    { ...RULED, by: '0011', step: 'object' },
    'rulingStepNotYours',
    bank => void propose(bank),
  ],
  [
    'a lock before its days are over',
    { ...RULED, step: 'lock' },
    'rulingStepNotYours',
    bank => void propose(bank),
  ],
  [
    'a re-examination by who decided',
    { ...again, complaint: '', ruling, step: 'reexamine' },
    'rulingStepNotYours',
    bank => {
      propose(bank)
      take(bank, '0012', 'object')
    },
  ],
])
