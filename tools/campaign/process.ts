/**
 * A server in a process of its own, as `npm start` runs it, but for its clock: that goes wrong by as many
 * milliseconds as its parent says.
 */
import type { AddressInfo } from 'node:net'
import { build } from '../../server/app.ts'
import { now } from '../../server/clock.ts'
import { closedHouse, openHouse } from '../../server/house.ts'
import { openInstitution } from '../../server/institution.ts'
import { readSettings } from '../../server/settings.ts'

const CONNECTIONS = 6

let ahead = 0
process.on('message', message => {
  ahead = Number(message)
})
// A server without a parent is nobody's.
process.on('disconnect', () => process.exit(1))

const institution = await openInstitution(readSettings({ DATA_DIR: process.argv[2] }), {
  name: 'main',
  connections: CONNECTIONS,
})
const books = { ...institution.books, now: () => now() + ahead }
const house = { ...closedHouse(), open: openHouse({ ...institution, books }, []) }
const app = await build(house)
await app.listen({ port: 0, host: '127.0.0.1' })
process.send?.((app.server.address() as AddressInfo).port)
