/** `npm start`: listens at once and says how far it is, opens the books, fills an empty demo, and serves. */
import { DEMO_PASSWORD, demoHints } from './demo/people.ts'
import { DEMO_BRANCH, demoWeek } from './demo/week.ts'
import { build } from './app.ts'
import { now } from './clock.ts'
import { type House, openHouse, type OpenHouse } from './house.ts'
import { type Institution, openInstitution } from './institution.ts'
import { readerFor } from './looks/reader.ts'
import { passwordIsRight } from './sessions.ts'
import { readSettings, type Settings } from './settings.ts'
import { readHeads } from './store/heads.ts'
import { release } from './release.ts'

const settings = readSettings()
const house: House = {
  open: null,
  progress: { label: { zh: '启动数据库', en: 'Starting the database' }, done: 0, total: 1 },
}

const app = await build(house, { log: true })
await app.listen({ port: settings.port, host: '0.0.0.0' })
const address = app.server.address()
const port = typeof address === 'object' && address ? address.port : settings.port
say(`掌柜 Zhanggui ${release}  http://localhost:${port}`)

const began = now()
const institution = await openInstitution(settings, { name: 'main', connections: 10 })
await fillDemo(institution, settings)
house.open = openHouse(institution, (await isDemo(institution)) ? demoHints : [])
house.progress = null
await resumeDayEnds(house.open)
say(`ready after ${((now() - began) / 1000).toFixed(1)} s`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())

async function stop(): Promise<void> {
  house.open?.live.close()
  await app.close()
  await house.open?.gather.drained()
  await institution.close()
  process.exit(0)
}

async function fillDemo({ books }: Institution, { demo }: Settings): Promise<void> {
  if (!demo || (await readHeads(books.pool)).length > 0) return
  const today = new Date(now()).toISOString().slice(0, 10)
  await demoWeek(books, today, (done, total) => {
    house.progress = { label: { zh: '准备示范网点', en: 'Preparing the demo branch' }, done, total }
    say(`preparing the demo branch: day ${done} of ${total}`)
  })
}

/** Hints are shown only in demo mode, and only where the known password really opens the door. */
async function isDemo({ books }: Institution): Promise<boolean> {
  return settings.demo && (await passwordIsRight(books, DEMO_BRANCH, '0002', DEMO_PASSWORD))
}

/** A day end that a crash has cut off goes on by itself. */
async function resumeDayEnds(open: OpenHouse): Promise<void> {
  for (const { branch } of await readHeads(open.books.pool)) {
    const reader = await readerFor(open.books, branch, '9999', 'start')
    if (reader.branch.state === 'closing') void open.dayEnd.run(reader)
  }
}

function say(text: string): void {
  if (!settings.quiet) process.stdout.write(`${text}\n`)
}
