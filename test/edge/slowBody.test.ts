/** Whoever sends a request drop by drop does not hold a connection for ever. */
import { expect, test } from 'vitest'
import { build } from '../../server/app.ts'
import { closedHouse } from '../../server/house.ts'

test('a request has to be all there in time', async () => {
  const app = await build(closedHouse())
  await app.ready()
  const { requestTimeout } = app.server
  await app.close()
  expect(requestTimeout).toBeGreaterThan(0)
})
