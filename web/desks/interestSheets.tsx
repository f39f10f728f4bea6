import { Button, Select, Spin } from 'antd'
import { useState } from 'react'
import type { WireRowDetail } from '../../core/wire.ts'
import { fill } from '../../core/words.ts'
import { useInterestSheet } from '../api/queries.ts'
import { Explained } from '../ui/explanation.tsx'
import { Failed } from '../ui/panel.tsx'
import { useWords } from '../words/language.tsx'

/** How the interest that a row has settled comes about: of a few accounts at once, of more one by one. */
export function InterestSheets({ row }: { readonly row: WireRowDetail }) {
  const { say } = useWords()
  if (row.interestAccounts.length === 0) return null
  return (
    <section aria-label={say('interestSheets')}>
      <h3>{say('interestSheets')}</h3>
      {row.interestSheet.length > 0 ? <Explained rows={row.interestSheet} /> : <OneByOne row={row} />}
    </section>
  )
}

function OneByOne({ row: { day, serial, interestAccounts: all } }: { readonly row: WireRowDetail }) {
  const { say } = useWords()
  const [place, setPlace] = useState(0)
  const account = all[place] ?? ''
  const { data, error, refetch } = useInterestSheet({ day, serial, account })
  return (
    <>
      <div className="filters no-print">
        <Button size="small" disabled={place === 0} onClick={() => setPlace(place - 1)}>
          {say('accountBefore')}
        </Button>
        <Select
          showSearch
          size="small"
          aria-label={say('account')}
          style={{ width: 220 }}
          value={account}
          options={all.map(no => ({ value: no, label: no }))}
          onChange={no => setPlace(all.indexOf(no))}
        />
        <Button size="small" disabled={place === all.length - 1} onClick={() => setPlace(place + 1)}>
          {say('accountAfter')}
        </Button>
        <span className="hint">
          {fill(say('placeOfAll'), { place: String(place + 1), all: String(all.length) })}
        </span>
      </div>
      {error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Explained {...data} />
      ) : (
        <Spin />
      )}
    </>
  )
}
