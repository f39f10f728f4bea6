import { toCapital } from '../../core/capital.ts'
import { displayMoney, parseMoney } from '../../core/money.ts'
import { TextView } from './text.tsx'
import type { FieldViewProps } from './view.ts'

/** The amount is echoed in figures and in capitals while it is typed. */
export function MoneyView(props: FieldViewProps) {
  const amount = parseMoney(props.value)
  return (
    <>
      <TextView {...props} />
      <output className="echo" htmlFor={props.id}>
        {amount === null
          ? ' '
          : `${displayMoney(amount)}　${props.desk.branch.unit === 'CNY' ? toCapital(amount) : ''}`}
      </output>
    </>
  )
}
