import { keys } from '../ui/keys.ts'
import { Input } from 'antd'
import { Fragment, useEffect, useEffectEvent, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { byMenu, nearestCodes, searchCodes } from '../../core/derive/search.ts'
import { toHalfWidth } from '../../core/money.ts'
import type { WireCode } from '../../core/wire.ts'
import { useCodes } from '../api/queries.ts'
import { useWords } from '../words/language.tsx'
import { whoLink } from '../ui/opening.ts'
import { isDone } from '../fields/text.tsx'
import { takeTyped } from './typeAhead.ts'

interface CommandLineProps {
  onCode(code: string): void
  /** Whether nothing else is being done: then the focus belongs here. */
  readonly active: boolean
}

/**
 * Four digits open a form at once; letters and words find it; what does not exist, or is not for this post,
 * answers with the nearest.
 */
export function CommandLine({ onCode, active }: CommandLineProps) {
  const { say } = useWords()
  const { typed, wrong, notMine, found, chosen, change, open, onKey } = useCommand(onCode, active)
  return (
    <div className="command no-print">
      <Input
        id="command"
        size="large"
        value={typed}
        placeholder={say('commandHint')}
        aria-label={say('commandHint')}
        autoComplete="off"
        prefix={<span className="prompt">›</span>}
        suffix={<kbd>{keys.command}</kbd>}
        onChange={event => change(event.target.value)}
        onKeyDown={onKey}
      />
      {(active || typed !== '') && (
        <div className="command-list" aria-live="polite">
          {wrong && (
            <p className="command-unknown">
              {say(wrong)} {notMine && <Link href={whoLink({ code: notMine })}>{say('who')}</Link>}
            </p>
          )}
          <CodeList
            label={say(typed === '' ? 'mostUsed' : 'codesFound')}
            codes={found}
            chosen={typed === '' ? null : chosen}
            onCode={open}
          />
        </div>
      )}
    </div>
  )
}

function useCommand(onCode: CommandLineProps['onCode'], active: boolean) {
  const { data: codes } = useCodes()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  /** Why what is typed opens nothing. */
  const [wrong, setWrong] = useState<'nearest' | 'notYourPost' | null>(null)
  const mine = useMemo(() => codes?.filter(code => code.mine) ?? [], [codes])
  const found = useMemo(() => offered(typed, wrong !== null, mine), [typed, wrong, mine])

  const open = (code: string) => {
    setTyped('')
    setWrong(null)
    onCode(code)
  }
  const change = (raw: string) => {
    // A Chinese keyboard gives digits in 全角.
    const text = toHalfWidth(raw)
    setTyped(text)
    setChosen(0)
    setWrong(null)
    const number = text.trim()
    if (!/^\d{4}$/.test(number)) return
    const found = codes?.find(one => one.number === number)
    if (found?.mine) open(found.code)
    else setWrong(found ? 'notYourPost' : 'nearest')
  }
  const takeFocus = useEffectEvent(() => {
    document.getElementById('command')?.focus()
    // What came before the codes were known, on the line or beside it, is looked at now.
    const early = typed + takeTyped()
    if (early !== '') change(early)
  })
  const ready = active && codes !== undefined
  useEffect(() => {
    if (ready) takeFocus()
  }, [ready])
  const onKey = (event: React.KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setChosen(at => Math.min(Math.max(at + step, 0), Math.max(found.length - 1, 0)))
    } else if (isDone(event)) {
      event.preventDefault()
      const pick = found[chosen]
      if (pick && (typed.trim() !== '' || chosen > 0)) open(pick.code)
      else if (typed.trim() !== '') setWrong('nearest')
    }
  }
  const notMine = wrong === 'notYourPost' ? codes?.find(({ number }) => number === typed.trim())?.code : null
  return { typed, wrong, notMine, found, chosen, change, open, onKey }
}

interface CodeListProps {
  readonly label: string
  readonly codes: readonly WireCode[]
  /** The one that Enter would open. */
  readonly chosen: number | null
  onCode(code: string): void
}

/** What was searched for stands under the heads of the menu; what one uses most, as often as one uses it. */
function CodeList({ label, codes, chosen, onCode }: CodeListProps) {
  const { say } = useWords()
  const picked = chosen === null ? null : codes[chosen]
  const groups = chosen === null ? [{ head: null, entries: codes }] : byMenu(codes)
  return (
    <ul aria-label={label}>
      {groups.map(({ head, entries }) => (
        <Fragment key={head?.zh ?? ''}>
          {head && groups.length > 1 && <li className="command-head">{say(head)}</li>}
          {entries.map(entry => (
            <CodeOption key={entry.code} entry={entry} chosen={entry === picked} onCode={onCode} />
          ))}
        </Fragment>
      ))}
    </ul>
  )
}

function CodeOption({
  entry: { code, number, name, initials, menu },
  chosen,
  onCode,
}: {
  readonly entry: WireCode
  readonly chosen: boolean
  onCode(code: string): void
}) {
  const { say, language } = useWords()
  return (
    <li>
      <button
        type="button"
        tabIndex={-1}
        title={`${number} ${say(name)} · ${menu.map(say).join(' › ')}`}
        className={chosen ? 'command-option command-chosen' : 'command-option'}
        onClick={() => onCode(code)}
      >
        <b className="figure">{number}</b> {say(name)} {language === 'zh' && <small>{initials}</small>}
      </button>
    </li>
  )
}

const SHOWN = 12
/** The most used of the person, shown while nothing is typed (F5). */
const MOST_USED = 30

function offered(typed: string, unknown: boolean, codes: readonly WireCode[]): WireCode[] {
  if (typed.trim() === '') return codes.slice(0, MOST_USED)
  const found = searchCodes(typed, codes)
  const shown = (found.length > 0 && !unknown ? found : nearestCodes(typed, codes)).slice(0, SHOWN)
  return byMenu(shown).flatMap(({ entries }) => entries)
}
