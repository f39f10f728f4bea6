/** The register of seals (印章登记簿): whole for those in charge; anybody else sees what he holds. */
import { sealKinds, sealStates } from '../../core/seals.ts'
import type { WireSeal } from '../../core/wire.ts'
import { listSeals } from '../store/registers.ts'
import { isInCharge, type Reader } from './reader.ts'

export async function sealRegister(reader: Reader): Promise<WireSeal[]> {
  const { books, branch, teller } = reader
  const seals = await listSeals(books.pool, branch.code)
  return seals
    .filter(({ holder }) => isInCharge(reader) || holder === teller.id)
    .map(({ no, kind, state, holder, registered, since, impression }) => {
      const { name, use } = sealKinds[kind]
      return { no, kind: name, use, state: sealStates[state], holder, registered, since, impression }
    })
}
