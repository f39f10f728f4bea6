import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from './folders.ts'

/** The release that writes a row is part of the row. */
export const release: string = (
  JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
).version
