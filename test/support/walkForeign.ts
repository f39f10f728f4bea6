/** Foreign notes on a random day: bought, sold, drawn, sent on, found over and short, at rates that change. */
import { SAMPLE_PICTURE } from '../../core/fields/image.ts'
import type { Raw } from '../../core/fields/field.ts'
import { printExchangeRate } from '../../core/exchangeRates.ts'
import { asWritten, goodFaces, type Notes, payableFrom, printNotes, worth } from '../../core/ledger/units.ts'
import { parseMoney, printMoney } from '../../core/money.ts'
import { isRefusal } from '../../core/refusals.ts'
import type { Scene } from './walk.ts'

const UNITS = ['USD', 'USD', 'EUR', 'JPY']

const document = (scene: Scene): Raw => ({
  name: '客户',
  idKind: 'passport',
  idNumber: `E${10_000 + scene.random.below(4)}`,
  ...(scene.random.next() < 0.8 ? { identityResult: 'match', identityImage: SAMPLE_PICTURE } : {}),
})

/** Some notes of a currency: of those that a holder has, or such as somebody brings. */
function some({ random, bank }: Scene, unit: string, holder: string | null): Notes {
  const held = holder ? (bank.state.get('purse', `${holder}/${unit}`)?.notes ?? {}) : null
  const face = random.pick(goodFaces(unit).filter(({ form }) => form === 'note')).name
  const most = held ? Number(held[face] ?? 0n) : 30
  return { [face]: BigInt(1 + random.below(Math.max(1, most))) }
}

const amountOf = (unit: string, notes: Notes): Raw => ({
  currency: unit,
  amount: printMoney(asWritten(unit, worth(unit, notes))),
  notes: printNotes(unit, notes),
})

/** In yuan notes, for what the code says that it comes to. */
function inNotes({ bank, till }: Scene, by: string, code: string, fields: Raw): Raw {
  const asked = bank.ask(by, code, fields)
  const wanted = isRefusal(asked) && asked.refused === 'notesWanted' ? asked.detail.amount : null
  const fen = (typeof wanted === 'string' ? parseMoney(wanted) : null) ?? 100n
  const purse = code === '1501' ? (bank.state.get('purse', `till:${till}`)?.notes ?? {}) : null
  const notes = purse ? payableFrom('CNY', purse, fen) : null
  return { ...fields, notes: notes ? printNotes('CNY', notes) : `c0.01x${fen}` }
}

const holderOf = ({ bank, till }: Scene): string => bank.state.get('till', till)?.teller ?? '0011'

function buys(scene: Scene): Raw {
  const unit = scene.random.pick(UNITS)
  const foreign = printNotes(unit, some(scene, unit, null))
  return inNotes(scene, holderOf(scene), '1501', { currency: unit, foreign, ...document(scene) })
}

function sells(scene: Scene): Raw {
  const unit = scene.random.pick(UNITS)
  const foreign = printNotes(unit, some(scene, unit, `till:${scene.till}`))
  const fields = { currency: unit, foreign, purpose: 'travel', ...document(scene) }
  return inNotes(scene, holderOf(scene), '1502', fields)
}

export const foreignAsks: Readonly<Record<string, (scene: Scene) => Raw>> = {
  '0106': ({ bank: { head }, random }) => {
    const middle = 7_000_000 + random.below(300_000)
    return {
      currency: 'USD',
      buying: printExchangeRate(middle - 70_000),
      middle: printExchangeRate(middle),
      selling: printExchangeRate(middle + 30_000),
      from: head.day,
      reason: '牌价',
    }
  },
  // Twice, and so twice as often: papers, notes and rates must all be right, or nothing comes of it.
  '1501': buys,
  '1501 again': buys,
  '1502': sells,
  '1502 again': sells,
  '1003 foreign': scene => amountOf('USD', some(scene, 'USD', 'till:00')),
  '1004 foreign': scene => {
    const unit = scene.random.pick(UNITS)
    return amountOf(unit, some(scene, unit, `till:${scene.till}`))
  },
  '1006 foreign': scene => {
    const unit = scene.random.pick(UNITS)
    const to = scene.random.pick(['00', '01', '02'])
    return { to, ...amountOf(unit, some(scene, unit, `till:${scene.till}`)) }
  },
  '1041 foreign': () => ({ ...amountOf('USD', { '1': 1n }), note: '清点' }),
  '1042 foreign': scene => ({ ...amountOf('USD', some(scene, 'USD', `till:${scene.till}`)), note: '清点' }),
}
