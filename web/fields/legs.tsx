import { sum } from '../../core/std.ts'
import { displayMoney, parseMoney } from '../../core/money.ts'
import { useWords } from '../words/language.tsx'
import { TextView } from './text.tsx'
import type { FieldViewProps } from './view.ts'

/** The lines of a manual voucher, with the two sums beneath while they are typed. */
export function LegsView(props: FieldViewProps) {
  const { say } = useWords()
  const lines = props.value.split(/[;；\n]/).flatMap(line => {
    const match = /^\s*(D|C|借|贷)\s*(\S+)\s+(\S+)\s*$/i.exec(line)
    const amount = match ? parseMoney(match[3] ?? '') : null
    return match && amount !== null ? [{ debit: /[d借]/i.test(match[1] ?? ''), amount }] : []
  })
  const side = (debit: boolean) => sum(lines.filter(line => line.debit === debit).map(line => line.amount))
  const differs = side(true) !== side(false)
  return (
    <>
      <TextView {...props} />
      <output className={differs ? 'echo echo-wrong' : 'echo'} htmlFor={props.id}>
        {`${say('debit')} ${displayMoney(side(true))}　${say('credit')} ${displayMoney(side(false))}`}
      </output>
    </>
  )
}
