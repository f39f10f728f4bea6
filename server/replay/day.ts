/**
 * One banking day, as its people work it: open, new accounts first, then everybody's business side by side,
 * and in the evening tills, branch and day are closed. An account's own business stays in order; between
 * accounts the order does not matter, so requests of many customers travel together.
 */
import type { Day } from '../../core/dates.ts'
import { decodeEffects } from '../../core/ledger/apply.ts'
import type { Effect, SetRecord } from '../../core/ledger/effects.ts'
import { MAIN_TILL } from '../../core/ledger/entities.ts'
import { printMoney } from '../../core/money.ts'
import { inPerson } from '../../core/practice/inPerson.ts'
import { given } from '../../core/std.ts'
import { type Actor, type Crew, crewOf, sealsCounted, type Submit } from '../actors.ts'
import type { Posted } from '../answers.ts'
import type { Books } from '../books.ts'
import { runDayEnd } from '../jobs/dayEnd.ts'
import { readerFor } from '../looks/reader.ts'
import { findRows } from '../store/journal.ts'
import type { Bank, BankAccount } from './bank.ts'
import {
  BACK_OFFICE,
  CHIEF,
  COUNTERS,
  REPLAY_BRANCH,
  REVIEWER,
  signers,
  SUPERVISOR,
  vaultCash,
  UNIT,
} from './branch.ts'
import type { AccountDay, BankingDay } from './plan.ts'
import { carryOut, depositFields } from './transactions.ts'
import { TellerTill, Vault } from './tills.ts'

export class ReplayBranch {
  readonly #books: Books
  readonly #submit: Submit
  readonly #crew: Crew
  readonly #bank: Bank
  readonly #vault: Vault
  readonly #tills: readonly TellerTill[]
  /** The account numbers that the branch gave, by the numbers in the files. */
  readonly #numbers = new Map<string, string>()

  constructor(books: Books, submit: Submit, bank: Bank, first: Day) {
    this.#books = books
    this.#submit = submit
    this.#bank = bank
    this.#crew = crewOf(REPLAY_BRANCH, first, submit, signers)
    this.#vault = new Vault(this.#crew.actor(CHIEF), vaultCash)
    this.#tills = COUNTERS.map(
      ({ teller, till }) => new TellerTill(this.#crew.actor(teller), till, this.#vault),
    )
  }

  /** The account numbers of the branch, by the numbers in the files. */
  get numbers(): ReadonlyMap<string, string> {
    return this.#numbers
  }

  async work({ day, accounts }: BankingDay): Promise<void> {
    this.#crew.day = day
    await this.#open()
    await this.#openAccounts(accounts.filter(({ opening }) => opening !== null))
    await Promise.all(accounts.map(account => this.#serve(account)))
    await this.#close(day)
  }

  async #open(): Promise<void> {
    await this.#crew.actor(SUPERVISOR).act('8001')
    await Promise.all(this.#staff().map(actor => actor.act('0001')))
    const chief = this.#crew.actor(CHIEF)
    await Promise.all([
      this.#take(chief, MAIN_TILL, this.#vault.seal()),
      ...this.#tills.map(till => this.#take(till.teller, till.no, till.seal())),
    ])
    await this.#vault.stockPassbooks()
  }

  /** Everybody who must sign on and off; those in charge sign without. */
  #staff(): Actor[] {
    return [CHIEF, ...COUNTERS.map(({ teller }) => teller), REVIEWER, ...BACK_OFFICE].map(id =>
      this.#crew.actor(id),
    )
  }

  /** Whose account it is decides the counter, so that a second run is the first one again. */
  #tillFor(account: string): TellerTill {
    return given(this.#tills[Number(account) % this.#tills.length], 'a till')
  }

  async #openAccounts(openings: readonly AccountDay[]): Promise<void> {
    if (openings.length === 0) return
    const filed = await Promise.all(openings.map(({ account }) => this.#fileCustomer(account)))
    const customers = await this.#created(filed, 'customer')
    for (const till of this.#tills) {
      const own = openings.filter(({ account }) => this.#tillFor(account) === till)
      await till.stockPassbooks(own.length)
    }
    const opened = await Promise.all(
      openings.map(async ({ account, opening }, index) => {
        const till = this.#tillFor(account)
        const deposit = given(opening, 'the deposit that opens the account')
        const { notes, fields } = depositFields(deposit)
        const customer = given(customers[index], 'customer')
        const row = await till.teller.act('0500', inPerson('0500', { customer, ...fields }, UNIT))
        till.take(notes)
        till.usePassbook()
        return row
      }),
    )
    const numbers = await this.#created(opened, 'account')
    for (const [index, { account }] of openings.entries()) {
      this.#numbers.set(account, given(numbers[index], 'account number'))
    }
  }

  #fileCustomer(account: string): Promise<Posted> {
    const owner = this.#ownerOf(account)
    return this.#tillFor(account).teller.act('0201', {
      kind: 'person',
      name: nameOf(owner),
      idKind: 'passport',
      idNumber: `C${owner.client.padStart(5, '0')}B${owner.birthNumber}`,
      address: owner.district,
    })
  }

  #ownerOf(account: string): BankAccount['owner'] {
    return given<BankAccount>(this.#bank.accounts.get(account), `account ${account} in the files`).owner
  }

  /** The numbers that these rows gave, read from the journal as a receipt would. */
  async #created(rows: readonly Posted[], kind: 'customer' | 'account'): Promise<string[]> {
    const stored = await findRows(
      this.#books.pool,
      rows.map(({ day, serial }) => ({ branch: REPLAY_BRANCH, day, serial })),
    )
    const bySerial = new Map(stored.map(row => [row.serial, decodeEffects(row.effects)]))
    return rows.map(({ serial }) => {
      const opened = bySerial.get(serial)?.find(isOpening(kind))
      return given(opened, `row ${serial} opens a new ${kind}`).key
    })
  }

  async #serve({ account, overdraft, credits, debits }: AccountDay): Promise<void> {
    const no = given(this.#numbers.get(account), `account ${account} is open`)
    const desks = {
      till: this.#tillFor(account),
      maker: this.#crew.actor(BACK_OFFICE[0]),
      checker: this.#crew.actor(BACK_OFFICE[1]),
      sender: this.#crew.actor(CHIEF),
      holder: nameOf(this.#ownerOf(account)),
    }
    for (const one of credits) await carryOut(one, no, desks)
    if (overdraft !== null) await desks.maker.act('0560', { account: no, limit: printMoney(overdraft) })
    for (const one of debits) await carryOut(one, no, desks)
  }

  async #close(day: Day): Promise<void> {
    await Promise.all(this.#tills.map(till => till.handIn()))
    const chief = this.#crew.actor(CHIEF)
    await Promise.all([
      this.#sealTill(chief, this.#vault, day),
      ...this.#tills.map(till => this.#sealTill(till.teller, till, day)),
    ])
    await Promise.all(this.#staff().map(actor => actor.act('0002')))
    const supervisor = this.#crew.actor(SUPERVISOR)
    await supervisor.act('8004')
    await supervisor.act('8008')
    const { branch } = await readerFor(this.#books, REPLAY_BRANCH, SUPERVISOR, `T${SUPERVISOR}`)
    const trouble = await runDayEnd(this.#books, this.#submit, branch)
    if (trouble.length > 0)
      throw new Error(`${day} does not close: ${trouble.map(({ en }) => en).join('; ')}`)
  }

  async #take(holder: Actor, till: string, sealed: { readonly seal?: string }): Promise<void> {
    const seals = await sealsCounted(this.#books, REPLAY_BRANCH, holder.teller)
    await holder.act('1001', { till, ...sealed, seals })
  }

  /** Counted without looking at the book; the book must say the same. */
  async #sealTill(holder: Actor, till: Vault | TellerTill, day: Day): Promise<void> {
    const seals = await sealsCounted(this.#books, REPLAY_BRANCH, holder.teller)
    await holder.act('8003', { ...till.count(), seals })
    await holder.act('1002', { seal: till.newSeal(day) })
  }
}

const nameOf = ({ client }: BankAccount['owner']): string => `Client ${client}`

const isOpening =
  (kind: SetRecord['kind']) =>
  (effect: Effect): effect is SetRecord =>
    effect.type === 'set' && effect.kind === kind && effect.from === null
