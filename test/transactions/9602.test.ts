import { expect, test } from 'vitest'
import { itemState, practice } from '../support/practice.ts'
import { must, refuses } from '../support/tables.ts'

const received = 'complaint-20260227-1'
const proposed = 'complaint-20260227-2'
const good = { by: '0014', fields: { complaint: received, step: 'calm', result: '客户平静' } }

const step = (bank: ReturnType<typeof practice>, name: string, own: Record<string, string> = {}) =>
  must(bank, '0014', '9602', { complaint: received, step: name, result: '已办', ...own })

test('9602 takes the seven steps, each due by its day, and the answer ends the law’s clock', () => {
  const bank = practice()
  const rows: string[] = []
  const take = (name: string, own: Record<string, string> = {}) => {
    step(bank, name, own)
    const item = bank.state.get('item', received)
    const { due, answered } = item?.kind === 'complaint' ? item.data : { due: '', answered: '' }
    rows.push(`${name} > ${itemState(bank, received)}, due ${due}, answered ${answered}`)
  }
  take('calm', { script: 'waiting' })
  take('collect')
  take('propose')
  take('propose')
  take('agree', { method: 'alternatives' })
  take('confirm', { satisfaction: '4' })
  bank.turnTo('2026-03-05')
  take('call')
  take('followUp')
  expect(rows).toEqual([
    'calm > calmed, due 2026-03-03, answered null',
    'collect > collected, due 2026-03-03, answered null',
    'propose > proposed, due 2026-03-03, answered null',
    'propose > proposed, due 2026-03-03, answered null',
    'agree > agreed, due 2026-03-03, answered null',
    'confirm > confirmed, due 2026-03-05, answered 2026-03-02',
    'call > called, due 2026-04-01, answered 2026-03-02',
    'followUp > followedUp, due 2026-03-06, answered 2026-03-02',
  ])
  expect(bank.state.get('item', received)).toMatchObject({
    data: {
      method: 'alternatives',
      satisfaction: 4,
      steps: [...[2, 3, 4, 5, 6, 7].map(serial => `2026-03-02/${serial}`), '2026-03-05/1', '2026-03-05/2'],
    },
  })
})

test('9602 answers where no agreement is found, and no step is due later than the law has it', () => {
  const bank = practice()
  bank.turnTo('2026-03-13')
  must(bank, '0014', '9602', { complaint: received, step: 'calm', result: '已办' })
  expect(bank.state.get('item', received)).toMatchObject({ data: { due: '2026-03-14' } })
  must(bank, '0014', '9602', { complaint: proposed, step: 'answer', result: '书面答复' })
  expect(bank.state.get('item', proposed)).toMatchObject({
    state: 'answered',
    data: { answered: '2026-03-13', due: '2026-03-18', satisfaction: null },
  })
})

refuses('9602', good, [
  ['a step of somebody else', { by: '0013' }, 'complaintOfOther'],
  ['a step of whom it is about', { by: '0012' }, 'complaintOfOther'],
  ['a step out of turn', { step: 'propose' }, 'complaintElsewhere at step'],
  ['a second calming', {}, 'complaintElsewhere at step', bank => void step(bank, 'calm')],
  ['agreement without its method', { complaint: proposed, step: 'agree' }, 'fieldMissing at method'],
  ['a method where nothing is agreed', { method: 'alternatives' }, 'fieldUnwanted at method'],
  [
    'a score beyond five',
    { complaint: proposed, step: 'confirm', satisfaction: '6' },
    'numberOutside at satisfaction',
  ],
  ['no result', { result: '' }, 'fieldMissing at result'],
  ['what is closed', { complaint: 'complaint-20260227-4', step: 'call' }, 'itemDone at complaint'],
  ['another kind of item', { complaint: 'errorNotice-20260227-5' }, 'itemUnknown at complaint'],
])
