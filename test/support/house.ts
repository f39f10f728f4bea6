/** A server of one's own for a browser test: real PostgreSQL, real HTTP, the built pages. */
import { execFileSync } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { build } from '../../server/app.ts'
import { setPasswords } from '../../server/found.ts'
import { closedHouse, openHouse } from '../../server/house.ts'
import type { Moves } from '../../server/institution.ts'
import { SCHEMA } from './cluster.ts'
import { BRANCH, foundingFile, openTestBooks, type TestBooks } from './books.ts'

export const PASSWORD = 'test-password'

export interface TestHouse {
  readonly url: string
  readonly bank: TestBooks
  close(): Promise<void>
}

/** The pages are built when a source is newer than they are, as `npm start` does. */
export const buildPages = (): void => {
  execFileSync(process.execPath, ['tools/run.mjs', 'pages'], { stdio: 'ignore' })
}

export async function openTestHouse(file = foundingFile): Promise<TestHouse> {
  const bank = await openTestBooks(file)
  const passwords = file.tellers.map(({ id }) => [id, PASSWORD])
  await setPasswords(bank.books, BRANCH, Object.fromEntries(passwords))
  const moves: Moves = new Set()
  const books = {
    ...bank.books,
    moved: (branches: readonly string[]) => moves.forEach(move => move(branches)),
  }
  const house = closedHouse()
  house.open = openHouse({ name: SCHEMA, dataFolder: bank.folder, books, moves, close: bank.close }, [])
  const app = await build(house)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    bank,
    async close() {
      house.open?.live.close()
      await app.close()
      await bank.close()
    },
  }
}
