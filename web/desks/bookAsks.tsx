/** What a sheet asks for before it is made: accounts, days, a currency. */
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { parseDay } from '../../core/dates.ts'
import { postingAccounts } from '../../core/ledger/chart.ts'
import { currencies } from '../../core/ledger/units.ts'
import {
  ALL_CURRENCIES,
  isOfLedger,
  rungNames,
  rungs,
  sheetCatalogue,
  type SheetName,
} from '../../core/sheets.ts'
import type { AskedSheet } from '../api/client.ts'
import { useWords } from '../words/language.tsx'

export interface ShownProps {
  readonly asked: AskedSheet & { readonly sheet: SheetName }
  onShow(asked: AskedSheet): void
}

const TEXTS = ['account', 'customer', 'teller', 'from'] as const

/** What a sheet asks for; it is made when all of it is there and Enter is pressed. */
export function Asks({ asked, onShow }: ShownProps) {
  const { say } = useWords()
  const [typed, setTyped] = useState(asked)
  const { asks } = sheetCatalogue[asked.sheet]
  const wrongDay = (text: string | null) => (text && !parseDay(text) ? 'error' : '')
  const set = (name: keyof AskedSheet) => (event: { target: { value: string } }) =>
    setTyped({ ...typed, [name]: event.target.value })
  const show = () => onShow(typed)
  return (
    <div className="filters no-print">
      <Choices asked={typed} onShow={onShow} />
      {TEXTS.filter(name => asks.includes(name)).map(name => (
        <Input
          key={name}
          aria-label={say(name)}
          placeholder={say(name)}
          value={typed[name] ?? ''}
          status={name === 'from' ? wrongDay(typed.from) : ''}
          onChange={set(name)}
          onPressEnter={show}
        />
      ))}
      <Input
        aria-label={say('day')}
        placeholder={say('day')}
        value={typed.day ?? ''}
        status={wrongDay(typed.day)}
        onChange={set('day')}
        onPressEnter={show}
      />
      {asks.includes('from') && (
        <Periods
          day={typed.day}
          monthAtMost={asks.includes('monthAtMost')}
          onFrom={from => onShow({ ...typed, from })}
        />
      )}
      <Button onClick={show}>{say('showSheet')}</Button>
    </div>
  )
}

/** What is chosen from a list shows the sheet at once. */
function Choices({ asked, onShow }: ShownProps) {
  const { say } = useWords()
  const { asks } = sheetCatalogue[asked.sheet]
  return (
    <>
      {asks.includes('gl') && (
        <Select
          showSearch
          aria-label={say('glAccount')}
          placeholder={say('glAccount')}
          value={asked.gl}
          style={{ width: 280 }}
          optionFilterProp="label"
          onChange={gl => onShow({ ...asked, gl })}
          options={postingAccounts
            .filter(({ code }) => isOfLedger(asked.sheet, code))
            .map(({ code, name }) => ({ value: code, label: `${code} ${say(name)}` }))}
        />
      )}
      {asks.includes('rung') && (
        <Select
          allowClear
          aria-label={say('maturity')}
          placeholder={say('maturity')}
          value={asked.rung}
          style={{ width: 160 }}
          onChange={rung => onShow({ ...asked, rung: rung ?? null })}
          options={rungNames.map(name => ({ value: name, label: say(rungs[name]) }))}
        />
      )}
      {asks.includes('unit') && (
        <Select
          allowClear
          aria-label={say('currencyChosen')}
          placeholder={say('currencyChosen')}
          value={asked.unit}
          style={{ width: 180 }}
          onChange={unit => onShow({ ...asked, unit: unit ?? null })}
          options={[
            ...currencies.map(({ unit, name }) => ({ value: unit, label: `${unit} ${say(name)}` })),
            ...(asks.includes('all') ? [{ value: ALL_CURRENCIES, label: say('allConverted') }] : []),
          ]}
        />
      )}
    </>
  )
}

const MONTH = ['thisMonth'] as const
const PERIODS = [...MONTH, 'thisQuarter', 'thisYear'] as const

interface PeriodsProps {
  readonly day: string | null
  readonly monthAtMost: boolean
  onFrom(from: string): void
}

/** The month, the quarter, the year that a day belongs to, from their beginning. */
function Periods({ day, monthAtMost, onFrom }: PeriodsProps) {
  const { say } = useWords()
  if (!day || !parseDay(day)) return null
  const [year = '', month = ''] = day.split('-')
  const quarter = String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, '0')
  const begins = {
    thisMonth: `${year}-${month}-01`,
    thisQuarter: `${year}-${quarter}-01`,
    thisYear: `${year}-01-01`,
  }
  return (
    <>
      {(monthAtMost ? MONTH : PERIODS).map(word => (
        <Button key={word} size="small" onClick={() => onFrom(begins[word])}>
          {say(word)}
        </Button>
      ))}
    </>
  )
}
