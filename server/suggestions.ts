/**
 * What the words of a complaint are about, as those that were brought in with labels (9607) have taught: said
 * to those in charge, who may read all that it was learned from (docs/decisions/suggestions-are-no-facts.md).
 */
import { isInChargeOfComplaints } from '../core/complaints/access.ts'
import { type Classifier, type Labelled, learning } from '../core/complaints/classifier.ts'
import { businesses, reasons } from '../core/complaints/facets.ts'
import { facetsOfLabel } from '../core/complaints/labels.ts'
import { sealedPart } from '../core/derive/row.ts'
import { typedOn } from '../core/fields/field.ts'
import { type Item, serialOf } from '../core/items.ts'
import { decodeFields } from '../core/ledger/journal.ts'
import { transactionOf } from '../core/transactions/catalogue.ts'
import type { Words } from '../core/words.ts'
import type { Books } from './books.ts'
import type { Reader } from './looks/reader.ts'
import { findRows } from './store/journal.ts'
import { countItems, listItems } from './store/looks.ts'
import { ERASED } from './vault.ts'

interface Learned {
  readonly from: number
  readonly classify: Classifier
}

const NOTHING: Words = {
  zh: '本网点没有导入过带类别的投诉，无从学习',
  en: 'none were brought in with labels here, so that there is nothing to learn from',
}

const LEARNING: Words = {
  zh: '正在学习导入的投诉，稍后再看',
  en: 'learning from those brought in; look again soon',
}

/** The same texts give the same weights. */
const SEED = 7
const ROWS_AT_ONCE = 500
/** Between so many texts others are answered. */
const TEXTS_AT_ONCE = 20

/** By branch, kept in memory alone. */
export class Suggestions {
  readonly #books: Books
  readonly #known = new Map<string, Learned>()
  readonly #learning = new Map<string, Promise<void>>()

  constructor(books: Books) {
    this.#books = books
  }

  /** Null for whoever may not read all that it is learned from. */
  async of({ branch, teller }: Reader, said: string): Promise<Words | null> {
    if (!isInChargeOfComplaints(teller)) return null
    const labelled = await countItems(this.#books.pool, branch.code, 'complaint', 'imported')
    if (labelled === 0) return NOTHING
    const known = this.#known.get(branch.code)
    if (!known || labelled * 10 >= known.from * 11) this.#learn(branch.code)
    return known ? told(known, said) : LEARNING
  }

  /** Resolves when nothing is being learned. */
  async settled(): Promise<void> {
    await Promise.all(this.#learning.values())
  }

  #learn(branch: string): void {
    if (this.#learning.has(branch)) return
    const end = () => void this.#learning.delete(branch)
    // What goes wrong is tried again by the next who looks.
    this.#learning.set(branch, this.#learnFrom(branch).then(end, end))
  }

  async #learnFrom(branch: string): Promise<void> {
    const items = await listItems(this.#books.pool, branch, ['complaint'], ['imported'])
    const examples: Labelled[] = []
    for (let first = 0; first < items.length; first += ROWS_AT_ONCE) {
      const some = items.slice(first, first + ROWS_AT_ONCE) as Item<'complaint'>[]
      examples.push(...(await this.#examplesIn(branch, some)))
    }
    if (examples.length === 0) return
    const lesson = learning(examples, SEED)
    for (let text = 1; ; text++) {
      const { done, value } = lesson.next()
      if (done) return void this.#known.set(branch, { from: items.length, classify: value })
      if (text % TEXTS_AT_ONCE === 0) await new Promise(setImmediate)
    }
  }

  async #examplesIn(branch: string, items: readonly Item<'complaint'>[]): Promise<Labelled[]> {
    const { pool, vault } = this.#books
    const { fields } = transactionOf('9607')
    const keys = items.map(({ id, opened: day }) => ({ branch, day, serial: serialOf(id) }))
    const texts = (await findRows(pool, keys)).map(row => typedOn(fields, decodeFields(row.fields)))
    const sealed = texts.map(typed => sealedPart(typed('said')))
    const plain = await vault.open(pool, branch, sealed)
    return texts.flatMap((typed, index) => {
      const text = plain.get(sealed[index] ?? '') ?? ERASED
      return text === ERASED ? [] : [{ text, label: typed('label') }]
    })
  }
}

function told({ from, classify }: Learned, said: string): Words {
  const { label, probability } = classify(said)
  const { business, reason } = facetsOfLabel(label)
  const percent = Math.round(probability * 100)
  const [what, why] = [businesses[business], reasons[reason]]
  return {
    zh: `${label}（${what.zh}、${why.zh}），把握 ${percent}%，学自 ${from} 件导入的投诉`,
    en: `${label} (${what.en}, ${why.en}), ${percent}% sure, learned from ${from} brought in`,
  }
}
