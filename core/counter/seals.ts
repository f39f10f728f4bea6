/**
 * Seals from hand to hand. The register says who holds a seal, his own record lists what he holds: both are
 * changed together, here and nowhere else.
 */
import { isTogether } from '../control/duties.ts'
import type { Desk } from '../desk.ts'
import { change, tillHolder } from '../ledger/build.ts'
import type { SetRecord } from '../ledger/effects.ts'
import type { Key, Seal, Teller } from '../ledger/entities.ts'
import { pieces } from '../ledger/ranges.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { isPersonal, sealsInBox } from '../seals.ts'

/** A seal in another state, or in other hands. */
export const moveSeal = (desk: Desk, seal: Seal, to: Partial<Seal>): SetRecord =>
  change('seal', seal.no, seal, { ...to, since: desk.day })

export const withSeals = ({ seals }: Teller, more: readonly string[]): string[] =>
  [...new Set([...seals, ...more])].sort()

export const withoutSeals = ({ seals }: Teller, gone: readonly string[]): string[] =>
  seals.filter(no => !gone.includes(no))

/** All that somebody can hand over: his name seal stays his. */
export const sealsToHandOver = ({ seals }: Teller): string[] => seals.filter(no => !isPersonal(no))

export const sealKeys = (seals: readonly string[]): Key[] => seals.map(no => `seal:${no}` as const)

/** The stocks of draft forms in a till, for `refuseTwoOfThree`. */
export const draftFormKeys = (desk: Desk, till: string | null): Key[] =>
  till === null ? [] : draftForms(desk).map(kind => `stock:${tillHolder(till)}/${kind}` as const)

const draftForms = ({ parameters }: Desk): string[] =>
  parameters.voucherKinds.filter(({ draftForm }) => draftForm).map(({ kind }) => kind)

/** 印、押、证三分管, of what somebody would hold then: these seals, and what is in this till. */
export function refuseTwoOfThree(
  desk: Desk,
  {
    teller,
    seals,
    till,
  }: { readonly teller: string; readonly seals: readonly string[]; till: string | null },
  coming: string | null = null,
): Refusal | null {
  const inTill = draftForms(desk).reduce(
    (count, kind) =>
      count +
      (till === null ? 0 : pieces(desk.state.get('stock', `${tillHolder(till)}/${kind}`)?.ranges ?? [])),
    0,
  )
  const forms = inTill + (coming !== null && draftForms(desk).includes(coming) ? 1 : 0)
  return isTogether('hands', { seals, draftForms: forms }) ? refuse('handsNotSeparate', { teller }) : null
}

/** Key and combination of the vault are with two people: what somebody would hold then. */
export const refuseWholeVault = (teller: string, seals: readonly string[]): Refusal | null =>
  isTogether('vault', { seals }) ? refuse('keyWithCombination', { teller }) : null

/** The seals in the box, counted: as many as the register gives him. */
export function refuseSealCount({ seals }: Teller, counted: number | null): Refusal | null {
  return (counted ?? 0) === sealsInBox(seals).length
    ? null
    : { ...refuse('sealCountDiffers'), field: 'seals' }
}
