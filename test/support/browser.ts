/**
 * A Chromium to test with: the one inside an npm package where there is one for the platform, else the
 * system's Chrome. A Chinese font comes from npm too, for a page without glyphs proves nothing.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { arch, platform } from 'node:process'
import { type Browser, chromium } from 'playwright-core'

const CACHE = resolve('node_modules/.cache/zhanggui-browser')

// Nothing may be asked of the network: a closed one would be asked a hundred times.
const QUIET = [
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export async function launchBrowser(): Promise<Browser> {
  const packed = platform === 'linux' && arch === 'x64' ? await packedChromium() : null
  if (!packed) return chromium.launch({ channel: 'chrome', args: QUIET })
  const env = { ...process.env, FONTCONFIG_FILE: fontSettings() } as Record<string, string>
  return chromium.launch({ executablePath: packed, args: ['--no-sandbox', '--disable-gpu', ...QUIET], env })
}

/** Unpacked once into the package cache, not into a folder that the next reboot empties. */
async function packedChromium(): Promise<string | null> {
  mkdirSync(CACHE, { recursive: true })
  const before = process.env.TMPDIR
  process.env.TMPDIR = CACHE
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    return await packed.executablePath()
  } catch {
    return null
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

function fontSettings(): string {
  const file = join(CACHE, 'fonts.conf')
  const fonts = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'),
  )
  const folders = [join(fonts, '400Regular'), join(fonts, '700Bold')].map(folder => `<dir>${folder}</dir>`)
  const text = `<?xml version="1.0"?><fontconfig>${folders.join('')}<cachedir>${CACHE}/fonts</cachedir></fontconfig>`
  // A copied folder brings the settings of where it came from, and without a font Chromium dies.
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    rmSync(file, { force: true })
    writeFileSync(file, text)
  }
  return file
}
