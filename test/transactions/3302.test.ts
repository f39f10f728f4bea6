import { expect, test } from 'vitest'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import { isRefusal } from '../../core/refusals.ts'
import { runPractice } from '../../core/practice.ts'
import { accountOf, balanceOf, type Bank, hundreds, itemState, patch, practice } from '../support/practice.ts'
import { bookedFrom, asItIs, must, paidBefore, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0011', fields: { account: 'D1', action: 'close', payee: 'A1' } }
const NOTICE = 'withdrawalNotice-20260223-5'

test('3302 pays all of a deposit with its interest and takes the certificate back', () => {
  const bank = practice()
  expect(bank.act('0011', '3302', good.fields)).toEqual([
    'posted 2',
    'D D1 5000.00 -> 0.00',
    'D 6411-17 26.43 -> 26.43',
    'C A1 5026.43 -> 30226.43',
    'set account D1 status open > closed, closed null > 2026-03-02',
    'vouchers certificate 4815-4815 customer > void',
  ])
})

test('3302 pays in cash once the notes are there', () => {
  const bank = practice()
  const fields = { account: 'D1', action: 'close' }
  expect(bank.refusal('0011', '3302', fields)).toBe('notesWanted at notes')
  must(bank, '0011', '3302', { ...fields, notes: hundreds('5026.43') })
  expect(accountOf(bank, 'D1').status).toBe('closed')
})

test('3302 pays the parts of the interest that are due, missed ones together', () => {
  const bank = practice()
  bank.turnTo('2026-05-31')
  expect(bank.act('0013', '3302', { account: 'W1', action: 'interest', payee: 'A1' })[1]).toBe(
    'D 6411-14 33.00 -> 33.00',
  )
  expect(accountOf(bank, 'W1').terms).toMatchObject({ drawn: 11, paid: 12_100n })
})

test('3302 pays the parts of the principal that are due, missed ones together', () => {
  const bank = practice()
  bank.turnTo('2026-05-31')
  must(bank, '0013', '3302', { account: 'P1', action: 'part', payee: 'A1' })
  expect(balanceOf(bank, 'P1')).toBe('1000.00')
})

test('3302 after maturity: what is left, the interest of the term, and the days beyond at the demand rate', () => {
  const bank = practice()
  bank.turnTo('2026-06-11')
  const lines = must(bank, '0013', '3302', { account: 'P1', action: 'close', payee: 'A1' })
  // (12,000 + 1,000) ÷ 2 × 12 months at 1.1 %, and 4,000 × 10 days at 0.35 %.
  expect(lines).toContain('D 6411-15 71.89 -> 71.89')
})

test('3302 draws on notice, and the notice is answered', () => {
  const bank = practice()
  must(bank, '0011', '3302', { account: 'N1', action: 'draw', amount: '60000', payee: 'A1' })
  expect(itemState(bank, NOTICE)).toBe('used')
  expect(accountOf(bank, 'N1').terms).toMatchObject({
    notice: null,
    layers: [{ start: '2025-12-01', amount: 14_000_000n }],
  })
})

test('3302 leaves a notice that has lapsed as it is', () => {
  const bank = practice()
  bank.turnTo('2026-03-05')
  patch(bank, 'item', NOTICE, { state: 'lapsed' })
  must(bank, '0013', '3302', { account: 'N1', action: 'close', payee: 'A1' })
  expect(itemState(bank, NOTICE)).toBe('lapsed')
})

refuses('3302', good, [
  [
    'much cash that was not booked',
    { payee: '', notes: '100x20' },
    'bookingMissing',
    bank => bookedFrom(bank, 1n),
  ],
  [
    'cash that with what was paid today is much, with nobody named',
    { payee: '', notes: '100x20' },
    'largeCashToday at actor',
    paidBefore,
  ],
  ['interest of what is not drawn that way', { action: 'interest' }, 'actionNotOfProduct at action'],
  ['a part of what is not drawn that way', { action: 'part' }, 'actionNotOfProduct at action'],
  ['a draw of what has no notice', { action: 'draw', amount: '1' }, 'actionNotOfProduct at action'],
  ['a draw without an amount', { account: 'N1', action: 'draw' }, 'fieldMissing at amount'],
  ['an amount with all of it', { amount: '5000' }, 'fieldUnwanted at amount'],
  ['education without asking for the proof', { account: 'E1' }, 'schoolProofMissing at proof'],
  ['the proof of schooling for anything else', { proof: 'yes' }, 'schoolProofUnwanted at proof'],
  [
    'interest that was drawn already',
    { account: 'W1', action: 'interest' },
    'partNotDue at action',
    bank => must(bank, '0011', '3302', { account: 'W1', action: 'interest', payee: 'A1' }),
  ],
  [
    'a part that was drawn already',
    { account: 'P1', action: 'part' },
    'partNotDue at action',
    bank => must(bank, '0011', '3302', { account: 'P1', action: 'part', payee: 'A1' }),
  ],
  [
    'interest alone at maturity',
    { account: 'W1', action: 'interest' },
    'savingsMatured at action',
    bank => bank.turnTo('2026-06-01'),
  ],
  [
    'a part alone at maturity',
    { account: 'P1', action: 'part' },
    'savingsMatured at action',
    bank => bank.turnTo('2026-06-01'),
  ],
  [
    'more than there is',
    { account: 'N1', action: 'draw', amount: '200000.01' },
    'insufficientFunds at amount',
  ],
  ['a person’s money into a company’s account', { payee: 'C1' }, 'companyByAccount at payee'],
  [
    'a company’s money into a person’s account',
    { account: '0101230000000019' },
    'companyByAccount at payee',
    companyNotice,
  ],
  [
    'a company’s money in cash',
    { account: '0101230000000019', payee: '' },
    'companyByAccount at payee',
    companyNotice,
  ],
  ['a demand deposit', { account: 'A2' }, 'accountWrongProduct at account'],
  ['cash without a till', { by: '0013', payee: '' }, 'tillMissing'],
  ['cash from a balanced till', { by: '0012', payee: '' }, 'till_balanced'],
  ['cash without notes', { payee: '' }, 'notesWanted at notes'],
  ['what is reported lost', {}, 'accountStopped', bank => must(bank, '0013', '4001', { account: 'D1' })],
])

function companyNotice(bank: Bank): void {
  const fields = {
    action: 'open',
    product: 'corporateNotice',
    customer: '802',
    amount: '500000',
    notice: '7',
  }
  must(bank, '0011', '3301', { ...fields, payer: 'C1' })
}

const early = (bank: Bank) => patch(bank, 'account', accountOf(bank, 'W1').no, { balance: -60_000_000n })
const kept = { account: 'W1', action: 'close', payee: 'A1' }
signatures('3302', asItIs, {}, [
  ['0011', { account: 'D1', action: 'close', payee: 'A1' }, 'nobody'],
  ['0011', { account: 'I1', action: 'close', payee: 'A1' }, 'nobody'],
  ['0011', kept, 'supervisor'],
  ['0011', { account: 'W1', action: 'interest', payee: 'A1' }, 'nobody'],
  ['0011', { account: 'N1', action: 'draw', amount: '49999', payee: 'A1' }, 'reviewer'],
  ['0011', { account: 'N1', action: 'close', payee: 'A1' }, 'reviewer, supervisor'],
])
signatures('3302', early, {}, [['0011', kept, 'reviewer, supervisor, director']])

test('3302 taken back: the deposit is open again with its certificate, its notice unanswered', () => {
  const bank = practice()
  const before = accountOf(bank, 'N1')
  must(bank, '0011', '3302', { account: 'N1', action: 'close', payee: 'A1' })
  undo(bank, '0011', bank.head.serial)
  expect([accountOf(bank, 'N1'), itemState(bank, NOTICE)]).toEqual([before, 'noticed'])
})

/** What the code shows before it posts. */
function sheet(fields: Record<string, string>): string[] {
  const bank = practice()
  const worked = runPractice(bank.state, '3302', '0011', fields)
  if (isRefusal(worked)) throw new Error(worked.refused)
  const rows = transactionOf('3302').explain(worked.values, worked.desk)
  return rows.map(({ label, text }) => `${label.en}: ${text}`)
}

const sheets: readonly (readonly [rule: string, fields: Record<string, string>, rows: readonly string[]])[] =
  [
    [
      'every row of a principal-kept deposit closed early, less what was paid',
      kept,
      [
        'Early withdrawal: 12,000.00 × 274 × 0.35% ÷ 360 = 31.96666',
        'Earned: 31.97',
        'Less paid before: 88.00',
        'Interest: -56.03',
      ],
    ],
    [
      'how the interest of the term is shared out',
      { account: 'W1', action: 'interest', payee: 'A1' },
      [
        'Interest of the whole term: 12,000.00 × 12 × 1.10% ÷ 12 = 132.00000',
        'Interest: 132.00',
        'Drawn now: 132.00 ÷ 12 = 11.00 × 1 = 11.00',
      ],
    ],
    ['nothing for a part of the principal', { account: 'P1', action: 'part', payee: 'A1' }, []],
    [
      'what was agreed and what was not',
      { account: 'N1', action: 'draw', amount: '70000', payee: 'A1' },
      [
        'As agreed: 60,000.00 × 91 × 1.35% ÷ 360 = 204.75000',
        'Above what was agreed: 10,000.00 × 91 × 0.35% ÷ 360 = 8.84722',
        'Interest: 213.60',
      ],
    ],
  ]
for (const [rule, fields, rows] of sheets) {
  test(`3302 shows ${rule}`, () => {
    expect(sheet(fields)).toEqual(rows)
  })
}
