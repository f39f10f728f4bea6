/** When a rule speaks: data, so that it can be printed. What it rests on are the facts that it finds. */
import type { FactName, Facts } from './facts.ts'

export type Condition =
  | { readonly fact: FactName; readonly is: boolean }
  | { readonly fact: FactName; readonly oneOf: readonly string[] }
  | { readonly fact: FactName; readonly from: number }
  | { readonly fact: FactName; readonly to: number }
  | { readonly fact: FactName; readonly told: true }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }

export const so = (fact: FactName): Condition => ({ fact, is: true })
export const notSo = (fact: FactName): Condition => ({ fact, is: false })
export const atLeast = (fact: FactName, least: number): Condition => ({ fact, from: least })
export const atMost = (fact: FactName, most: number): Condition => ({ fact, to: most })
export const told = (fact: FactName): Condition => ({ fact, told: true })
export const oneOf = (fact: FactName, ...values: readonly string[]): Condition => ({ fact, oneOf: values })
export const all = (...conditions: readonly Condition[]): Condition => ({ all: conditions })
export const any = (...conditions: readonly Condition[]): Condition => ({ any: conditions })

/** The facts by which a condition holds; null where it does not. What nobody established is not so. */
export function restsOn(condition: Condition, facts: Facts): readonly FactName[] | null {
  if ('all' in condition) {
    const parts = condition.all.map(part => restsOn(part, facts))
    return parts.includes(null) ? null : parts.flatMap(part => part ?? [])
  }
  if ('any' in condition) {
    const parts = condition.any.map(part => restsOn(part, facts)).filter(part => part !== null)
    return parts.length === 0 ? null : parts.flat()
  }
  const value = facts[condition.fact]?.value
  if (!isMet(condition, value)) return null
  return value === undefined ? [] : [condition.fact]
}

type Simple = Extract<Condition, { readonly fact: FactName }>

function isMet(condition: Simple, value: unknown): boolean {
  if ('is' in condition) return (value ?? false) === condition.is
  if ('told' in condition)
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== ''
  if ('oneOf' in condition) return typeof value === 'string' && condition.oneOf.includes(value)
  if (typeof value !== 'number') return false
  return 'from' in condition ? value >= condition.from : value <= condition.to
}

/** Every fact that a condition looks at. */
export function factsIn(condition: Condition): readonly FactName[] {
  if ('all' in condition) return condition.all.flatMap(factsIn)
  if ('any' in condition) return condition.any.flatMap(factsIn)
  return [condition.fact]
}
