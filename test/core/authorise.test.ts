import { expect, test } from 'vitest'
import {
  type SignatureRow,
  chiefTeller,
  director,
  missing,
  needMetBy as needMetOn,
  reviewer,
  signaturesNeeded,
  supervisor,
  thresholdOf,
  witness,
} from '../../core/authorise.ts'
import type { Delegation } from '../../core/control/delegation.ts'
import type { Values } from '../../core/fields/field.ts'
import type { SignatureNeed, Signed } from '../../core/items/signatures.ts'
import { isCash } from '../../core/ledger/chart.ts'
import { complete, type EffectDraft } from '../../core/ledger/complete.ts'
import { credit, debit, holdMore } from '../../core/ledger/build.ts'
import type { Role, Teller } from '../../core/ledger/entities.ts'
import { yuan } from '../../core/money.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { practiceBooks } from '../../core/practice.ts'
import { allTransactions } from '../../core/transactions/catalogue.ts'
import { amountWords, type Measure, parseAmount } from '../../core/measures.ts'
import type { AuthorisationRow } from '../../core/transactions/define.ts'
import { atWindowLadder } from '../../core/transactions/ladders.ts'
import { patch, practice } from '../support/practice.ts'

const someone = (id: string, grade: number, ...roles: Role[]): Teller => ({
  id,
  name: { zh: id, en: id },
  grade,
  roles,
  duty: 'on',
  terminal: null,
  till: null,
  seals: [],
  sealsAway: false,
  stopped: false,
  groups: null,
  blocked: [],
})
const maker = someone('M', 3, 'teller')

type Asked = Parameters<typeof needMetOn>
const needMetBy = (...[signer, by, needs, given]: [Asked[0], Asked[1], Asked[2], Asked[3]]) =>
  needMetOn(signer, by, needs, given, '2026-03-02')
const need = (by: SignatureNeed['by'], teller: string | null = null): SignatureNeed => ({
  by,
  counts: false,
  teller,
})

/** Who must sign these effects under these rows. */
const needed = (
  authorisation: readonly AuthorisationRow[],
  drafts: readonly EffectDraft[] = [],
  { by = maker, code = '0000', values = {} }: { by?: Teller; code?: string; values?: Values } = {},
) =>
  signaturesNeeded({
    transaction: { code, authorisation },
    values,
    effects: complete(drafts, '2026-03-02', 'CNY'),
    state: practiceBooks(),
    maker: by,
    parameters: defaultParameters,
  })

/** Whether the supervisor would have to sign these effects under one row. */
const asked = (measure: Measure, atLeast: bigint, drafts: readonly EffectDraft[], by = maker) =>
  needed([{ measure, atLeast, signatures: [supervisor] }], drafts, { by }).length === 1

const TILL = '1001-01-01'
test.each<[measure: Measure, amount: bigint, drafts: EffectDraft[]]>([
  ['cashIn', 100n, [debit(TILL, 100n), credit('2241-02', 100n)]],
  ['cashOut', 100n, [credit(TILL, 100n), debit('2241-02', 100n)]],
  ['cashIn', 70n, [debit(TILL, 100n), credit(TILL, 30n), credit('2241-02', 70n)]],
  ['cashOut', 100n, [debit(TILL, -100n), credit('2241-02', -100n)]],
  ['transfer', 100n, [debit('1003', 100n), credit('2241-02', 100n)]],
  ['transfer', 100n, [credit('1003', -100n), credit('2241-02', 100n)]],
  [
    'transfer',
    100n,
    [debit('1003', 60n, 1), credit('6051', 60n, 1), debit('1003', 40n, 2), credit('6051', 40n, 2)],
  ],
  ['fixedPrincipal', 100n, [debit('0101120000000012', 100n), credit('1003', 100n)]],
  ['loan', 100n, [debit('0101310000000019', 100n), credit('1003', 100n)]],
  ['held', 100n, [holdMore('1003', 100n)]],
])('%s of %s fen is measured by the fen', (measure, amount, drafts) => {
  expect(asked(measure, amount, drafts)).toBe(true)
  expect(asked(measure, amount + 1n, drafts)).toBe(false)
})

test.each<[measure: Measure, drafts: EffectDraft[]]>([
  ['cashIn', [credit(TILL, 100n), debit('2241-02', 100n)]],
  ['cashOut', [debit(TILL, 100n), credit('2241-02', 100n)]],
  ['transfer', [debit(TILL, 100n), credit('2241-02', 100n)]],
  ['fixedPrincipal', [credit('0101120000000012', 100n), debit('1003', 100n)]],
  ['loan', [credit('0101310000000019', 100n), debit('1003', 100n)]],
  ['held', [holdMore('1003', -100n)]],
])('%s does not measure the other way', (measure, drafts) => {
  expect(asked(measure, 1n, drafts)).toBe(false)
})

test('what stays overnight is measured in the maker’s own till, and not in the vault', () => {
  expect(asked('tillKept', yuan(23_800), [], { ...maker, till: '01' })).toBe(true)
  expect(asked('tillKept', yuan(23_800.01), [], { ...maker, till: '01' })).toBe(false)
  expect(asked('tillKept', 1n, [], { ...maker, till: '00' })).toBe(false)
  expect(asked('tillKept', 1n, [], maker)).toBe(false)
})

test.each<[measure: Measure, amount: bigint, zh: string]>([
  ['cashIn', 5_000_000n, '50,000.00'],
  ['papersSent', 200n, '200 份'],
])('an amount of %s is read in its own unit', (measure, amount, zh) => {
  expect(amountWords(measure, amount).zh).toBe(zh)
  expect(parseAmount(measure, zh.replace(/[ ,份]/g, ''))).toBe(amount)
})

const LARGE = yuan(50_000)
test.each<[rule: string, values: Values, cash: bigint, why: SignatureNeed['why']]>([
  ['the customer himself, who is who he says', { actor: 'self', identityResult: 'match' }, LARGE, []],
  ['an agent with little', { actor: 'agent', identityResult: null }, LARGE - 1n, []],
  ['an agent with much', { actor: 'agent', identityResult: 'match' }, LARGE, ['byAgent']],
  ['an agent who takes much', { actor: 'agent', identityResult: 'match' }, -LARGE, ['byAgent']],
  ['another face', { actor: 'self', identityResult: 'mismatch' }, 100n, ['unproven']],
  ['nobody on record', { actor: 'self', identityResult: 'noRecord' }, 100n, ['unproven']],
  ['a check that does not answer', { identityResult: 'unavailable' }, 100n, ['unproven']],
  ['both', { actor: 'agent', identityResult: 'mismatch' }, LARGE, ['unproven', 'byAgent']],
])('%s at the window: the supervisor signs, and is told why', (_rule, values, cash, why = []) => {
  const needs = needed(atWindowLadder, [debit(TILL, cash), credit('2241-02', cash)], { values })
  expect(needs).toEqual(why.length === 0 ? [] : [{ ...need('supervisor'), why }])
})

test('rows that apply unite their signatures, weakest first, each once; counting wins', () => {
  const rows: AuthorisationRow[] = [
    { measure: 'always', atLeast: 0n, signatures: [director, reviewer({ counts: false })] },
    { measure: 'always', atLeast: 0n, signatures: [reviewer({ counts: true }), witness, chiefTeller] },
  ]
  expect(needed(rows).map(({ by, counts }) => `${by}${counts ? ' counts' : ''}`)).toEqual([
    'witness',
    'reviewer counts',
    'chiefTeller',
    'director',
  ])
})

const row = (measure: AuthorisationRow['measure'], from: number, ...signatures: SignatureRow[]) => ({
  measure,
  atLeast: yuan(from),
  signatures,
})

// Grades 1, 2, 3, 4, and one that the parameters do not know.
test.each<[what: string, row: AuthorisationRow, others: AuthorisationRow[], from: number[]]>([
  [
    'where acting alone ends',
    row('transfer', 50_000, reviewer({ counts: false })),
    [row('transfer', 200_000, supervisor)],
    [0, 25_000, 50_000, 100_000, 50_000],
  ],
  [
    'what is counted twice, never later than for others',
    row('cashIn', 50_000, reviewer({ counts: true })),
    [],
    [0, 25_000, 50_000, 50_000, 50_000],
  ],
  [
    'a higher step, the same for all',
    row('cashIn', 200_000, supervisor),
    [row('cashIn', 50_000, reviewer({ counts: true }))],
    [200_000, 200_000, 200_000, 200_000, 200_000],
  ],
  [
    'where somebody always signs, the same for all',
    row('cashIn', 1_000, director),
    [row('always', 0, supervisor)],
    [1_000, 1_000, 1_000, 1_000, 1_000],
  ],
  [
    'what stays in a till overnight, the same for all',
    row('tillKept', 50_000, supervisor),
    [],
    [50_000, 50_000, 50_000, 50_000, 50_000],
  ],
])('a row begins by grade: %s', (_what, one, others, from) => {
  const transaction = { code: '0510', authorisation: [one, ...others] }
  const begins = [1, 2, 3, 4, 9].map(grade => thresholdOf(transaction, one, { grade }, defaultParameters))
  expect(begins).toEqual(from.map(yuan))
})

test('a trainee does nothing alone, and nothing is nothing', () => {
  const bank = practice()
  patch(bank, 'teller', '0011', { grade: 1 })
  expect(bank.signs('0011', '0510', { account: 'A1', amount: '0.01', notes: 'c0.01x1' })).toBe(
    'reviewer+count',
  )
  expect(bank.signs('0011', '0550', { account: 'A1', action: 'update' })).toBe('nobody')
})

test('a branch sets the amount of a row by its parameters', () => {
  const bank = practice()
  patch(bank, 'parameters', 'current', { authorisation: { '0530/0': yuan(100) } })
  const transfer = (amount: string) => bank.signs('0011', '0530', { payer: 'A1', payee: 'A2', amount })
  expect([transfer('99.99'), transfer('100.00')]).toEqual(['nobody', 'reviewer'])
})

test('who may sign as what', () => {
  const staff = {
    junior: someone('1', 3, 'teller'),
    senior: someone('2', 4, 'teller'),
    back: someone('3', 4, 'backOffice'),
    chief: someone('4', 5, 'chiefTeller'),
    supervisor: someone('5', 6, 'accountingSupervisor'),
    director: someone('6', 7, 'outletDirector'),
    lobby: someone('7', 4, 'lobbyManager'),
  }
  const may = (by: SignatureNeed['by']) =>
    Object.entries(staff)
      .filter(([, signer]) => needMetBy(signer, maker, [need(by)], []) !== null)
      .map(([name]) => name)
  expect(may('witness')).toEqual(Object.keys(staff))
  expect(may('reviewer')).toEqual(['senior', 'back', 'chief', 'supervisor'])
  expect(may('chiefTeller')).toEqual(['chief', 'supervisor'])
  expect(may('supervisor')).toEqual(['supervisor', 'director'])
  expect(may('director')).toEqual(['director'])
})

test('who authorises stands above the maker; who only looks on need not', () => {
  const chief = someone('C', 5, 'chiefTeller')
  const equal = someone('S', 5, 'accountingSupervisor')
  expect(needMetBy(equal, chief, [need('supervisor')], [])).toBeNull()
  expect(needMetBy(equal, chief, [need('reviewer')], [])?.by).toBe('reviewer')
  expect(needMetBy(someone('T', 3, 'teller'), chief, [need('witness')], [])?.by).toBe('witness')
})

test('the supervisor signs beside the director, above whom nobody stands; nobody below does', () => {
  const [boss, beside, chief] = [
    someone('D', 7, 'outletDirector'),
    someone('S', 6, 'accountingSupervisor'),
    someone('C', 5, 'chiefTeller'),
  ] as const
  expect(needMetBy(beside, boss, [need('supervisor')], [])?.by).toBe('supervisor')
  expect(needMetBy(chief, boss, [need('supervisor')], [])).toBeNull()
  expect(needMetBy(chief, boss, [need('chiefTeller')], [])).toBeNull()
})

test('nobody signs his own, and nobody twice', () => {
  const boss = someone('B', 6, 'accountingSupervisor')
  expect(needMetBy(boss, boss, [need('witness')], [])).toBeNull()
  const needs = [need('reviewer'), need('supervisor')]
  expect(needMetBy(boss, maker, needs, [])?.by).toBe('supervisor')
  expect(needMetBy(boss, maker, needs, [{ by: 'supervisor', teller: 'B' }])).toBeNull()
  const other = someone('C', 5, 'chiefTeller')
  expect(needMetBy(other, maker, needs, [{ by: 'supervisor', teller: 'B' }])?.by).toBe('reviewer')
})

test('whom the request names signs as named, and nobody else does', () => {
  const chief = someone('C', 5, 'chiefTeller')
  const needs = [need('named', 'C'), need('chiefTeller')]
  expect(needMetBy(chief, maker, needs, [])?.by).toBe('named')
  expect(needMetBy(someone('D', 3, 'teller'), maker, needs, [])).toBeNull()
})

test('every row of every code can be met by the people of a branch, whoever of them asks', () => {
  const { state } = practice()
  const staff = ['0001', '0002', '0003', '0011', '0012', '0013'].map(id => state.get('teller', id) as Teller)
  for (const { code, who, authorisation } of allTransactions()) {
    const makers = staff.filter(({ roles, id }) => id !== '0001' && roles.some(role => who.includes(role)))
    const needs = authorisation.flatMap(row => row.signatures).filter(({ field }) => field === null)
    for (const by of makers) {
      for (const { by: signatory } of needs) {
        const able = staff.filter(signer => needMetBy(signer, by, [need(signatory)], []))
        expect(able.length, `${signatory} for ${code} of ${by.id}`).toBeGreaterThan(0)
      }
    }
  }
})

test('the customers of a branch 1001 are no cash', () => {
  const numbers = ['1001-01-01', '1001-02-00', '1001-04', '1001', '1001110000000012', '10010']
  expect(numbers.map(isCash)).toEqual([true, true, true, true, false, false])
})

/** The people of an outlet, as rules.md §5.1 has them. */
const outlet = [
  someone('0001', 7, 'outletDirector'),
  someone('0002', 6, 'accountingSupervisor'),
  someone('0003', 5, 'chiefTeller'),
  someone('0013', 4, 'teller'),
  someone('0011', 3, 'teller'),
  someone('0014', 3, 'lobbyManager'),
]

const canBeSigned = (by: Teller, needs: readonly SignatureNeed[], given: readonly Signed[] = []): boolean =>
  missing(needs, given).length === 0 ||
  outlet.some(signer => {
    const met = needMetBy(signer, by, needs, given)
    return met !== null && canBeSigned(by, needs, [...given, { by: met.by, teller: signer.id }])
  })

test('whoever may ask for a code finds who signs for him, the director too', () => {
  const waits = allTransactions().flatMap(({ code, who, authorisation }) =>
    outlet
      .filter(({ roles }) => who.some(role => roles.includes(role)))
      .filter(by => {
        const always = authorisation.map(row => ({ ...row, measure: 'always' as const }))
        const values = new Proxy({}, { get: () => maker })
        const needs = needed(always, [], { by, code, values })
        return !canBeSigned(
          by,
          needs.map(one => ({ ...one, teller: null })),
        )
      })
      .map(({ roles }) => `${code} by ${roles[0]}`),
  )
  expect(waits).toEqual([])
})

const lent: Partial<Delegation> = {
  item: 'delegation-20260302-1',
  by: 'S',
  grade: 6,
  level: 'supervisor',
  code: null,
}

test.each<[title: string, differs: object, by: Teller, given: Signed[], met: string | null]>([
  ['in force', {}, maker, [], 'S'],
  ['not yet in force', { from: '2026-03-03' }, maker, [], null],
  ['ended', { until: '2026-03-01' }, maker, [], null],
  ['of another level', { level: 'director' }, maker, [], null],
  ['of no higher grade than the maker', { grade: 3 }, maker, [], null],
  ['of the maker himself', {}, someone('S', 5, 'chiefTeller'), [], null],
  ['of who has signed already', {}, maker, [{ by: 'reviewer', teller: 'S' }], null],
  ['in whose name another has signed', {}, maker, [{ by: 'reviewer', teller: 'X', under: 'S' }], null],
])('authority delegated, %s', (_title, differs, by, given, met) => {
  const whole = { from: '2026-03-01', until: '2026-03-02', ...lent, ...differs } as Delegation
  const signer: Teller = { ...someone('T', 4, 'teller'), delegated: [whole] }
  expect(needMetBy(signer, by, [need('supervisor')], given)?.under?.by ?? null).toBe(met)
})

test('whoever has lent his authority signs no second time himself', () => {
  const given: Signed[] = [{ by: 'reviewer', teller: 'T', under: 'S' }]
  expect(needMetBy(someone('S', 6, 'accountingSupervisor'), maker, [need('supervisor')], given)).toBeNull()
})
