/** The eight service processes of the outlet (rules.md §8.1), as the product has them. */
import type { ServiceProcess, Step } from './process.ts'
import { education } from './processes/education.ts'
import { farewell } from './processes/farewell.ts'
import { greeting } from './processes/greeting.ts'
import { incident } from './processes/incident.ts'
import { reception } from './processes/reception.ts'
import { recommendation } from './processes/recommendation.ts'
import { retention } from './processes/retention.ts'
import { triage } from './processes/triage.ts'

/** In the order in which a day meets them. */
export const processes = {
  greeting,
  reception,
  triage,
  education,
  retention,
  recommendation,
  incident,
  farewell,
} as const satisfies Readonly<Record<string, ServiceProcess>>

export type ProcessName = keyof typeof processes

/** `reception.confirm`: a step by its process. */
export type StepKey = {
  [P in ProcessName]: `${P}.${keyof (typeof processes)[P]['steps'] & string}`
}[ProcessName]

export const processNames = Object.keys(processes) as ProcessName[]

export interface StepAt {
  readonly process: ServiceProcess
  readonly step: Step
}

/** Undefined for a key of nothing. */
export function stepAt(key: string): StepAt | undefined {
  const [name = '', part = ''] = key.split('.')
  const process = ofName<ServiceProcess>(processes, name)
  const step = process && ofName(process.steps, part)
  return process && step && { process, step }
}

export const ofName = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined

export const stepKeys: readonly StepKey[] = processNames.flatMap(name =>
  Object.keys(processes[name].steps).map(step => `${name}.${step}` as StepKey),
)
