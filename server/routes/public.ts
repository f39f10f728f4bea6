/** Before anybody has signed in: is the house open, and who may be tried in the demo. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { EntityKind, Teller, Till } from '../../core/ledger/entities.ts'
import { sealsInBox } from '../../core/seals.ts'
import type { WireWelcome } from '../../core/wire.ts'
import { now } from '../clock.ts'
import type { House, OpenHouse } from '../house.ts'
import { DEMO_BRANCH } from '../demo/branch.ts'
import { branchesOf } from '../looks/branches.ts'
import { release } from '../release.ts'
import { readKinds } from '../store/state.ts'
import { wire } from './schemas.ts'

export const publicRoutes =
  (house: House): FastifyPluginAsyncTypebox =>
  async app => {
    app.get('/api/welcome', { schema: { response: { 200: wire<WireWelcome>('WireWelcome') } } }, () =>
      welcome(house),
    )
  }

async function welcome({ open, progress, began }: House): Promise<WireWelcome> {
  const server = { release, upSeconds: Math.floor((now() - began) / 1000) }
  if (!open) return { ready: false, server, progress, branches: [], hints: [], seals: [], sealsAway: [] }
  const branches = await branchesOf(open.books)
  const boxes = open.hints.length === 0 ? { seals: [], sealsAway: [] } : await boxesOf(open)
  return { ready: true, server, progress: null, branches, hints: open.hints, ...boxes }
}

/** What one would see of the boxes of the demo: the seal on each, and how many seals lie in them. */
async function boxesOf({ books }: OpenHouse): Promise<Pick<WireWelcome, 'seals' | 'sealsAway'>> {
  const valuesOf = async <T>(kind: EntityKind): Promise<T[]> =>
    [...(await readKinds(books.pool, DEMO_BRANCH, [kind])).values()].map(({ value }) => value as T)
  const [tills, tellers] = await Promise.all([valuesOf<Till>('till'), valuesOf<Teller>('teller')])
  return {
    seals: tills.flatMap(({ no, seal }) => (seal === null ? [] : [{ till: no, seal }])),
    sealsAway: tellers.flatMap(({ id, seals, sealsAway }) =>
      sealsAway ? [{ teller: id, pieces: sealsInBox(seals).length }] : [],
    ),
  }
}
