/**
 * A random day at the counter: tellers ask for whatever they may think of, sensible and not, with and
 * without the notes for it; supervisors sign, reject, or let wait. The same seed walks the same way.
 */
import type { Raw } from '../../core/fields/field.ts'
import type { Account } from '../../core/ledger/entities.ts'
import { fewestNotes, payableFrom, printNotes } from '../../core/ledger/units.ts'
import { displayMoney, parseMoney, printMoney } from '../../core/money.ts'
import { type Random, randomFrom } from '../../core/std.ts'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import type { Bank } from './practice.ts'
import { remit } from './remit.ts'
import { sealsInBox } from '../../core/seals.ts'
import { counted, sealsOf } from './tables.ts'
import { foreignAsks } from './walkForeign.ts'
import { paperAsks } from './walkPapers.ts'

export interface Step {
  readonly by: string
  readonly code: string
  readonly fields: Raw
}

const tellers = ['0011', '0011', '0011', '0012', '0012', '0013', '0013', '0003', '0003', '0015']
const everybody = ['0001', '0002', '0003', '0011', '0012', '0013', '0014', '0015']

export interface Walker {
  readonly random: Random
  /** What somebody asks for next. */
  step(bank: Bank): Step
}

/** What customers come for is asked often, the rest now and then; foreign notes are most often not there. */
function weightOf(code: string): number {
  if (code === '1502') return 15
  return /^(05[0-4]|10[01]|15|3|50|680[0135]|85)/.test(code) ? 5 : 1
}

export function walker(seed: number): Walker {
  const random = randomFrom(seed)
  const codes = Object.keys(asks).flatMap(code => Array<string>(weightOf(code)).fill(code))
  return {
    random,
    step(bank) {
      const parked = openItems(bank, 'parked')
      // What waits is signed before long, so that something comes of it.
      if (parked.length > 0 && random.next() < 0.6) return sign(bank, random, random.pick(parked))
      const transit = openItems(bank, 'transit')
      if (transit.length > 0 && random.next() < 0.2) return receive(bank, random.pick(transit))
      if (random.next() < 0.06) return regret(bank, random)
      const ask = random.pick(codes)
      const by = random.pick(tellers)
      const back = backToWork(bank, by)
      if (back && random.next() < 0.5) return back
      const fields = asks[ask]?.({ bank, random, till: bank.state.get('teller', by)?.till ?? '01' }) ?? {}
      return { by, code: ask.slice(0, 4), fields }
    },
  }
}

export interface Scene {
  readonly bank: Bank
  readonly random: Random
  readonly till: string
}

export const openItems = ({ state }: Bank, kind: string): readonly string[] =>
  state.get('index', `openItems/${kind}`)?.keys ?? []

function sign(bank: Bank, random: Random, parked: string): Step {
  const item = bank.state.get('item', parked)
  const data = item?.kind === 'parked' ? item.data : null
  if (random.next() < 0.05)
    return { by: random.pick(everybody), code: '0012', fields: { parked, ground: 'amount', reason: '不符' } }
  if (random.next() < 0.08) return { by: item?.by ?? '0011', code: '0014', fields: { parked } }
  const notes = data?.fields.find(text => /^c?[\d.]+x/.test(text)) ?? ''
  const by = data?.needs.find(need => need.teller)?.teller ?? random.pick(['0013', '0003', '0002', '0001'])
  return { by, code: '0011', fields: { parked, recount: random.next() < 0.95 ? notes : '100x1' } }
}

/** What a teller must do before he can serve anybody with cash; null when he can. */
function backToWork({ state }: Bank, by: string): Step | null {
  const teller = state.get('teller', by)
  if (teller?.duty === 'off') return { by, code: '0001', fields: {} }
  if (teller?.duty === 'away') return { by, code: '0003', fields: {} }
  const own = teller?.till ? state.get('till', teller.till) : null
  const seals = String(sealsInBox(teller?.seals ?? []).length)
  if (own) return own.state === 'balanced' ? { by, code: '1001', fields: { till: own.no, seals } } : null
  const wanted = by === '0003' ? ['00'] : ['01', '02', '03']
  const free = wanted.map(no => state.get('till', no)).find(till => till?.state === 'sealed')
  const sealed: Raw = free?.seal ? { seal: free.seal } : {}
  return free ? { by, code: '1001', fields: { till: free.no, ...sealed, seals } } : null
}

/** The maker takes back something that may be taken back, which others may have built upon since. */
function regret({ rows }: Bank, random: Random): Step {
  const mine = rows
    .filter(row => row.outcome === 'posted' && transactionOf(row.code).undoneBy === '8501')
    .slice(-20)
  if (mine.length === 0) return { by: '0011', code: '8501', fields: { serial: '1', reason: '录错' } }
  const { teller, serial } = random.pick(mine)
  return { by: teller, code: '8501', fields: { serial: String(serial), reason: '录错' } }
}

/** Whoever has the till that the cash is for. */
function receive({ state }: Bank, transit: string): Step {
  const item = state.get('item', transit)
  const to = item?.kind === 'transit' ? item.data.to : ''
  return { by: state.get('till', to)?.teller ?? '0011', code: '1005', fields: { transit } }
}

/** Mostly small, sometimes at a limit, sometimes with fen. */
function amount({ random }: Scene): bigint {
  const kind = random.next()
  if (kind < 0.6) return BigInt(1 + random.below(40)) * 5_000n
  if (kind < 0.8) return BigInt(random.pick([4_999_999, 5_000_000, 20_000_000, 100_000, 999_999, 1]))
  return BigInt(1 + random.below(3_000_000))
}

/** Notes for an amount: those that are there, or such as somebody might bring; now and then others. */
function notesFor({ bank, random, till }: Scene, fen: bigint, out: boolean, holder = `till:${till}`): string {
  if (random.next() < 0.05) return '100x3 50x-1'
  const purse = bank.state.get('purse', holder)?.notes ?? {}
  const paid = out ? payableFrom('CNY', purse, fen) : null
  return printNotes('CNY', paid ?? fewestNotes('CNY', fen)) || '0'
}

/** A number that passes Luhn's test and was never given. */
const NOBODYS = '0101110000000096'

/** Accounts of a kind that are there, mostly open ones. */
function someAccount({ bank, random }: Scene, product: Account['product']): string {
  const all = [...bank.state.rows.values()]
    .map(stored => stored?.value as Partial<Account> | undefined)
    .filter((value): value is Account => value?.product === product && value.balance !== undefined)
  if (all.length === 0) return NOBODYS
  const open = all.filter(account => account.status === 'open')
  return random.pick(open.length > 0 && random.next() < 0.97 ? open : all).no
}

const someCustomer = ({ bank, random }: Scene): string =>
  String(1 + random.below(1 + Number(bank.state.get('tally', 'series/customer')?.amount ?? 0n)))

export function range({ bank, random }: Scene, holder: string): string {
  const held = bank.state.get('stock', holder)?.ranges ?? []
  if (held.length === 0 || random.next() < 0.05) return '1-10'
  const [first, last] = random.pick(held)
  const from = first + random.below(Math.min(30, last - first + 1))
  return `${from}-${Math.min(last, from + random.below(10))}`
}

const amountAndNotes = (scene: Scene, out: boolean, holder?: string): Raw => {
  const fen = amount(scene)
  return { amount: printMoney(fen), notes: notesFor(scene, fen, out, holder) }
}

/** Out of an account or over the counter. */
function either(scene: Scene, field: 'payer' | 'payee', out: boolean): Raw {
  const fen = amount(scene)
  return scene.random.next() < 0.5
    ? { amount: printMoney(fen), [field]: someAccount(scene, 'demand') }
    : { amount: printMoney(fen), notes: notesFor(scene, fen, out) }
}

/** To a payee, or in notes for what the code will find is to be paid: asked first, as a teller would. */
function paidOut(scene: Scene, code: string, fields: Raw): Raw {
  if (scene.random.next() < 0.5) return { ...fields, payee: someAccount(scene, 'demand') }
  const asked = scene.bank.ask('0011', code, fields)
  const wanted = 'refused' in asked && asked.refused === 'notesWanted' ? asked.detail.amount : null
  const fen = typeof wanted === 'string' ? parseMoney(wanted) : null
  return { ...fields, notes: notesFor(scene, fen ?? 100n, true) }
}

const someItem = (scene: Scene, kind: string): string => {
  const open = openItems(scene.bank, kind)
  return open.length > 0 ? scene.random.pick(open) : `${kind}-20260302-1`
}

/** A row of the last thirty: what somebody regrets he regrets soon. */
const someRow = ({ bank, random }: Scene): string => String(Math.max(1, bank.head.serial - random.below(30)))

/** A count that is right, or nearly. */
function count({ bank, random, till }: Scene): Raw {
  const right = counted(bank, till)
  return random.next() < 0.8 ? right : { ...right, counted: `${right.counted} 100x1` }
}

function manual(scene: Scene): Raw {
  const fen = printMoney(amount(scene))
  const one = scene.random.pick(['6602', '1003', '3001-05', someAccount(scene, 'demand')])
  const other = scene.random.pick(['1003', '6051', someAccount(scene, 'demand')])
  const red = scene.random.next() < 0.2 ? '-' : ''
  return {
    legs: `D ${one} ${red}${fen}; C ${other} ${red}${fen}`,
    reason: 'error',
    memo: '调整',
    basis: 'consent',
    paper: '申请书1号',
  }
}

function person({ random }: Scene): Raw {
  const name = `客户${displayMoney(BigInt(random.below(1000)))}`
  return { kind: 'person', name, idKind: 'passport', idNumber: `E${10_000 + random.below(500)}` }
}

/** The practice branch has contracts to draw on; others are registered on the way. */
const contractNumber = ({ random }: Scene): string =>
  random.pick(['HT-100', 'HT-200', ...Array.from({ length: 6 }, (_, index) => `HT-${index}`)])

function contract(scene: Scene): Raw {
  const payer = someAccount(scene, 'demand')
  const { random, bank } = scene
  const own = bank.state.get('account', payer)?.customer ?? '1'
  const method = random.pick([
    'bullet',
    'interestMonthly',
    'interestQuarterly',
    'equalInstalment',
    'equalPrincipal',
  ])
  return {
    customer: random.next() < 0.9 ? own : someCustomer(scene),
    contract: contractNumber(scene),
    approved: '60000',
    term: random.pick(['6', '12', '36']),
    method,
    payer,
    use: random.pick(['business', 'housing', 'consumer']),
    purpose: '周转',
    guarantee: 'credit',
    investigation: someItem(scene, 'investigation'),
  }
}

/** Part of what is due, which a teller asks for first, or some amount. */
const repayment = (scene: Scene): Raw => ({
  account: someAccount(scene, 'loan'),
  ...either(scene, 'payer', false),
})

const prepayment = (scene: Scene): Raw => ({
  account: someAccount(scene, 'loan'),
  payer: someAccount(scene, 'demand'),
  ...(scene.random.next() < 0.3
    ? { extent: 'whole' }
    : {
        extent: 'part',
        amount: printMoney(amount(scene)),
        keeps: scene.random.pick(['months', 'payment']),
      }),
})

const loanClass = (scene: Scene): Raw => {
  const account = someAccount(scene, 'loan')
  const action = scene.random.pick(['classify', 'classify', 'provide', 'writeOff', 'recover'])
  if (action === 'provide') return { action }
  if (action === 'writeOff') return { action, account, reason: '批复' }
  if (action === 'recover')
    return { action, account, amount: printMoney(amount(scene)), payer: someAccount(scene, 'demand') }
  const to = scene.random.pick(['pass', 'mention', 'substandard', 'doubtful', 'loss'])
  return { action, account, class: to, reason: '检查' }
}

const custody = (scene: Scene): Raw => {
  const keeper = scene.random.pick(['0003', '0013', '0012'])
  const collateral = someItem(scene, 'collateral')
  const action = scene.random.pick(['in', 'handOver', 'out'])
  return action === 'in'
    ? { action, contract: contractNumber(scene), thing: '房产', document: '权证', value: '300000', keeper }
    : { action, collateral, keeper }
}

const seal = ({ bank }: Scene, till: string): Raw => {
  const no = bank.state.get('till', till)?.seal
  return no ? { till, seal: no } : { till }
}

const asks: Readonly<Record<string, (scene: Scene) => Raw>> = {
  ...paperAsks,
  ...foreignAsks,
  '0001': () => ({}),
  '0003': () => ({}),
  '0003 mistyped': () => ({ unknown: 'x' }),
  '0006': scene => ({
    receiver: scene.random.pick(['0013', '0015', '0011']),
    compared: 'same',
  }),
  '0007': scene => ({ serial: someRow(scene), reason: '卡纸' }),
  '0201': person,
  '0500': scene => ({ customer: someCustomer(scene), ...amountAndNotes(scene, false) }),
  '0510': scene => ({ account: someAccount(scene, 'demand'), ...amountAndNotes(scene, false) }),
  '0520': scene => ({ account: someAccount(scene, 'demand'), ...amountAndNotes(scene, true) }),
  '0530': scene => ({
    payer: someAccount(scene, 'demand'),
    payee: someAccount(scene, 'demand'),
    amount: printMoney(amount(scene)),
  }),
  '0540': scene => paidOut(scene, '0540', { account: someAccount(scene, 'demand') }),
  '0550': scene => ({
    account: someAccount(scene, 'demand'),
    action: scene.random.pick(['update', 'full', 'damaged']),
  }),
  '0560': scene => ({
    account: someAccount(scene, 'demand'),
    limit: scene.random.pick(['0', '500', '20000']),
  }),
  '1001': scene => seal(scene, scene.random.pick(['00', '01', '02', '03'])),
  '1002': ({ random }) => ({ seal: `S${random.below(10_000)}` }),
  '1003': scene => amountAndNotes(scene, true, 'till:00'),
  '1004': scene => amountAndNotes(scene, true),
  '1005': scene => ({ transit: someItem(scene, 'transit') }),
  '1006': scene => ({ to: scene.random.pick(['00', '01', '02', '03']), ...amountAndNotes(scene, true) }),
  '1010': scene => {
    const fen = BigInt(1 + scene.random.below(10)) * 10_000n
    return { received: notesFor(scene, fen, false), given: notesFor(scene, fen, true) }
  },
  '1020': scene => ({ ...count(scene), session: scene.random.pick(['opening', 'midday', 'closing']) }),
  '1041': scene => ({ ...amountAndNotes(scene, false), note: '清点', ...countItem(scene) }),
  '1042': scene => ({ ...amountAndNotes(scene, true), note: '清点', ...countItem(scene) }),
  '3201': scene => ({
    customer: someCustomer(scene),
    term: scene.random.pick(['3', '6', '12']),
    ...either(scene, 'payer', false),
  }),
  '3202': scene => paidOut(scene, '3202', { account: someAccount(scene, 'lumpSum') }),
  '3204': scene => {
    const part = printMoney(amount(scene))
    return paidOut(scene, '3204', { account: someAccount(scene, 'lumpSum'), amount: part })
  },
  '3206': scene => paidOut(scene, '3206', { account: someAccount(scene, 'lumpSum') }),
  '4001': scene => ({ account: someAccount(scene, scene.random.pick(['demand', 'lumpSum'])) }),
  '4003': scene => ({
    account: someAccount(scene, scene.random.pick(['demand', 'lumpSum'])),
    reason: '找到',
  }),
  '5001': scene => ({
    account: someAccount(scene, 'demand'),
    amount: printMoney(amount(scene)),
    ...remit,
  }),
  '5002': scene => {
    const account = someAccount(scene, 'demand')
    return { account, amount: printMoney(amount(scene)), payee: holderOf(scene, account) }
  },
  '5003': scene => {
    const remittance = someItem(scene, 'remittance')
    const isEntered = scene.bank.state.get('item', remittance)?.state === 'entered'
    return { remittance, step: isEntered ? 'review' : scene.random.pick(['send', 'send', 'back']) }
  },
  '6800': scene => ({ contract: contractNumber(scene), ...either(scene, 'payee', true) }),
  '6801': repayment,
  '6803': prepayment,
  '6804': scene => ({
    customer: someCustomer(scene),
    amount: '200000',
    use: scene.random.pick(['business', 'housing', 'consumer']),
    purpose: '周转',
    partner: scene.random.pick(['0003', '0013']),
    findings: '经营正常',
    conclusion: scene.random.pick(['recommend', 'decline']),
  }),
  '6805': contract,
  '6810': scene => ({ account: someAccount(scene, 'loan'), term: '6', reason: '周转' }),
  '6812': scene => {
    const result = scene.random.pick(['asAgreed', 'unclear', 'misused', 'repaid'])
    const next = result === 'unclear' || result === 'misused' ? '2027-01-04' : ''
    return { check: someItem(scene, 'loanCheck'), result, findings: '已核', next }
  },
  '6821': custody,
  '6830': scene => ({
    kind: scene.random.pick(['overdue', 'accrue', 'collect']),
    ...(scene.random.next() < 0.5 ? { account: someAccount(scene, 'loan') } : {}),
  }),
  '6840': loanClass,
  '8003': scene => ({
    ...count(scene),
    seals: sealsOf(scene.bank, scene.bank.state.get('till', scene.till)?.teller ?? ''),
  }),
  '8501': scene => ({ serial: someRow(scene), reason: '录错' }),
  '8520': manual,
  '8521': scene => ({ voucher: someItem(scene, 'manualVoucher') }),
}

/** Whose account it is; or, now and then, somebody else. */
function holderOf({ bank: { state }, random }: Scene, account: string): string {
  const owner = state.get('customer', state.get('account', account)?.customer ?? '')
  return owner && random.next() < 0.9 ? owner.name.sealed : '别人'
}

function countItem(scene: Scene): Raw {
  const open = openItems(scene.bank, 'count')
  return open.length > 0 && scene.random.next() < 0.5 ? { count: scene.random.pick(open) } : {}
}
