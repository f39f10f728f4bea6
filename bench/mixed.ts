/**
 * A day at the counter, with everything that comes to it: mostly deposits and withdrawals, between them
 * openings, transfers, fixed deposits, passbooks, lost papers, changed notes, cash to and from the main till,
 * and the signatures that some of it needs. What is counted is requests answered, signatures among them.
 */
import type { Actor } from '../server/actors.ts'
import { given } from '../core/std.ts'
import { gatherer } from '../server/gather.ts'
import { type Branch, deposit, openBranch, stock } from './branch.ts'
import { type Bench, beside, during, interleaved, type Measured } from './measured.ts'

const CALLERS = 256
const TELLERS = 50
/** Each caller brings a customer with accounts of his own. */
const ACCOUNTS_EACH = 10
const PAPERS_EACH = 2_000

export async function mixed(bench: Bench): Promise<Measured[]> {
  const { books } = await bench.open('mixed')
  const { submit } = gatherer(books)
  let answered = 0
  const plan = { tellers: TELLERS, accounts: CALLERS * ACCOUNTS_EACH }
  const branch = await openBranch(
    books,
    incoming => {
      answered += 1
      return submit(incoming)
    },
    plan,
  )
  await supply(branch)
  const counted = (act: (caller: number) => Promise<unknown>) => async (ms: number) => {
    const [before, start] = [answered, performance.now()]
    await during(ms, CALLERS, act)
    const rate = (1000 * (answered - before)) / (performance.now() - start)
    await books.memories.drained()
    return { rate }
  }
  const places = Array.from({ length: CALLERS }, (_, caller) => caller * 7)
  const rounds = await interleaved(bench.roundMs, {
    deposits: counted(caller => deposit(branch, caller, accountsOf(branch, caller)[0] ?? '')),
    mixed: counted(caller => {
      const place = given(places[caller], 'a place in the day')
      places[caller] = place + 1
      return given(DAY_OF_CODES[place % DAY_OF_CODES.length], 'a code')(sceneOf(branch, caller, place))
    }),
  })
  const row = { name: 'mixed', callers: CALLERS, baseline: '0510 alone', unit: 'requests/s' }
  return [beside(row, 'rate', rounds.mixed, rounds.deposits)]
}

/** Notes and papers for a long day. */
async function supply(branch: Branch): Promise<void> {
  await stock(branch, 'certificate', PAPERS_EACH)
  await stock(branch, 'passbook', PAPERS_EACH, 1 + branch.accounts.length)
  for (const id of branch.tellers)
    await branch.crew.actor(id).act('1003', { amount: '20000', notes: '100x200' })
}

interface Scene {
  readonly teller: Actor
  readonly customer: string
  readonly accounts: readonly string[]
  /** Another number for each request. */
  readonly place: number
}

const accountsOf = ({ accounts }: Branch, caller: number): readonly string[] =>
  accounts.slice(caller * ACCOUNTS_EACH, (caller + 1) * ACCOUNTS_EACH)

function sceneOf(branch: Branch, caller: number, place: number): Scene {
  const teller = branch.crew.actor(given(branch.tellers[caller % TELLERS], 'a teller'))
  return { teller, customer: String(1 + caller), accounts: accountsOf(branch, caller), place }
}

type Act = (scene: Scene) => Promise<unknown>

const hundred = { amount: '100', notes: '100x1' }
const thousand = { amount: '1000', notes: '100x10' }

const paysIn: Act = ({ teller, accounts, place }) =>
  teller.act('0510', { account: accounts[place % 8] ?? '', ...hundred })

const draws: Act = ({ teller, accounts, place }) =>
  teller.act('0520', { account: accounts[place % 8] ?? '', ...hundred })

const transfers: Act = ({ teller, accounts }) =>
  teller.act('0530', { payer: accounts[0] ?? '', payee: accounts[1] ?? '', amount: '1' })

const updatesPassbook: Act = ({ teller, accounts }) =>
  teller.act('0550', { account: accounts[1] ?? '', action: 'update' })

const changesNotes: Act = ({ teller }) => teller.act('1010', { received: '50x2', given: '100x1' })

const arrives: Act = ({ teller, customer, place }) => {
  const idNumber = `P${customer}X${place}`
  return teller.act('0201', { kind: 'person', name: '乙', idKind: 'passport', idNumber })
}

const opens: Act = ({ teller, customer }) => teller.act('0500', { customer, ...thousand })

const fixes: Act = ({ teller, customer }) => teller.act('3201', { customer, term: '12', ...thousand })

const losesAndFinds: Act = async ({ teller, accounts }) => {
  const account = accounts[9] ?? ''
  await teller.act('4001', { account })
  await teller.act('4003', { account, reason: '已找到' })
}

const fetchesCash: Act = async ({ teller }) => {
  await teller.act('1003', thousand)
  await teller.act('1004', thousand)
}

const MORNING = [paysIn, draws, paysIn, transfers, opens, paysIn, draws, losesAndFinds, paysIn, changesNotes]
const AFTERNOON = [paysIn, draws, fixes, paysIn, arrives, transfers, updatesPassbook, paysIn, fetchesCash]
const DAY_OF_CODES: readonly Act[] = [...MORNING, ...AFTERNOON]
