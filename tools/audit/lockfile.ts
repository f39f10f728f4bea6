/**
 * What the lock file alone shows of the packages it pins, without asking anybody: each has the hash of its
 * bytes and comes from a registry over TLS, its licence is one we may pass on, and it runs no script while it
 * is installed unless package.json has said yes or no to it by name.
 */
export interface LockedPackage {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly license?: string
  readonly link?: boolean
  readonly hasInstallScript?: boolean
}

export interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>
}

/** Licences by which the program may be used, changed and passed on under its own. */
const ALLOWED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT/X11',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
  // Binds the files of the package itself, which stand unchanged beside ours.
  'MPL-2.0',
])

/** What names no licence in its description, at the version somebody has looked at, and what was found. */
const LOOKED_AT: Readonly<Record<string, string>> = {
  'png-js@1.1.0': 'MIT, in its file LICENSE',
}

/** Each fault on a line of its own: `name@version: what is wrong`. */
export function lockfileFaults(
  { packages }: Lockfile,
  scripts: Readonly<Record<string, boolean>>,
): readonly string[] {
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .flatMap(([path, locked]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
      const label = `${name}@${locked.version ?? '?'}`
      return [sourceFault(locked), licenceFault(label, locked.license), scriptFault(name, locked, scripts)]
        .filter(fault => fault !== null)
        .map(fault => `${label}: ${fault}`)
    })
}

/** Without an address a package comes from the registry that the machine is set to. */
function sourceFault({ version, resolved, integrity, link }: LockedPackage): string | null {
  if (link || !/^\d+\.\d+\.\d+/.test(version ?? '')) return 'is no release of a registry'
  if (resolved !== undefined && !/^https:\/\/[^/]+\/.+\.tgz$/.test(resolved))
    return `comes from ${resolved}, which is no registry over TLS`
  return /^sha(384|512)-/.test(integrity ?? '') ? null : 'has no hash to be checked by'
}

function licenceFault(label: string, licence: string | undefined): string | null {
  if (licence === undefined) return label in LOOKED_AT ? null : 'names no licence'
  return isAllowed(licence) ? null : `has the licence ${licence}`
}

/** One of what it offers (OR), and all of what it demands (AND). */
const isAllowed = (licence: string): boolean =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some(offer => offer.split(' AND ').every(name => ALLOWED.has(name)))

function scriptFault(
  name: string,
  { hasInstallScript }: LockedPackage,
  scripts: Readonly<Record<string, boolean>>,
): string | null {
  return hasInstallScript && scripts[name] === undefined
    ? 'runs a script when installed, which allowScripts of package.json neither allows nor denies'
    : null
}
