// Runs a command of the house: `node tools/run.mjs <command> …`. What is run is built first, when a source is newer
// than what was built of it. Plain JavaScript, because this is what builds the rest.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

const commands = {
  start: { entry: 'server/main.js', web: true },
  build: { entry: null, web: true },
  program: { entry: null },
  pages: { entry: null, web: true, server: false },
  verify: { entry: 'server/commands/verify.js' },
  rebuild: { entry: 'server/commands/rebuild.js' },
  rekey: { entry: 'server/commands/rekey.js' },
  backup: { entry: 'server/commands/backup.js' },
  restore: { entry: 'server/commands/restore.js' },
  replay: { entry: 'server/commands/replay.js' },
  export: { entry: 'server/commands/export.js' },
  migrate: { entry: 'server/commands/migrate.js' },
  found: { entry: 'server/commands/found.js' },
  password: { entry: 'server/commands/password.js' },
  responsibility: { entry: 'server/commands/responsibility.js' },
  complaints: { entry: 'server/commands/complaints.js' },
  vectors: { entry: 'tools/vectors.js' },
  catalogue: { entry: 'tools/catalogue.js' },
  docs: { entry: 'tools/docs.js' },
  campaign: { entry: 'tools/campaign.js' },
  audit: { entry: 'tools/audit.js' },
  bench: { entry: 'bench/bench.js', web: true },
}

function newest(path) {
  const at = join(root, path)
  if (!existsSync(at)) return 0
  const stat = statSync(at)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(at).map(name => newest(join(path, name))))
}

function run(label, script, args) {
  process.stderr.write(`${label} …\n`)
  const { status } = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(status ?? 1)
}

const builtAt = path => (existsSync(join(root, path)) ? statSync(join(root, path)).mtimeMs : 0)

function buildServer() {
  const sources = [
    'core',
    'server',
    'tools',
    'bench',
    'test/support',
    'tsconfig.json',
    'tsconfig.build.json',
    'package-lock.json',
  ]
  if (Math.max(...sources.map(newest)) < builtAt('dist/.tsbuildinfo')) return
  run('Building the program', 'node_modules/typescript/bin/tsc', ['-p', 'tsconfig.build.json'])
}

function buildWeb() {
  const sources = ['core', 'web', 'vite.config.ts', 'package-lock.json']
  if (Math.max(...sources.map(newest)) < builtAt('dist/web/index.html')) return
  run('Building the pages', 'node_modules/vite/bin/vite.js', ['build', '--logLevel', 'warn'])
}

const [name = '', ...args] = process.argv.slice(2)
const command = commands[name]
if (!command) {
  process.stderr.write(`Commands: ${Object.keys(commands).join(', ')}\n`)
  process.exit(2)
}
if (command.server !== false) buildServer()
if (command.web) buildWeb()
if (command.entry) {
  // A posting leaves much behind that nobody needs for long: a larger nursery collects it for half the price.
  const options = ['--max-semi-space-size=64']
  const child = spawn(process.execPath, [...options, join(root, 'dist', command.entry), ...args], {
    stdio: 'inherit',
  })
  // The terminal signals the whole group; a signal to us alone is passed on.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
