/** Where the package's own files are, whether the sources run or what was built of them. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

function findPackage(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from
  const above = dirname(from)
  if (above === from) throw new Error('package.json is not above the program')
  return findPackage(above)
}

export const packageFolder = findPackage(dirname(fileURLToPath(import.meta.url)))
