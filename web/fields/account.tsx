import { toHalfWidth } from '../../core/money.ts'
import { useAccount, useCustomer } from '../api/queries.ts'
import { showMoney } from '../ui/money.ts'
import { useWords } from '../words/language.tsx'
import { TextView } from './text.tsx'
import type { FieldViewProps } from './view.ts'

/** The number, and at once whose it is. */
export function AccountView(props: FieldViewProps) {
  const { say } = useWords()
  const number = toHalfWidth(props.value).replace(/\s/g, '')
  const looked =
    /^\d{16}$/.test(number) || (props.field.options.internal && /^\d{4}/.test(number)) ? number : ''
  const { data } = useAccount(looked)
  return (
    <>
      <TextView {...props} onChange={value => props.onChange(value.replace(/\s/g, ''))} />
      <output className={data?.warnings.length ? 'echo echo-wrong' : 'echo'} htmlFor={props.id}>
        {data ? `${data.name}　${showMoney(data.balance)}　${data.warnings.map(say).join('　')}` : ' '}
      </output>
    </>
  )
}

export function CustomerView(props: FieldViewProps) {
  const typed = toHalfWidth(props.value).trim()
  const { data } = useCustomer(/^\d{1,9}$/.test(typed) ? typed.padStart(9, '0') : '')
  return (
    <>
      <TextView {...props} />
      <output className="echo" htmlFor={props.id}>
        {data ? `${data.name}　${data.idNumber}` : ' '}
      </output>
    </>
  )
}
