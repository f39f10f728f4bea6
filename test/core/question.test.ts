/** Who may do this, and why not I: the answer is that of the decision, condition by condition. */
import { expect, test } from 'vitest'
import { askedFor, formOrder } from '../../core/fields/asking.ts'
import { mayBeEmpty } from '../../core/fields/field.ts'
import { parseMoney } from '../../core/money.ts'
import { PRACTICE_BRANCH } from '../../core/practice.ts'
import { answer, type Reply } from '../../core/question.ts'
import { isRefusal, type Refusal } from '../../core/refusals.ts'
import { given } from '../../core/std.ts'
import { transactionOf, typedTransactions } from '../../core/transactions/catalogue.ts'
import type { Transaction } from '../../core/transactions/define.ts'
import { type Bank, branchIs, patch, practice } from '../support/practice.ts'
import { agreed } from '../support/registry.ts'

function replyTo(bank: Bank, teller: string, code: string, amount = ''): Reply {
  const question = {
    transaction: transactionOf(code),
    branch: PRACTICE_BRANCH,
    teller,
    amount: parseMoney(amount),
  }
  const reply = answer(question, { state: bank.state, at: { ...bank.head, now: 0 } })
  if (isRefusal(reply)) throw new Error(reply.refused)
  return reply
}

const said = (refusal: Refusal | null) => refusal?.refused ?? 'may'

/** A form that can be read, whatever it means. */
function form({ fields }: Transaction): Record<string, string> {
  const filled: Record<string, string> = {}
  for (const name of formOrder(fields)) {
    const field = given(fields[name], name)
    if (askedFor(fields, filled).includes(name) && !mayBeEmpty(field)) filled[name] = field.sample
  }
  return filled
}

const people = ['0001', '0002', '0003', '0011', '0012', '0013', '0014', '0015', '0031']
const hours: Readonly<Record<string, (bank: Bank) => void>> = {
  'by day': () => undefined,
  'at night': bank => branchIs(bank, 'closed'),
  'with the seals locked away': bank => {
    for (const id of people) patch(bank, 'teller', id, { sealsAway: true })
  },
  'where everything is forbidden': bank => {
    for (const id of people) patch(bank, 'teller', id, { groups: [] })
  },
}

for (const [hour, set] of Object.entries(hours)) {
  test(`every code and everybody, ${hour}: the first condition that fails is what the decision says`, () => {
    const bank = practice()
    set(bank)
    const ofDesk = /^(notYourCode|code|grade|branch_|duty_|seal(NotHeld|sPutAway)|teller(Stopped)|overLimit)/
    const differing = typedTransactions().flatMap(transaction =>
      people.flatMap(by => {
        const { code } = transaction
        const decided = bank.refusal(by, code, form(transaction)).split(' ')[0] ?? ''
        const failing = replyTo(bank, by, code).conditions.flatMap(({ refusal }) => refusal?.refused ?? [])
        const [first = 'may'] = failing
        const same = ofDesk.test(decided) || ofDesk.test(first) ? decided === first : true
        return same ? [] : [`${code} by ${by}: ${decided}, not ${first}`]
      }),
    )
    expect(differing).toEqual([])
  })
}

test.each<[title: string, by: string, code: string, set: (bank: Bank) => void, failing: string[]]>([
  ['a teller with till and seals', '0011', '0510', () => undefined, []],
  ['whose till is balanced', '0012', '0510', () => undefined, ['尾箱使用中 till_balanced']],
  [
    'whose post is another',
    '0031',
    '0510',
    () => undefined,
    ['岗位 notYourCode', '签到 duty_off', '持有印章 sealNotHeld', '尾箱使用中 tillMissing'],
  ],
  [
    'who is away',
    '0011',
    '0510',
    bank => patch(bank, 'teller', '0011', { duty: 'away' }),
    ['签到 duty_away'],
  ],
  [
    'who is on forced leave',
    '0011',
    '0510',
    bank => patch(bank, 'teller', '0011', { leave: { item: 'x', from: '2026-03-01', until: '2026-03-02' } }),
    ['不在强制休假中 onLeave'],
  ],
  [
    'who has left',
    '0011',
    '0510',
    bank => patch(bank, 'teller', '0011', { stopped: true }),
    ['在职 tellerStopped'],
  ],
  [
    'for whom it is blocked',
    '0011',
    '0510',
    bank => patch(bank, 'teller', '0011', { blocked: ['0510'] }),
    ['未被禁用 codeBlocked'],
  ],
  [
    'of other groups',
    '0011',
    '0510',
    bank => patch(bank, 'teller', '0011', { groups: ['32'] }),
    ['交易组 codeBlocked'],
  ],
  ['before the doors open', '0011', '0510', bank => branchIs(bank, 'closed'), ['网点状态 branch_closed']],
  [
    'where the grade is too low',
    '0011',
    '0510',
    bank => void agreed(bank, '0104', { what: 'attribute', code: '0510', attribute: 'grade', value: '5' }),
    ['柜员等级 gradeTooLow'],
  ],
  [
    'of a code that is out of use',
    '0011',
    '0510',
    bank => void agreed(bank, '0104', { what: 'attribute', code: '0510', attribute: 'live', value: 'no' }),
    ['交易码启用 codeStopped'],
  ],
  [
    'without the seal',
    '0011',
    '0500',
    bank => patch(bank, 'teller', '0011', { seals: [] }),
    ['持有印章 sealNotHeld'],
  ],
  [
    'in whose way two things stand',
    '0011',
    '0510',
    bank => patch(bank, 'teller', '0011', { duty: 'off', till: null }),
    ['签到 duty_off', '尾箱使用中 tillMissing'],
  ],
])('why not %s', (_title, by, code, set, failing) => {
  const bank = practice()
  set(bank)
  const { conditions } = replyTo(bank, by, code)
  expect(
    conditions.flatMap(({ name, refusal }) => (refusal ? [`${name.zh} ${refusal.refused}`] : [])),
  ).toEqual(failing)
})

test('of the codes without which nothing could be mended the registry asks nothing', () => {
  const bank = practice()
  patch(bank, 'teller', '0002', { grade: 1, groups: [], blocked: ['0103'] })
  const { conditions } = replyTo(bank, '0002', '0103')
  const registered = ['交易码启用', '柜员等级', '交易组', '未被禁用']
  expect(conditions.filter(({ name }) => registered.includes(name.zh))).toEqual([])
  const ordinary = replyTo(bank, '0002', '7001').conditions.map(({ name }) => name.zh)
  expect(registered.filter(name => !ordinary.includes(name))).toEqual([])
})

const signed = ({ signatures }: Reply) =>
  signatures.map(({ need, people: able }) => `${need.by}: ${able.map(({ id }) => id).join(' ')}`)

test.each<[by: string, code: string, amount: string, signatures: string[]]>([
  ['0011', '0510', '49999.99', []],
  ['0011', '0510', '50000', ['reviewer: 0002 0003 0013']],
  ['0011', '0510', '200000', ['reviewer: 0002 0003 0013', 'supervisor: 0001 0002']],
  ['0011', '0510', '1000000', ['reviewer: 0002 0003 0013', 'supervisor: 0001 0002', 'director: 0001']],
  ['0002', '0104', '', ['director: 0001']],
])('%s asks for %s of %s: who can sign', (by, code, amount, signatures) => {
  expect(signed(replyTo(practice(), by, code, amount))).toEqual(signatures)
})

test('the rows say which apply, which do not, and which only on an occasion', () => {
  const { rungs } = replyTo(practice(), '0011', '0510', '60000')
  expect(rungs.map(({ applies, rule }) => `${applies} ${rule.zh.split('：')[0]}`)).toEqual([
    'yes 收现 ≥ 50,000.00',
    'no 收现 ≥ 200,000.00',
    'no 收现 ≥ 1,000,000.00',
    'when 身份核查未一致',
    'when 代理人办理大额现金',
  ])
})

test('a limit that nobody signs away, and the most cash of a trainee', () => {
  const bank = practice()
  agreed(bank, '0104', { what: 'attribute', code: '0510', attribute: 'overLimit', value: 'refuse' })
  patch(bank, 'teller', '0011', { grade: 1 })
  const limits = (amount: string) =>
    replyTo(bank, '0011', '0510', amount)
      .conditions.slice(-2)
      .map(({ refusal }) => said(refusal))
  expect([limits('10000'), limits('10000.01')]).toEqual([
    ['may', 'overLimit'],
    ['cashAboveGrade', 'overLimit'],
  ])
})

test('the colleagues who may, and what keeps each at this moment', () => {
  const { colleagues } = replyTo(practice(), '0031', '0510')
  expect(colleagues.map(({ teller, refusal }) => `${teller.id} ${said(refusal)}`)).toMatchInlineSnapshot(`
    [
      "0003 may",
      "0011 may",
      "0012 till_balanced",
      "0013 tillMissing",
      "0015 duty_off",
    ]
  `)
})
