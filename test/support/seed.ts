/**
 * Every random test has a seed. It is the same from run to run, so that a failure is never a matter of
 * luck; to look further, `SEED=7 npx vitest run test/core`. What fails says its seed.
 */
import fc from 'fast-check'

export const seed = Number(process.env.SEED ?? 20_260_302)

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed })

export { fc }
