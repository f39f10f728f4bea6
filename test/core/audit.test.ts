/** The audit of packages: this lock file passes, each fault is named, and silence is no all-clear. */
import { describe, expect, test } from 'vitest'
import { faultsHere, reportOf } from '../../tools/audit.ts'
import { adviceOf } from '../../tools/audit/advisories.ts'
import { type LockedPackage, lockfileFaults } from '../../tools/audit/lockfile.ts'

const INTEGRITY = `sha512-${'A'.repeat(86)}==`
const sound: LockedPackage = { version: '1.2.3', integrity: INTEGRITY, license: 'MIT' }

const faultsOf = (locked: LockedPackage, scripts: Record<string, boolean> = {}, name = 'till') =>
  lockfileFaults({ packages: { '': {}, [`node_modules/safe/node_modules/${name}`]: locked } }, scripts)

test('the lock file of the program is in order', () => {
  expect(faultsHere()).toEqual([])
})

test.each<[string, LockedPackage, readonly string[]]>([
  ['a sound package', sound, []],
  ['one from a mirror over TLS', { ...sound, resolved: 'https://mirror.example/till/-/till-1.2.3.tgz' }, []],
  ['a choice of licences of which one will do', { ...sound, license: '(MIT OR GPL-3.0-or-later)' }, []],
  ['two licences that both will do', { ...sound, license: '(MIT AND Zlib)' }, []],
  ['no hash', { version: '1.2.3', license: 'MIT' }, ['till@1.2.3: has no hash to be checked by']],
  ['a weak hash', { ...sound, integrity: 'sha1-abc=' }, ['till@1.2.3: has no hash to be checked by']],
  [
    'a source of git',
    { ...sound, resolved: 'git+ssh://git@example.com/till.git#0a1b' },
    ['till@1.2.3: comes from git+ssh://git@example.com/till.git#0a1b, which is no registry over TLS'],
  ],
  [
    'a source without TLS',
    { ...sound, resolved: 'http://registry.example/till/-/till-1.2.3.tgz' },
    ['till@1.2.3: comes from http://registry.example/till/-/till-1.2.3.tgz, which is no registry over TLS'],
  ],
  ['a folder of the machine', { ...sound, link: true }, ['till@1.2.3: is no release of a registry']],
  ['a licence that binds us', { ...sound, license: 'AGPL-3.0' }, ['till@1.2.3: has the licence AGPL-3.0']],
  [
    'two licences of which one will not do',
    { ...sound, license: 'MIT AND GPL-3.0-only' },
    ['till@1.2.3: has the licence MIT AND GPL-3.0-only'],
  ],
  ['no licence', { version: '1.2.3', integrity: INTEGRITY }, ['till@1.2.3: names no licence']],
])('%s', (_, locked, faults) => {
  expect(faultsOf(locked)).toEqual(faults)
})

test('who names no licence was looked at in that version, and is looked at again in the next', () => {
  const unnamed = (version: string) => faultsOf({ version, integrity: INTEGRITY }, {}, 'png-js')
  expect(unnamed('1.1.0')).toEqual([])
  expect(unnamed('1.1.1')).toEqual(['png-js@1.1.1: names no licence'])
})

test('a script of the installation is allowed or denied by name', () => {
  const scripted = { ...sound, hasInstallScript: true }
  expect(faultsOf(scripted)).toEqual([
    'till@1.2.3: runs a script when installed, which allowScripts of package.json neither allows nor denies',
  ])
  expect(faultsOf(scripted, { till: true })).toEqual([])
  expect(faultsOf(scripted, { till: false })).toEqual([])
})

describe('what the registry says', () => {
  const severities = (...grades: readonly string[]) =>
    JSON.stringify({
      vulnerabilities: Object.fromEntries(
        grades.map(grade => [`of-${grade}`, { severity: grade, range: '<2' }]),
      ),
    })

  test.each([
    ['nothing', severities(), 0, ['Advisories: the registry knows none of grade high or above.']],
    [
      'something small',
      severities('low', 'moderate'),
      0,
      ['Advisories: the registry knows none of grade high or above.'],
    ],
    [
      'something grave',
      severities('low', 'high', 'critical'),
      1,
      ['Advisory: of-high <2: high', 'Advisory: of-critical <2: critical'],
    ],
    [
      'that it cannot be asked',
      JSON.stringify({ message: '405 Method Not Allowed', statusCode: 405 }),
      3,
      ['Advisories: NOT CHECKED, the registry could not be asked (405 Method Not Allowed).'],
    ],
    [
      'no answer at all',
      'npm error',
      3,
      ['Advisories: NOT CHECKED, the registry could not be asked (npm audit printed no answer).'],
    ],
  ])('%s', (_, printed, code, said) => {
    const report = reportOf([], adviceOf(printed))
    expect(report.code).toBe(code)
    expect(report.lines.slice(1)).toEqual(said)
  })

  test('a fault of the lock file is a fault, whatever the registry says', () => {
    const { lines, code } = reportOf(['till@1.2.3: names no licence'], adviceOf(severities()))
    expect([code, lines[0]]).toEqual([1, 'till@1.2.3: names no licence'])
  })
})
