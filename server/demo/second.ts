/**
 * The second outlet of the demo: small, with accounts of its own, so that business between branches is real.
 * Its people work the same days as those of the first.
 */
import { accountNumber } from '../../core/counter/accounts.ts'
import type { Day } from '../../core/dates.ts'
import type { FoundingFile } from '../../core/founding.ts'
import { parseNotes } from '../../core/ledger/units.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { idCheckDigit } from '../../core/numbers.ts'
import { given } from '../../core/std.ts'
import { type Crew, crewOf, sealsCounted } from '../actors.ts'
import type { Books } from '../books.ts'
import { found, setPasswords } from '../found.ts'
import { runDayEnd } from '../jobs/dayEnd.ts'
import { readerFor } from '../looks/reader.ts'
import { balanceTill } from './evening.ts'
import { DEMO_PASSWORD, secondPeople } from './people.ts'

export const SECOND_BRANCH = '0102'

const TILL = '01'
const CASH = '100x1000 50x200 20x200 10x200 5x100 1x200 c0.1x100 c0.01x100'
const DRAWN = '100x200 50x60 20x50 10x50 5x20 1x50'
const AMOUNT_DRAWN = '24650'

const founding = (day: Day): FoundingFile => ({
  branch: SECOND_BRANCH,
  name: { zh: '掌柜示范支行城东储蓄所', en: 'Zhanggui demo outlet, East' },
  unit: 'CNY',
  day,
  parameters: defaultParameters,
  tellers: secondPeople,
  tills: [TILL],
  cash: given(parseNotes(CASH), 'cash'),
})

const signers = {
  witness: ['0012', '0003'],
  reviewer: ['0012', '0003'],
  chiefTeller: ['0003', '0002'],
  supervisor: ['0002'],
} as const

export class SecondOutlet {
  readonly crew: Crew
  readonly #books: Books
  #seal: string | null = null
  #mainSeal: string | null = null
  #days = 0

  private constructor(books: Books, crew: Crew) {
    this.#books = books
    this.crew = crew
  }

  static async found(books: Books, day: Day, submit: Parameters<typeof crewOf>[2]): Promise<SecondOutlet> {
    await found(books, founding(day))
    const passwords = Object.fromEntries(secondPeople.map(({ id }) => [id, DEMO_PASSWORD]))
    await setPasswords(books, SECOND_BRANCH, passwords)
    return new SecondOutlet(books, crewOf(SECOND_BRANCH, day, submit, signers))
  }

  /** The accounts of the outlet that others may pay into. */
  readonly accounts: readonly string[] = [1n, 2n, 3n].map(no => accountNumber(SECOND_BRANCH, 'demand', no))

  async open(): Promise<void> {
    const { crew } = this
    await crew.actor('0002').act('8001')
    for (const { id } of secondPeople) await crew.actor(id).act('0001')
    await this.#take('0003', '00', this.#mainSeal)
    if (this.#days === 0) await crew.actor('0003').act('2001', { kind: 'passbook', numbers: '20001-20100' })
    await this.#take('0011', TILL, this.#seal)
    if (this.#days > 0) return
    await crew.actor('0011').act('2003', { kind: 'passbook', numbers: '20001-20020' })
    await crew.actor('0011').act('1003', { amount: AMOUNT_DRAWN, notes: DRAWN })
    for (const [index, { name, born }] of CUSTOMERS.entries()) await this.#newCustomer(name, born, index)
  }

  async #take(teller: string, till: string, seal: string | null): Promise<void> {
    const seals = await sealsCounted(this.#books, SECOND_BRANCH, teller)
    await this.crew.actor(teller).act('1001', seal ? { till, seal, seals } : { till })
  }

  async #newCustomer(name: string, born: string, index: number): Promise<void> {
    const teller = this.crew.actor('0011')
    const digits = `440303${born}${String(31 + index)}1`
    const idNumber = digits + idCheckDigit(digits)
    await teller.act('0201', { kind: 'person', name, idKind: 'idCard', idNumber })
    await teller.act('0500', { customer: String(index + 1), amount: '2000', notes: '100x20' })
  }

  async close(submit: Parameters<typeof runDayEnd>[1]): Promise<void> {
    const { crew } = this
    this.#days += 1
    const at = { books: this.#books, crew, branch: SECOND_BRANCH }
    this.#seal = `E${this.#days}1`
    this.#mainSeal = `E${this.#days}0`
    await balanceTill(at, '0011', TILL, this.#seal)
    await balanceTill(at, '0003', '00', this.#mainSeal)
    for (const { id } of [...secondPeople].reverse()) if (id !== '0002') await crew.actor(id).act('0002')
    await crew.actor('0002').act('0002')
    await crew.actor('0002').act('8004')
    await crew.actor('0002').act('8008')
    const { branch } = await readerFor(this.#books, SECOND_BRANCH, '0002', 'T0002')
    const trouble = await runDayEnd(this.#books, submit, branch)
    if (trouble.length > 0) throw new Error(`the second outlet does not close: ${trouble[0]?.en}`)
  }
}

const CUSTOMERS = [
  { name: '许海燕', born: '19830711' },
  { name: '何志刚', born: '19760502' },
  { name: '吕文静', born: '19940323' },
] as const
