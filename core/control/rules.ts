/** What a bank decides about how its people watch each other. */
export interface ControlRules {
  /** Authority is delegated for so many days at most. */
  readonly delegationDaysMost: number
}

export const controlRules: ControlRules = { delegationDaysMost: 30 }
