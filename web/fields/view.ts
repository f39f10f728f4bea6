/**
 * What a view of a field is given. It shows and changes one text; what the text means is the core's
 * business.
 */
import type { ComponentType } from 'react'
import type { Field } from '../../core/fields/field.ts'
import type { WireDesk } from '../../core/wire.ts'

export interface FieldViewProps {
  readonly id: string
  readonly field: Field<unknown, unknown>
  readonly value: string
  onChange(value: string): void
  /** Goes on to the next field, or submits from the last. */
  onDone(): void
  readonly invalid: boolean
  readonly values: Readonly<Record<string, string>>
  readonly desk: WireDesk
  /** The amount that the notes should make, where a field or the preview says one. */
  readonly amount: bigint | null
  register(element: HTMLElement | null): void
}

export type FieldView = ComponentType<FieldViewProps>
